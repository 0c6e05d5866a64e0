namespace YLang.Runtime.Memory;

/// <summary>
/// Where fields stand, for walkers that ask when they run: by number, bytes from the start of their struct. It notes who was asked for and when, so that who made something fail can be
/// told. For one thread.
/// </summary>
public sealed class FieldPlaces(IReadOnlyList<long> offsets)
{
    private readonly long[] _offsets = [.. offsets];
    private readonly int[] _asked = new int[offsets.Count];
    private int _clock;

    /// <summary>Of walkers that ask for none.</summary>
    public static FieldPlaces None { get; } = new([]);

    /// <summary>The field's distance from its struct, to be added to an address: a negative one wraps.</summary>
    public ulong At(int field)
    {
        _asked[field] = ++_clock;
        return (ulong)_offsets[field];
    }

    /// <summary>Forgets who was asked for.</summary>
    public void Forget()
    {
        Array.Clear(_asked);
        _clock = 0;
    }

    /// <summary>The fields asked for since <see cref="Forget"/>, the last first.</summary>
    public IReadOnlyList<int> Asked() => [.. Enumerable.Range(0, _asked.Length).Where(f => _asked[f] > 0).OrderByDescending(f => _asked[f])];
}

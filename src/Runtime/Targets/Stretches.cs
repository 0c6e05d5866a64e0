namespace YLang.Runtime.Targets;

/// <summary>Stretches of addresses, none twice, of which it is asked how much of them lies where.</summary>
internal sealed class Stretches
{
    private readonly List<(ulong Start, ulong Length)> _added = [];
    private ulong[]? _starts;

    /// <summary>Bytes of all stretches up to the start of each, and of all.</summary>
    private ulong[] _before = [];

    /// <summary>What is mapped.</summary>
    public static Stretches Of(IEnumerable<Mapping> mappings)
    {
        var stretches = new Stretches();
        foreach (Mapping mapping in mappings)
            stretches.Add(mapping.Start, (ulong)mapping.Size);

        return stretches;
    }

    public void Add(ulong start, ulong length)
    {
        _added.Add((start, length));
        _starts = null;
    }

    public void Clear()
    {
        _added.Clear();
        _starts = null;
    }

    /// <summary>How many of these bytes lie in a stretch.</summary>
    public long Count(ulong start, long bytes)
    {
        if (bytes <= 0)
            return 0;

        ulong end = start + (ulong)bytes;
        return end < start ? 0 : (long)(Below(end) - Below(start));
    }

    private ulong Below(ulong address)
    {
        if (_starts is null)
            Sort();

        int index = Array.BinarySearch(_starts!, address);
        if (index >= 0)
            return _before[index];

        int last = ~index - 1;
        return last < 0 ? 0 : Math.Min(_before[last] + (address - _starts![last]), _before[last + 1]);
    }

    private void Sort()
    {
        _added.Sort();
        _starts = [.. _added.Select(s => s.Start)];
        _before = new ulong[_added.Count + 1];
        for (int i = 0; i < _added.Count; i++)
            _before[i + 1] = _before[i] + _added[i].Length;
    }
}

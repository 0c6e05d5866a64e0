using System.Buffers.Binary;

namespace YLang.Fuzz.Tests;

/// <summary>
/// A core dump in a file of its own, changed in one way by each seed and made right again afterwards. Half of the changes are where a core can lie about itself: headers and notes. The others are
/// in what it holds: words that are pointers, and words of structures that the walk reads.
/// </summary>
internal sealed class CoreMutator : IDisposable
{
    private readonly byte[] _whole;
    private readonly FileStream _file;
    private readonly int _headers;
    private readonly (int Offset, int Length)[] _notes;
    private readonly (ulong Start, int Offset, int Length)[] _memory;
    private readonly List<(int Offset, int Length)> _changed = [];

    public CoreMutator(byte[] core, string path)
    {
        (_whole, Path) = (core, path);
        File.WriteAllBytes(path, core);
        _file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        int first = (int)U64(32), count = BinaryPrimitives.ReadUInt16LittleEndian(core.AsSpan(56));
        _headers = first + (count * 56);
        (uint Type, int Offset, ulong Start, int Length)[] segments =
            [.. Enumerable.Range(0, count).Select(i => first + (i * 56)).Select(at => (BinaryPrimitives.ReadUInt32LittleEndian(core.AsSpan(at)), (int)U64(at + 8), U64(at + 16), (int)U64(at + 32)))];
        _notes = [.. segments.Where(s => s.Type == 4).Select(s => (s.Offset, s.Length))];
        _memory = [.. segments.Where(s => s.Type == 1 && s.Length > 0).Select(s => (s.Start, s.Offset, s.Length))];
    }

    public string Path { get; }

    /// <summary>Changes the file.</summary>
    /// <param name="structures">Target addresses of structures that the walk reads.</param>
    /// <returns>What was done, for people.</returns>
    public string Change(int seed, ulong[] structures)
    {
        var random = new Random(seed);
        int kind = random.Next(8);
        int times = 1 << random.Next(6);
        for (int i = 0; i < times; i++)
        {
            switch (kind)
            {
                case 0:
                    Word(random.Next(_headers - 8), random);
                    break;
                case 1:
                    (int offset, int length) = _notes[random.Next(_notes.Length)];
                    Word(offset + random.Next(Math.Min(length, 6000) - 8), random);
                    break;
                case 2:
                    _file.SetLength(random.NextInt64(_whole.Length));
                    return $"cut to {_file.Length} bytes";
                case 3 or 4:
                    if (OffsetOf(structures[random.Next(structures.Length)] + (ulong)(random.Next(24) * 8)) is > 0 and var at)
                        Word(at, random);
                    break;
                default:
                    Pointer(random);
                    break;
            }
        }

        return $"{times} changes of {(kind switch { 0 => "headers", 1 => "notes", 3 or 4 => "structures", _ => "pointers" })}";
    }

    /// <summary>The file is as it was.</summary>
    public void Restore()
    {
        if (_file.Length < _whole.Length)
            RandomAccess.Write(_file.SafeFileHandle, _whole.AsSpan((int)_file.Length), _file.Length);

        foreach ((int offset, int length) in _changed)
            RandomAccess.Write(_file.SafeFileHandle, _whole.AsSpan(offset, length), offset);

        _changed.Clear();
    }

    public void Dispose() => _file.Dispose();

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_whole.AsSpan(at));

    private int OffsetOf(ulong address)
    {
        foreach ((ulong start, int offset, int length) in _memory)
        {
            if (address - start < (ulong)(length - 8))
                return offset + (int)(address - start);
        }

        return 0;
    }

    /// <summary>A word that leads to where the core has memory, if one is met.</summary>
    private void Pointer(Random random)
    {
        (ulong _, int offset, int length) = _memory[random.Next(_memory.Length)];
        int at = offset + (random.Next(length / 8) * 8);
        for (int tries = 0; tries < 200 && at + 8 <= offset + length && OffsetOf(U64(at)) == 0; tries++)
            at += 8;

        if (at + 8 <= offset + length)
            Word(at, random);
    }

    private void Word(int at, Random random)
    {
        ulong there = U64(at), changed = random.Next(7) switch
        {
            0 => there ^ (1UL << random.Next(64)),
            1 => there + (ulong)random.Next(-64, 64),
            2 => (ulong)random.NextInt64(long.MinValue, long.MaxValue),
            3 => 0,
            4 => ulong.MaxValue >> random.Next(64),
            5 => _memory[random.Next(_memory.Length)] is var (start, _, length) ? start + (ulong)random.Next(length) : 0,
            _ => U64(OffsetOf(there) is > 0 and var target && target + 8 <= _whole.Length ? target : at),
        };
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, changed);
        RandomAccess.Write(_file.SafeFileHandle, bytes, at);
        _changed.Add((at, 8));
    }
}

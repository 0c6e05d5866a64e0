using System.Buffers.Binary;
using System.Runtime.InteropServices;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>Writes an ELF core: headers, notes, and of each mapping what is held of it.</summary>
internal sealed class CoreWriter
{
    private const int HeaderBytes = 64, ProgramHeaderBytes = 56, SectionHeaderBytes = 64, ET_CORE = 4, PN_XNUM = 0xffff;
    private const uint PT_LOAD = 1, PT_NOTE = 4;
    private const int ChunkBytes = 1 << 20;

    /// <summary>Memory that was reserved and never touched is zeros, which a file need not hold; of stretches beyond this, some programs have more than a file may be long.</summary>
    private const ulong LongGap = 1UL << 30;

    private readonly List<Load> _loads = [];
    private readonly byte[] _notes;
    private readonly IReadOnlyList<(ulong Start, ulong Length)> _held;

    /// <param name="held">What there is of the memory and is no mere zero, in the order of addresses.</param>
    public CoreWriter(byte[] notes, IEnumerable<Mapping> mappings, IReadOnlyList<(ulong Start, ulong Length)> held)
    {
        (_notes, _held) = (notes, held);
        int next = 0;
        foreach (Mapping mapping in mappings.Where(m => m.Path != "[vsyscall]").OrderBy(m => m.Start))
            AddLoads(mapping, held, ref next);
    }

    /// <summary>Bytes of memory that are written, without those that are known to be zeros.</summary>
    public long HeldBytes { get; private set; }

    private bool HasManyLoads => _loads.Count + 1 >= PN_XNUM;

    private ulong NotesAt => (ulong)(HeaderBytes + ((_loads.Count + 1) * ProgramHeaderBytes) + (HasManyLoads ? SectionHeaderBytes : 0));

    private ulong LoadsAt => (NotesAt + (ulong)_notes.Length + PageMap.PageBytes - 1) / PageMap.PageBytes * PageMap.PageBytes;

    /// <param name="to">Where it can seek, memory that the process has never touched becomes holes: by these it is known what was there.</param>
    /// <param name="progress">Told of the bytes written so far.</param>
    public void Write(Stream to, TargetMemory memory, Action<long> progress, CancellationToken interrupt)
    {
        to.Write(Headers());
        to.Write(_notes);
        Zeros(to, LoadsAt - NotesAt - (ulong)_notes.Length);
        byte[] chunk = new byte[ChunkBytes];
        long written = 0;
        int next = 0;
        foreach (Load load in _loads.Where(l => l.IsHeld))
        {
            for (ulong at = load.Start; at < load.End;)
            {
                interrupt.ThrowIfCancellationRequested();
                while (next < _held.Count && _held[next].Start + _held[next].Length <= at)
                    next++;

                ulong start = next < _held.Count ? Math.Clamp(_held[next].Start, at, load.End) : load.End;
                if (start > at)
                {
                    Skip(to, start - at);
                    at = start;
                    continue;
                }

                Span<byte> bytes = chunk.AsSpan(0, (int)Math.Min(ChunkBytes, Math.Min(_held[next].Start + _held[next].Length, load.End) - at));

                // What can't be read has become so since it was listed; it is zero then.
                bytes[memory.Read(at, bytes)..].Clear();
                to.Write(bytes);
                at += (ulong)bytes.Length;
                progress(written += bytes.Length);
            }
        }

        if (to.CanSeek)
            to.SetLength(to.Position);
    }

    private void AddLoads(Mapping mapping, IReadOnlyList<(ulong Start, ulong Length)> held, ref int next)
    {
        // Between what a program has touched of its own memory there are zeros; between what is held of a file, there is the file.
        ulong most = mapping.IsFile || !mapping.IsWritable || mapping.IsShared ? 0 : LongGap, from = mapping.Start, end = mapping.Start;
        while (next < held.Count && held[next].Start + held[next].Length <= mapping.Start)
            next++;

        for (int i = next; i < held.Count && held[i].Start < mapping.End; i++)
        {
            ulong start = Math.Max(held[i].Start, mapping.Start), stop = Math.Min(held[i].Start + held[i].Length, mapping.End);
            HeldBytes += (long)(stop - start);
            if (start - end > most)
            {
                Add(mapping, from, end, isHeld: true);
                Add(mapping, end, start, isHeld: false);
                from = start;
            }

            end = stop;
        }

        if (from < end && mapping.End - end <= most)
            end = mapping.End;

        Add(mapping, from, end, isHeld: true);
        Add(mapping, end, mapping.End, isHeld: false);
    }

    private void Add(Mapping mapping, ulong start, ulong end, bool isHeld)
    {
        if (start < end)
            _loads.Add(new Load(start, end, isHeld, (mapping.IsReadable ? 4U : 0) | (mapping.IsWritable ? 2U : 0) | (mapping.IsExecutable ? 1U : 0)));
    }

    private byte[] Headers()
    {
        byte[] headers = new byte[NotesAt];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(headers);
        Put16(headers, 16, ET_CORE);
        Put16(headers, 18, RuntimeInformation.OSArchitecture == Architecture.X64 ? 62 : 183);
        Put32(headers, 20, 1);
        Put64(headers, 32, HeaderBytes);
        Put64(headers, 40, HasManyLoads ? NotesAt - SectionHeaderBytes : 0);
        Put16(headers, 52, HeaderBytes);
        Put16(headers, 54, ProgramHeaderBytes);
        Put16(headers, 56, HasManyLoads ? PN_XNUM : _loads.Count + 1);
        Put16(headers, 58, HasManyLoads ? SectionHeaderBytes : 0);
        Put16(headers, 60, HasManyLoads ? 1 : 0);
        int at = HeaderBytes;
        ProgramHeader(headers, ref at, PT_NOTE, 0, NotesAt, 0, (ulong)_notes.Length, 0, 4);
        ulong offset = LoadsAt;
        foreach (Load load in _loads)
        {
            ulong length = load.IsHeld ? load.End - load.Start : 0;
            ProgramHeader(headers, ref at, PT_LOAD, load.Flags, offset, load.Start, length, load.End - load.Start, PageMap.PageBytes);
            offset += length;
        }

        // gABI: where there are too many for the header's field, the first section says how many.
        if (HasManyLoads)
            Put32(headers, at + 44, (uint)_loads.Count + 1);

        return headers;
    }

    private static void ProgramHeader(byte[] to, ref int at, uint type, uint flags, ulong offset, ulong address, ulong inFile, ulong inMemory, ulong alignment)
    {
        Put32(to, at, type);
        Put32(to, at + 4, flags);
        ulong[] words = [offset, address, 0, inFile, inMemory, alignment];
        for (int i = 0; i < words.Length; i++)
            Put64(to, at + 8 + (i * sizeof(ulong)), words[i]);

        at += ProgramHeaderBytes;
    }

    private static void Skip(Stream to, ulong count)
    {
        if (to.CanSeek)
        {
            to.Position += (long)count;
            return;
        }

        for (; count > 0; count -= Math.Min(count, ChunkBytes))
            Zeros(to, Math.Min(count, ChunkBytes));
    }

    private static void Zeros(Stream to, ulong count) => to.Write(new byte[count]);

    private static void Put16(byte[] to, int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(to.AsSpan(at), (ushort)value);

    private static void Put32(byte[] to, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(to.AsSpan(at), value);

    private static void Put64(byte[] to, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(to.AsSpan(at), value);

    private sealed record Load(ulong Start, ulong End, bool IsHeld, uint Flags);
}

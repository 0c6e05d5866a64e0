using System.Buffers.Binary;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Targets.Core;

/// <summary>A PT_LOAD of a core.</summary>
/// <param name="Start">Target address.</param>
/// <param name="Size">Bytes of the target's address space; does not wrap.</param>
/// <param name="Offset">In the core file.</param>
/// <param name="Claimed">Bytes that the core says it has of it.</param>
/// <param name="Dumped">Bytes that it has: less where the file is cut short.</param>
/// <param name="Flags">PF_X, PF_W, PF_R.</param>
internal sealed record CoreSegment(ulong Start, ulong Size, ulong Offset, ulong Claimed, ulong Dumped, uint Flags)
{
    // System V ABI, chapter 5.
    public const uint PF_X = 1, PF_W = 2, PF_R = 4;

    public ulong End => Start + Size;

    public bool IsWritable => (Flags & PF_W) != 0;

    public string Permissions => PermissionsOf(Flags);

    /// <summary>Of segments in the order of addresses, the one that holds an address, or null.</summary>
    public static CoreSegment? At(IReadOnlyList<CoreSegment> segments, ulong address)
    {
        int low = 0, high = segments.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (address < segments[middle].Start)
                high = middle - 1;
            else if (address - segments[middle].Start >= segments[middle].Size)
                low = middle + 1;
            else
                return segments[middle];
        }

        return null;
    }

    /// <summary>As the kernel writes them; a core does not say what was shared.</summary>
    public static string PermissionsOf(uint flags) => $"{((flags & PF_R) != 0 ? 'r' : '-')}{((flags & PF_W) != 0 ? 'w' : '-')}{((flags & PF_X) != 0 ? 'x' : '-')}p";
}

/// <summary>What stands at the head of a core: which machine, where its memory and its notes lie. Trusts nothing.</summary>
/// <param name="Machine">EM_X86_64 or EM_AARCH64.</param>
/// <param name="Segments">In the order of addresses; overlapping ones are left out.</param>
/// <param name="Notes">The bytes of all note segments.</param>
/// <param name="IsCutShort">Something of it lies behind the end of the file.</param>
internal sealed record CoreHeader(ushort Machine, IReadOnlyList<CoreSegment> Segments, IReadOnlyList<byte[]> Notes, bool IsCutShort)
{
    public const ushort EM_X86_64 = 62, EM_AARCH64 = 183;

    // System V ABI, chapters 4 and 5.
    private const int HeaderBytes = 64, ProgramHeaderBytes = 56, SectionHeaderBytes = 64;
    private const ushort ET_CORE = 4;
    private const uint PT_LOAD = 1, PT_NOTE = 4;

    /// <summary>So many that a section header tells how many (Linux, include/uapi/linux/elf.h).</summary>
    private const int PN_XNUM = 0xffff;

    /// <exception cref="TargetException">It is no core that can be read.</exception>
    public static CoreHeader Read(MappedFile file, string name)
    {
        ReadOnlySpan<byte> header = file.Bytes(0, HeaderBytes);
        if (header.Length < 16 || !header[..4].SequenceEqual("\u007fELF"u8))
            throw CoreRefusals.NotElf(name, header);

        if (header[4] != 2)
            throw CoreRefusals.Foreign(name, "a 32-bit machine");

        if (header[5] != 1)
            throw CoreRefusals.Foreign(name, "a big-endian machine");

        if (header.Length < HeaderBytes)
            throw CoreRefusals.NothingIn(name, "it ends within its first header");

        ushort type = BinaryPrimitives.ReadUInt16LittleEndian(header[16..]), machine = BinaryPrimitives.ReadUInt16LittleEndian(header[18..]);
        if (type != ET_CORE)
            throw CoreRefusals.NoCore(name, type);

        if (machine is not (EM_X86_64 or EM_AARCH64))
            throw CoreRefusals.Foreign(name, $"another kind of machine (ELF's number {machine})");

        return ReadSegments(file, name, machine, header);
    }

    private static CoreHeader ReadSegments(MappedFile file, string name, ushort machine, ReadOnlySpan<byte> header)
    {
        ulong at = BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
        long count = Count(file, header);
        if (BinaryPrimitives.ReadUInt16LittleEndian(header[54..]) != ProgramHeaderBytes || count == 0)
            throw CoreRefusals.NothingIn(name, "it lists no memory");

        var segments = new List<CoreSegment>();
        var notes = new List<byte[]>();
        long noteRoom = Limits.CoreNoteBytes;
        ReadOnlySpan<byte> headers = file.Bytes(at, (ulong)count * ProgramHeaderBytes);
        bool isCutShort = headers.Length < count * ProgramHeaderBytes;
        for (; headers.Length >= ProgramHeaderBytes; headers = headers[ProgramHeaderBytes..])
        {
            uint type = BinaryPrimitives.ReadUInt32LittleEndian(headers), flags = BinaryPrimitives.ReadUInt32LittleEndian(headers[4..]);
            ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(headers[8..]), start = BinaryPrimitives.ReadUInt64LittleEndian(headers[16..]);
            ulong claimed = BinaryPrimitives.ReadUInt64LittleEndian(headers[32..]), size = BinaryPrimitives.ReadUInt64LittleEndian(headers[40..]);
            ulong there = offset >= (ulong)file.Length ? 0 : Math.Min(claimed, (ulong)file.Length - offset);
            if (type == PT_NOTE && there > 0 && (noteRoom -= (long)Math.Min(there, long.MaxValue / 2)) >= 0)
                notes.Add(file.Bytes(offset, there).ToArray());

            isCutShort |= type is PT_NOTE or PT_LOAD && there < claimed;
            size = Math.Max(size, claimed);
            if (type == PT_LOAD && size > 0 && start <= ulong.MaxValue - size)
                segments.Add(new CoreSegment(start, size, offset, claimed, there, flags));
        }

        return new CoreHeader(machine, WithoutOverlaps(segments), notes, isCutShort);
    }

    private static long Count(MappedFile file, ReadOnlySpan<byte> header)
    {
        long count = BinaryPrimitives.ReadUInt16LittleEndian(header[56..]);
        if (count == PN_XNUM && file.Bytes(BinaryPrimitives.ReadUInt64LittleEndian(header[40..]), SectionHeaderBytes) is { Length: SectionHeaderBytes } first)
            count = BinaryPrimitives.ReadUInt32LittleEndian(first[44..]);

        return Math.Min(count, Limits.CoreSegments);
    }

    private static List<CoreSegment> WithoutOverlaps(List<CoreSegment> segments)
    {
        var kept = new List<CoreSegment>(segments.Count);
        foreach (CoreSegment segment in segments.OrderBy(s => s.Start))
        {
            if (kept.Count == 0 || kept[^1].End <= segment.Start)
                kept.Add(segment);
        }

        return kept;
    }
}

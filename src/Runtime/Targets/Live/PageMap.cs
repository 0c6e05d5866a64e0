using System.Buffers.Binary;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>Which pages of a process exist, by /proc/PID/pagemap. Where that may not be read, all of them.</summary>
internal sealed unsafe class PageMap(int pid) : IDisposable
{
    public const int PageBytes = 4096;

    // Documentation/admin-guide/mm/pagemap.rst: bit 63 present, bit 62 swapped.
    private const ulong Exists = 0b11UL << 62;
    private const int EntryBytes = 8;

    /// <summary>Of one scan.</summary>
    private const int MostRegions = 1 << 10;

    private readonly FileStream? _file = Open(pid);
    private readonly byte[] _buffer = new byte[1 << 18];
    private readonly LibC.PageRegion[] _regions = new LibC.PageRegion[MostRegions];
    private bool _canScan = true;

    /// <summary>The stretches of a mapping that hold something, as offsets and lengths in bytes.</summary>
    public IEnumerable<(ulong Offset, ulong Length)> Present(Mapping mapping)
    {
        if (_file is null)
        {
            yield return (0, mapping.End - mapping.Start);
            yield break;
        }

        foreach ((ulong offset, ulong length) in _canScan ? Scanned(mapping) : Read(mapping, 0))
            yield return (offset, length);
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>The kernel tells stretches, and passes quickly over what was reserved and never used: terabytes, sometimes. From Linux 6.7.</summary>
    private IEnumerable<(ulong Offset, ulong Length)> Scanned(Mapping mapping)
    {
        (ulong Start, ulong End) held = default;
        for (ulong from = mapping.Start; from < mapping.End;)
        {
            int count = Scan(from, mapping.End, out ulong next);
            if (count < 0 || next <= from)
            {
                _canScan = false;
                if (held.End > held.Start)
                    yield return (held.Start - mapping.Start, held.End - held.Start);

                foreach ((ulong, ulong) stretch in Read(mapping, (from - mapping.Start) / PageBytes))
                    yield return stretch;

                yield break;
            }

            for (int i = 0; i < count; i++)
            {
                (ulong start, ulong end) = (_regions[i].Start, _regions[i].End);
                if (start == held.End)
                {
                    held.End = end;
                    continue;
                }

                if (held.End > held.Start)
                    yield return (held.Start - mapping.Start, held.End - held.Start);

                held = (start, end);
            }

            from = next;
        }

        if (held.End > held.Start)
            yield return (held.Start - mapping.Start, held.End - held.Start);
    }

    /// <returns>Stretches found, or below 0 where the kernel does not know how.</returns>
    private int Scan(ulong start, ulong end, out ulong next)
    {
        fixed (LibC.PageRegion* regions = _regions)
        {
            const ulong exists = LibC.PAGE_IS_PRESENT | LibC.PAGE_IS_SWAPPED;
            var scan = new LibC.PageScan
            {
                Size = (ulong)sizeof(LibC.PageScan), Start = start, End = end, Regions = (ulong)regions, RegionCount = MostRegions, AnyOf = exists, Report = exists,
            };
            int count = LibC.ioctl((int)_file!.SafeFileHandle.DangerousGetHandle(), LibC.PAGEMAP_SCAN, &scan);
            next = scan.WalkEnd;
            return count;
        }
    }

    /// <summary>Page by page, from a page of the mapping on.</summary>
    private IEnumerable<(ulong Offset, ulong Length)> Read(Mapping mapping, ulong first)
    {
        ulong pages = (mapping.End - mapping.Start) / PageBytes, from = ulong.MaxValue;
        for (ulong page = first; page < pages;)
        {
            int entries = Entries(mapping.Start / PageBytes + page, pages - page);
            if (entries == 0)
            {
                yield return (page * PageBytes, (pages - page) * PageBytes);
                break;
            }

            for (int i = 0; i < entries; i++, page++)
            {
                bool exists = (BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(i * EntryBytes)) & Exists) != 0;
                if (exists && from == ulong.MaxValue)
                {
                    from = page;
                }
                else if (!exists && from != ulong.MaxValue)
                {
                    yield return (from * PageBytes, (page - from) * PageBytes);
                    from = ulong.MaxValue;
                }
            }
        }

        if (from != ulong.MaxValue)
            yield return (from * PageBytes, (pages - from) * PageBytes);
    }

    private int Entries(ulong page, ulong count)
    {
        int wanted = (int)Math.Min(count, (ulong)(_buffer.Length / EntryBytes)) * EntryBytes;
        try
        {
            return RandomAccess.Read(_file!.SafeFileHandle, _buffer.AsSpan(0, wanted), (long)page * EntryBytes) / EntryBytes;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static FileStream? Open(int pid)
    {
        try
        {
            return new FileStream($"/proc/{pid}/pagemap", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

using System.Buffers.Binary;

namespace YLang.Runtime.Targets.Live;

/// <summary>Which pages of a process exist, by /proc/PID/pagemap. Where that may not be read, all of them.</summary>
internal sealed class PageMap(int pid) : IDisposable
{
    public const int PageBytes = 4096;

    // Documentation/admin-guide/mm/pagemap.rst: bit 63 present, bit 62 swapped.
    private const ulong Exists = 0b11UL << 62;
    private const int EntryBytes = 8;

    private readonly FileStream? _file = Open(pid);
    private readonly byte[] _buffer = new byte[1 << 18];

    /// <summary>The stretches of a mapping that hold something, as offsets and lengths in bytes.</summary>
    public IEnumerable<(ulong Offset, ulong Length)> Present(Mapping mapping)
    {
        if (_file is null)
        {
            yield return (0, mapping.End - mapping.Start);
            yield break;
        }

        ulong pages = (mapping.End - mapping.Start) / PageBytes, from = ulong.MaxValue;
        for (ulong page = 0; page < pages;)
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

    public void Dispose() => _file?.Dispose();

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

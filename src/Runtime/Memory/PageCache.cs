using System.Runtime.InteropServices;

namespace YLang.Runtime.Memory;

/// <summary>Memory that is read on demand, in blocks of 64 KiB (or what of a block can be read) that become segments.</summary>
internal sealed class PageCache(IMemorySource source, SegmentMap map)
{
    private const int BlockBytes = 64 << 10;
    private const int PageBytes = 4 << 10;

    /// <summary>Pages that could not be read are not asked for again.</summary>
    private readonly HashSet<ulong> _absent = [];

    /// <summary>Keeps the blocks alive; they are freed with the cache by the collector.</summary>
    private readonly List<byte[]> _blocks = [];

    /// <summary>What was made for a read that failed serves the next one.</summary>
    private byte[]? _spare;

    /// <summary>Brings in the memory around an address; false where there is none.</summary>
    public bool TryLoad(ulong address)
    {
        ulong page = address & ~(ulong)(PageBytes - 1);
        if (_absent.Contains(page))
            return false;

        // Where some page of the block is missing: only the wanted one, then.
        if (TryAdd(address & ~(ulong)(BlockBytes - 1), BlockBytes) || TryAdd(page, PageBytes))
            return true;

        _absent.Add(page);
        return false;
    }

    private bool TryAdd(ulong start, int length)
    {
        if (map.HasAny(start, start + (ulong)(length - 1)))
            return false;

        byte[] bytes = _spare ?? GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true);
        _spare = bytes;
        if (source.Read(start, bytes.AsSpan(0, length)) < length)
            return false;

        if (length < BlockBytes)
        {
            byte[] page = GC.AllocateUninitializedArray<byte>(length, pinned: true);
            bytes.AsSpan(0, length).CopyTo(page);
            bytes = page;
        }
        else
        {
            _spare = null;
        }

        _blocks.Add(bytes);
        map.Add(new MemorySegment(start, (ulong)length, Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0)));
        return true;
    }
}

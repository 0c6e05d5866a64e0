using System.Runtime.InteropServices;

namespace YLang.Runtime.Memory;

/// <summary>Memory that is read on demand, in blocks of 64 KiB (or what of a block can be read) that become segments.</summary>
internal sealed unsafe class PageCache(IMemorySource source, SegmentMap map)
{
    private const int BlockBytes = 64 << 10;
    private const int PageBytes = 4 << 10;

    /// <summary>Pages that could not be read are not asked for again.</summary>
    private readonly HashSet<ulong> _absent = [];

    /// <summary>Keeps the blocks alive; they are freed with the cache by the collector.</summary>
    private readonly List<byte[]> _blocks = [];

    /// <summary>Brings in the memory around an address; false where there is none.</summary>
    public bool TryLoad(ulong address)
    {
        ulong page = address & ~(ulong)(PageBytes - 1);
        if (_absent.Contains(page))
            return false;

        ulong block = address & ~(ulong)(BlockBytes - 1);
        byte[] bytes = GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true);
        if (TryAdd(block, bytes, BlockBytes))
            return true;

        // Some page of the block is missing: only the wanted one, then.
        if (TryAdd(page, bytes, PageBytes))
            return true;

        _absent.Add(page);
        return false;
    }

    private bool TryAdd(ulong start, byte[] bytes, int length)
    {
        for (ulong at = start; at < start + (ulong)length; at += PageBytes)
        {
            if (map.IndexOf(at) >= 0 || map.IndexOf(at + PageBytes - 1) >= 0)
                return false;
        }

        if (source.Read(start, bytes.AsSpan(0, length)) < length)
            return false;

        _blocks.Add(bytes);
        map.Add(new MemorySegment(start, (ulong)length, (nint)Unsafe(bytes)));
        return true;
    }

    private static byte* Unsafe(byte[] pinned) => (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}

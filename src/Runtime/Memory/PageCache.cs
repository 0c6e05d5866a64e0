using System.Runtime.InteropServices;

namespace YLang.Runtime.Memory;

/// <summary>How memory that is read on demand is kept.</summary>
/// <param name="BlockBytes">Read at once; a power of two, of at least a page.</param>
/// <param name="MostBytes">Kept; where more is asked for, all is dropped and what is needed is read again.</param>
public readonly record struct CacheSize(int BlockBytes, long MostBytes)
{
    /// <summary>For a look here and there.</summary>
    public static CacheSize Small { get; } = new(64 << 10, long.MaxValue);

    /// <summary>For walks over a whole heap: a block is an entry of the software TLB.</summary>
    public static CacheSize Large(long mostBytes) => new(1 << 20, mostBytes);
}

/// <summary>Memory that is read on demand, in blocks (or what of a block can be read) that become segments.</summary>
internal sealed class PageCache(IMemorySource source, SegmentMap map, CacheSize size)
{
    private const int PageBytes = 4 << 10;

    /// <summary>Pages that could not be read are not asked for again.</summary>
    private readonly HashSet<ulong> _absent = [];

    /// <summary>Whole blocks, which are used again when all is dropped.</summary>
    private readonly Stack<byte[]> _free = [];
    private readonly List<byte[]> _blocks = [];
    private readonly MemorySegment[] _given = [.. map.Segments];
    private long _bytes;

    /// <summary>Brings in the memory around an address that is in no segment; false where there is none.</summary>
    public bool TryLoad(ulong address)
    {
        ulong page = address & ~(ulong)(PageBytes - 1);
        if (_absent.Contains(page))
            return false;

        if (_bytes >= size.MostBytes)
            Drop();

        // As much of the block as is not there yet; where something before the page can't be read, from the page on.
        ulong start = address & ~(ulong)(size.BlockBytes - 1);
        (ulong first, ulong last) = map.GapAround(address, start, start + (ulong)(size.BlockBytes - 1));
        if (TryAdd(first, last, address) || (first < page && TryAdd(page, last, address)))
            return true;

        _absent.Add(page);
        return false;
    }

    /// <summary>The target's memory has changed: what was read is read again when it is asked for.</summary>
    public void Forget()
    {
        Drop();
        _absent.Clear();
    }

    /// <returns>Could as much be read as reaches the address?</returns>
    private bool TryAdd(ulong first, ulong last, ulong address)
    {
        byte[] bytes = _free.TryPop(out byte[]? free) ? free : GC.AllocateUninitializedArray<byte>(size.BlockBytes, pinned: true);
        int length = source.Read(first, bytes.AsSpan(0, (int)(last - first + 1)));
        if (length <= 0 || first + (ulong)(length - 1) < address)
        {
            _free.Push(bytes);
            return false;
        }

        if (length <= size.BlockBytes / 2)
        {
            byte[] part = GC.AllocateUninitializedArray<byte>(length, pinned: true);
            bytes.AsSpan(0, length).CopyTo(part);
            _free.Push(bytes);
            bytes = part;
        }

        _blocks.Add(bytes);
        _bytes += bytes.Length;
        map.Add(new MemorySegment(first, (ulong)length, Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0)));
        return true;
    }

    private void Drop()
    {
        foreach (byte[] block in _blocks.Where(b => b.Length == size.BlockBytes))
            _free.Push(block);

        _blocks.Clear();
        _bytes = 0;
        map.Clear();
        foreach (MemorySegment segment in _given)
            map.Add(segment);
    }
}

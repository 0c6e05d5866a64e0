using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace YLang.Runtime.Memory;

/// <summary>
/// One bit for each 16 bytes of the target's memory: what a walk has seen. 16 is the least size of an object and the granule of every allocator that is walked, so two objects never share a bit.
/// Pages are made when first touched.
/// </summary>
public sealed class MarkBitmap
{
    private const int GranuleShift = 4;

    /// <summary>A page of marks covers 2^22 bytes (4 MiB) of the target: 32 KiB.</summary>
    private const int PageShift = 22;

    private const int CacheBits = 12;
    private const int WordsPerPage = 1 << (PageShift - GranuleShift - 6);

    private readonly TargetMemory _memory;
    private readonly Dictionary<ulong, ulong[]> _pages = [];
    private readonly CacheEntry[] _cache = new CacheEntry[1 << CacheBits];

    internal MarkBitmap(TargetMemory memory) => _memory = memory;

    /// <summary>Sets the mark of an address.</summary>
    /// <param name="address">Target address; those of one 16-byte granule are the same.</param>
    /// <param name="mapped">False where the target has no memory at this address: nothing is marked then.</param>
    /// <returns>True where the mark was not set before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryMark(ulong address, out bool mapped)
    {
        mapped = true;
        ulong key = address >> PageShift;
        ref CacheEntry entry = ref EntryOf(key);
        ulong[]? page = entry.Page;
        if (page is null || entry.Key != key)
            page = Page(key, ref entry);

        ulong bit = BitOf(address);
        ref ulong word = ref WordOf(page, address);
        if ((word & bit) != 0)
            return false;

        if (!_memory.IsMapped(address))
            return mapped = false;

        word |= bit;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsMarked(ulong address)
    {
        ulong key = address >> PageShift;
        ref CacheEntry entry = ref EntryOf(key);
        ulong[]? page = entry.Page;
        if ((page is null || entry.Key != key) && !_pages.TryGetValue(key, out page))
            return false;

        return (WordOf(page, address) & BitOf(address)) != 0;
    }

    /// <summary>Takes the mark of an address away.</summary>
    public void Clear(ulong address)
    {
        if (_pages.TryGetValue(address >> PageShift, out ulong[]? page))
            WordOf(page, address) &= ~BitOf(address);
    }

    /// <summary>Asks the processor for the memory of an address's mark, where it has been touched before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(ulong address)
    {
        ulong key = address >> PageShift;
        ref CacheEntry entry = ref EntryOf(key);

        // The collector may move the page meanwhile: a wrong line is fetched then, and nothing else happens.
        if (Sse.IsSupported && entry.Page is { } page && entry.Key == key)
            Sse.Prefetch0(Unsafe.AsPointer(ref WordOf(page, address)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref CacheEntry EntryOf(ulong key) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cache), (nint)(key & ((1 << CacheBits) - 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ulong WordOf(ulong[] page, ulong address) => ref page[(address >> (GranuleShift + 6)) & (WordsPerPage - 1)];

    private static ulong BitOf(ulong address) => 1UL << (int)(address >> GranuleShift);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong[] Page(ulong key, ref CacheEntry entry)
    {
        if (!_pages.TryGetValue(key, out ulong[]? page))
        {
            page = new ulong[WordsPerPage];

            // Garbage pointers lead anywhere: a page is kept only where the target has memory near it.
            if (_memory.IsMapped(key << PageShift, 1UL << PageShift))
                _pages.Add(key, page);
        }

        entry = new CacheEntry { Key = key, Page = page };
        return page;
    }

    private struct CacheEntry
    {
        public ulong Key;
        public ulong[]? Page;
    }
}

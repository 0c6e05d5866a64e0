using System.Runtime.CompilerServices;

namespace YLang.Runtime.Memory;

/// <summary>The segments of a target, sorted, and the software TLB before them: one bounds check on the hot path, a binary search behind it.</summary>
internal sealed unsafe class SegmentMap
{
    private const int TlbBits = 12;

    /// <summary>Neighbouring addresses of 2^20 bytes share an entry: about an allocator's arena.</summary>
    private const int TlbShift = 20;

    private readonly TlbEntry[] _tlb = new TlbEntry[1 << TlbBits];
    private readonly List<MemorySegment> _segments = [];

    /// <summary>Segments that overlap an earlier one are left out.</summary>
    public SegmentMap(IEnumerable<MemorySegment> segments)
    {
        // A script without a target shall not wait until what sorts is compiled.
        if (segments.TryGetNonEnumeratedCount(out int count) && count == 0)
            return;

        foreach (MemorySegment segment in segments.Where(s => s.Length > 0 && s.Start + (s.Length - 1) >= s.Start).OrderBy(s => s.Start))
        {
            if (_segments.Count == 0 || segment.Start - _segments[^1].Start >= _segments[^1].Length)
                _segments.Add(segment);
        }
    }

    public IReadOnlyList<MemorySegment> Segments => _segments;

    /// <summary>Our address of <paramref name="size"/> bytes at a target address, or null where no one segment holds them all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Find(ulong address, uint size)
    {
        ref TlbEntry entry = ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_tlb), (nint)((address >> TlbShift) & ((1 << TlbBits) - 1)));
        ulong offset = address - entry.Start;
        // Length is 0 in an empty entry; the subtraction can't wrap where the first comparison holds.
        if (offset < entry.Length && entry.Length - offset >= size)
            return entry.Data + offset;

        return FindSlow(address, size, ref entry);
    }

    /// <summary>The index of the segment that holds an address, or -1.</summary>
    public int IndexOf(ulong address)
    {
        int low = 0, high = _segments.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            MemorySegment segment = _segments[middle];
            if (address < segment.Start)
                high = middle - 1;
            else if (address - segment.Start >= segment.Length)
                low = middle + 1;
            else
                return middle;
        }

        return -1;
    }

    public void Add(MemorySegment segment) => _segments.Insert(FirstFrom(segment.Start), segment);

    public void Clear()
    {
        _segments.Clear();
        Array.Clear(_tlb);
    }

    /// <summary>The stretch around an address that no segment has a byte of, within such bounds. The address is in no segment.</summary>
    public (ulong First, ulong Last) GapAround(ulong address, ulong first, ulong last)
    {
        int next = FirstFrom(address);
        if (next > 0)
            first = Math.Max(first, _segments[next - 1].Start + _segments[next - 1].Length);

        return (first, next < _segments.Count ? Math.Min(last, _segments[next].Start - 1) : last);
    }

    /// <summary>The index of the first segment that begins at an address or behind it.</summary>
    private int FirstFrom(ulong address)
    {
        int low = 0, high = _segments.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_segments[middle].Start < address)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* FindSlow(ulong address, uint size, ref TlbEntry entry)
    {
        int index = IndexOf(address);
        if (index < 0)
            return null;

        MemorySegment segment = _segments[index];
        entry = new TlbEntry { Start = segment.Start, Length = segment.Length, Data = (byte*)segment.Data };
        ulong offset = address - segment.Start;
        return segment.Length - offset >= size ? entry.Data + offset : null;
    }

    private struct TlbEntry
    {
        public ulong Start;
        public ulong Length;
        public byte* Data;
    }
}

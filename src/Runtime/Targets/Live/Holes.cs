using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>Stretches that could not be read become no memory at all: a read there is a fault, never a zero.</summary>
internal static class Holes
{
    /// <summary>What is left of segments without the holes, in the order of addresses. A hole may lie across segments, and holes may overlap.</summary>
    public static IEnumerable<MemorySegment> Cut(IEnumerable<MemorySegment> segments, IEnumerable<(ulong Start, ulong Length)> holes)
    {
        (ulong Start, ulong Length)[] sorted = [.. holes.Order()];
        int next = 0;
        foreach (MemorySegment segment in segments.OrderBy(s => s.Start))
        {
            ulong at = segment.Start, end = segment.Start + segment.Length;
            for (int i = next; i < sorted.Length && sorted[i].Start < end; i++)
            {
                if (sorted[i].Start > at)
                    yield return Part(segment, at, sorted[i].Start);

                at = Math.Max(at, Math.Min(end, sorted[i].Start + sorted[i].Length));
                if (i == next && sorted[i].Start + sorted[i].Length <= end)
                    next++;
            }

            if (at < end)
                yield return Part(segment, at, end);
        }
    }

    private static MemorySegment Part(MemorySegment whole, ulong from, ulong to) => new(from, to - from, whole.Data + (nint)(from - whole.Start));
}

using CsCheck;
using Xunit;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Live;

namespace YLang.Runtime.Tests.Targets;

public sealed class HolesTests
{
    [Fact]
    public void Any_holes_are_cut_from_any_segments_and_nothing_else()
    {
        Gen<(ulong Start, ulong Length)> stretch = Gen.Select(Gen.ULong[0, 120], Gen.ULong[1, 30]);
        Gen.Select(stretch.List[0, 6], stretch.List[0, 8]).Sample((stretches, holes) =>
        {
            // Segments as the copy makes them: apart, or touching.
            var segments = new List<MemorySegment>();
            foreach ((ulong start, ulong length) in stretches.OrderBy(s => s.Start))
            {
                if (segments.Count == 0 || segments[^1].Start + segments[^1].Length <= start)
                    segments.Add(new MemorySegment(start, length, (nint)(1000 + start)));
            }

            HashSet<ulong> expected = [.. segments.SelectMany(Addresses)];
            expected.ExceptWith(holes.SelectMany(h => Addresses(new MemorySegment(h.Start, h.Length, 0))));
            List<MemorySegment> left = [.. Holes.Cut(segments, holes)];
            Assert.Equal(expected.Order(), left.SelectMany(Addresses));
            Assert.All(left, s => Assert.Equal((nint)(1000 + s.Start), s.Data));
        });
    }

    [Fact]
    public void A_million_holes_are_no_matter()
    {
        IEnumerable<(ulong, ulong)> holes = Enumerable.Range(0, 1_000_000).Select(i => ((ulong)i * 2 * 4096, 4096UL));
        List<MemorySegment> left = [.. Holes.Cut([new MemorySegment(0, 8192UL * 1_000_000, 0)], holes)];
        Assert.Equal((1_000_000, 4096UL), (left.Count, left[^1].Length));
    }

    private static IEnumerable<ulong> Addresses(MemorySegment segment) => Enumerable.Range(0, (int)segment.Length).Select(i => segment.Start + (ulong)i);
}

using YLang.Runtime.Reporting;

namespace YLang.Reports;

/// <summary>Ways through a flame graph that do not use our own stack: a target decides how deep it is.</summary>
internal static class Flames
{
    /// <summary>The graph a report is about: the one named "flamegraph", else the first.</summary>
    public static FlamegraphArtifact? Main(Report report)
    {
        var graphs = report.Artifacts.OfType<FlamegraphArtifact>();
        return graphs.FirstOrDefault(graph => graph.Name == "flamegraph") ?? graphs.FirstOrDefault();
    }

    /// <summary>Every frame with its depth (0: the root), parents before their children, siblings in their order.</summary>
    public static IEnumerable<(FlameFrame Frame, int Depth)> Walk(FlameFrame root)
    {
        var waiting = new Stack<(FlameFrame, int)>([(root, 0)]);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            for (int i = next.Item1.Children.Length - 1; i >= 0; i--)
                waiting.Push((next.Item1.Children[i], next.Item2 + 1));
        }
    }

    /// <summary>Of what is over zero; stops at the largest number there is.</summary>
    public static long Sum(IEnumerable<FlameFrame> frames, Func<FlameFrame, long> figure)
    {
        Int128 sum = 0;
        foreach (FlameFrame frame in frames)
            sum += Math.Max(0, figure(frame));

        return (long)Int128.Min(sum, long.MaxValue);
    }
}

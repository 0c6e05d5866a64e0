using YLang.Runtime.Reporting;

namespace YLang.Reports.Text;

/// <summary>The widest frames of a flame graph as an indented tree; a chain of frames that hold the same bytes takes one line.</summary>
internal static class FlameSection
{
    private const int MostLines = 24;

    /// <summary>Frames under this share of the whole are left to the other formats.</summary>
    private const double LeastShare = 0.005;

    /// <param name="drawn">The graphs before this one: where one of them is a part of it, that part is one line.</param>
    public static void Write(Sheet sheet, FlamegraphArtifact graph, IEnumerable<FlamegraphArtifact> drawn)
    {
        sheet.Heading(Visible.Line(graph.Title), Amount(graph, graph.Root.Value));
        FlameFrame[] above = [.. drawn.Select(g => g.Root)];
        HashSet<FlameFrame> chosen = Widest(graph.Root, above);
        var waiting = new Stack<(FlameFrame Frame, int Depth)>([(graph.Root, 0)]);
        while (waiting.TryPop(out var next))
        {
            var labels = new List<string> { Label(next.Frame) };
            FlameFrame last = next.Frame;
            while (Only(last, chosen) is { } child)
            {
                labels.Add(Label(child));
                last = child;
            }

            if (IsAny(last, above))
                labels[^1] += ": above";

            Line(sheet, graph, next.Frame, labels, next.Depth);
            // The first to be pushed is the last to be written.
            var shown = last.Children.Where(chosen.Contains).OrderBy(child => child.Value).ThenByDescending(child => child.Name, StringComparer.Ordinal);
            foreach (FlameFrame child in shown)
                waiting.Push((child, next.Depth + 1));
        }
    }

    private static void Line(Sheet sheet, FlamegraphArtifact graph, FlameFrame frame, List<string> labels, int depth)
    {
        // Deep trees keep at least half the line for their labels.
        int indent = Math.Min(2 * depth, sheet.Width / 3);
        string figures = $"{Units.Share(Units.Ratio(frame.Value, graph.Root.Value)),9}{Amount(graph, frame.Value),11}  ";
        string tree = depth == 0 ? "" : new string(' ', indent - 2) + "└ ";
        sheet.Add(figures, depth == 0 ? Styles.Heading : Styles.Plain).Add(tree, Styles.Quiet);
        sheet.Line(Fit.Path(labels, sheet.Width - figures.Length - tree.Length), frame.Merged > 0 ? Styles.Quiet : Styles.Path);
    }

    /// <summary>The one chosen child that holds all of its parent's bytes.</summary>
    private static FlameFrame? Only(FlameFrame frame, HashSet<FlameFrame> chosen) =>
        frame.Children.Length == 1 && frame.Self == 0 && chosen.Contains(frame.Children[0]) ? frame.Children[0] : null;

    /// <summary>Widest first, so that the lines there are go to the bytes there are; a child is never chosen without its parent.</summary>
    private static HashSet<FlameFrame> Widest(FlameFrame root, FlameFrame[] above)
    {
        var chosen = new HashSet<FlameFrame>(ReferenceEqualityComparer.Instance);
        var waiting = new PriorityQueue<FlameFrame, (long, int)>([(root, (long.MinValue, 0))]);
        int order = 0;
        while (chosen.Count < MostLines && waiting.TryDequeue(out FlameFrame? next, out _))
        {
            chosen.Add(next);
            if (IsAny(next, above))
                continue;

            foreach (FlameFrame child in next.Children.Where(child => Units.Ratio(child.Value, root.Value) >= LeastShare))
                waiting.Enqueue(child, (-child.Value, ++order));
        }

        return chosen;
    }

    /// <summary>Is it one of these, under whatever name?</summary>
    private static bool IsAny(FlameFrame frame, FlameFrame[] roots) =>
        frame.Children.Length > 0 && Array.Exists(roots, r => (r.Value, r.Self, r.Count) == (frame.Value, frame.Self, frame.Count));

    private static string Label(FlameFrame frame) => Visible.Line(frame.Name, 400);

    private static string Amount(FlamegraphArtifact graph, long value) => graph.Unit == "bytes" ? Units.Bytes(value) : Units.Count(value);
}

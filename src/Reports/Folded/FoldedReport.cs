using System.Globalization;
using System.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Folded;

/// <summary>
/// The flame graph as collapsed stacks, as Brendan Gregg's tools read them: a line a frame that has bytes of its own, labels joined by semicolons, a space, the
/// bytes. A semicolon within a
/// label is written <c>\x3b</c>. The root stands for the whole and is left out (those tools draw their own), unless it has bytes of its own.
/// </summary>
public static class FoldedReport
{
    /// <summary>Frames of one stack that are written; a deeper one ends in <c>…</c>. A line grows with its depth, the file with its square.</summary>
    private const int MostDepth = 1000;

    /// <exception cref="TargetException">The report has no flame graph.</exception>
    public static void Write(Report report, Stream stream)
    {
        FlamegraphArtifact graph = Flames.Main(report)
            ?? throw new TargetException(ExitCode.Failed, $"'{report.Probe}' makes no flame graph to write as stacks", "json has all that it reports");
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var labels = new List<string>();
        foreach ((FlameFrame frame, int depth) in Flames.Walk(graph.Root))
        {
            if (depth > 0)
            {
                labels.RemoveRange(Math.Min(depth - 1, labels.Count), labels.Count - Math.Min(depth - 1, labels.Count));
                if (labels.Count < MostDepth)
                    labels.Add(depth < MostDepth ? Label(frame.Name) : "…");
            }

            if (frame.Self <= 0)
                continue;

            writer.Write(depth == 0 ? Label(frame.Name) : string.Join(';', labels));
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $" {frame.Self}"));
        }
    }

    private static string Label(string name)
    {
        string label = Visible.Line(name).Replace(";", "\\x3b", StringComparison.Ordinal).Trim();
        return label.Length == 0 ? "?" : label;
    }
}

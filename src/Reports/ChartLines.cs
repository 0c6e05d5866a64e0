using System.Collections.Immutable;
using YLang.Runtime.Reporting;

namespace YLang.Reports;

/// <summary>A line of a chart as people see it.</summary>
/// <param name="Share">Of the longest bar, 0 to 1; what is below 0 or absent has no bar.</param>
/// <param name="Skipped">Empty rows of a histogram for which this line stands; 0: it is a bar.</param>
internal readonly record struct ChartLine(string Label, string Value, double Share, int Skipped);

/// <summary>What terminal and browser show of a chart alike.</summary>
internal static class ChartLines
{
    /// <summary>Fewer empty rows than this are shown as they are.</summary>
    private const int LeastSkipped = 3;

    public static IEnumerable<ChartLine> Of(ChartArtifact chart)
    {
        ColumnStyle style = Style(chart);
        for (int i = 0; i < chart.Bars.Length; i++)
        {
            int empty = EmptyFrom(chart.Bars, i);
            if (empty >= LeastSkipped)
            {
                yield return new ChartLine("…", "", 0, empty);
                i += empty - 1;
                continue;
            }

            ChartBar bar = chart.Bars[i];
            double? number = Cells.Number(bar.Value, chart.Unit);
            yield return new ChartLine(Visible.Line(bar.Label), Cells.Text(number is null ? null : bar.Value, style), number > 0 ? Math.Clamp(number.Value / style.Largest, 0, 1) : 0, 0);
        }
    }

    /// <summary>Labels are numbers: they stand to the right.</summary>
    public static bool IsHistogram(ChartArtifact chart) => chart.Numbers is not null;

    /// <summary>What the values are, in a word.</summary>
    public static string Measure(ChartArtifact chart) => chart.Unit switch
    {
        "bytes" => "bytes",
        "ratio" => Style(chart).IsShare ? "share" : "value",
        _ => "count",
    };

    /// <summary>How the numbers of a histogram lie; "" for other charts and for no numbers.</summary>
    public static string Summary(ChartArtifact chart)
    {
        if (chart.Numbers is not { Count: > 0 } numbers)
            return "";

        var style = new ColumnStyle("", chart.Axis == "bytes" ? "bytes" : "ratio", true, false, 0);
        string Say(double? number) => Cells.Text(number, style);
        return $"{Units.Plural(numbers.Count, "number", "numbers")}, half of them up to {Say(numbers.P50)}, 90 % up to {Say(numbers.P90)}, "
            + $"99 % up to {Say(numbers.P99)}; the greatest {Say(numbers.Max)}, the mean {Say(numbers.Avg)}";
    }

    private static ColumnStyle Style(ChartArtifact chart) =>
        ColumnStyle.Of(new TableArtifact("", "", [new Column("", chart.Unit)], [.. chart.Bars.Select(bar => ImmutableArray.Create(bar.Value))]))[0];

    private static int EmptyFrom(ImmutableArray<ChartBar> bars, int first)
    {
        int end = first;
        while (end < bars.Length && bars[end] is { Value: 0L, From: not null } or { Value: 0L, To: not null })
            end++;

        return end - first;
    }
}

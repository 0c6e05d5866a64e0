using YLang.Runtime.Reporting;

namespace YLang.Reports.Text;

/// <summary>A chart at the terminal's width: a line for each bar, numbers before it.</summary>
internal static class ChartSection
{
    private const int MostLines = 40, MostBar = 50, LeastBar = 10, LeastLabel = 8, Indent = 2, Gap = 2;

    public static void Write(Sheet sheet, ChartArtifact chart)
    {
        ChartLine[] all = [.. ChartLines.Of(chart)], lines = [.. all.Take(MostLines)];
        sheet.Heading(Visible.Line(chart.Title), lines.Length < all.Length ? $"{MostLines} of {Units.Count(all.Length)} bars" : "");
        if (lines.Length == 0)
        {
            sheet.Line("  nothing", Styles.Quiet);
            return;
        }

        if (ChartLines.Summary(chart) is { Length: > 0 } summary)
            sheet.Wrapped(summary, Indent, Styles.Quiet);

        bool isHistogram = ChartLines.IsHistogram(chart);
        string measure = ChartLines.Measure(chart), axis = Visible.Line(chart.Axis);
        int value = lines.Max(line => Fit.Cells(line.Value));
        if (axis.Length > 0)
            value = Math.Max(value, measure.Length);

        int room = sheet.Width - Indent - Gap - value - Gap - LeastBar;
        int label = Math.Min(Math.Max(Fit.Cells(axis), lines.Max(line => Fit.Cells(line.Label))), Math.Max(LeastLabel, room));
        int bar = Math.Min(MostBar, sheet.Width - Indent - label - Gap - value - Gap);
        if (axis.Length > 0)
            Cells(sheet, Fit.End(axis, label), label, measure, value, isHistogram).Line();

        foreach (ChartLine line in lines)
        {
            Cells(sheet, Fit.Middle(line.Label, label), label, line.Value, line.Skipped > 0 ? 0 : value, isHistogram);
            if (line.Share > 0 && bar > 0)
                sheet.Add(new string(' ', Gap)).Add(Bars.Of(line.Share, bar).TrimEnd(), Styles.Bar);

            sheet.Line();
        }
    }

    private static Sheet Cells(Sheet sheet, string label, int labelWidth, string value, int valueWidth, bool isHistogram) => sheet
        .Add(new string(' ', Indent)).Add(isHistogram ? Fit.PadLeft(label, labelWidth) : Fit.PadRight(label, labelWidth))
        .Add(new string(' ', valueWidth == 0 ? 0 : Gap)).Add(Fit.PadLeft(value, valueWidth));
}

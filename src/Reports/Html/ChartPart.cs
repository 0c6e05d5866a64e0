using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>A chart as a table of bars: labels and values are text, to be read, found and printed without a script.</summary>
internal static class ChartPart
{
    public static void Write(Markup html, ChartArtifact chart)
    {
        html.Write($"<section class=\"card chart\" id=\"{Navigation.Anchor(chart)}\"><h2>{chart.Title}</h2>");
        if (ChartLines.Summary(chart) is { Length: > 0 } summary)
            html.Write($"<p class=\"none\">{Units.Glue(summary)}</p>");

        if (chart.Bars.IsEmpty)
            html.Write($"<p class=\"none\">Nothing.</p>");
        else
            Bars(html, chart);

        html.Write($"</section>");
    }

    private static void Bars(Markup html, ChartArtifact chart)
    {
        string kind = ChartLines.IsHistogram(chart) ? "number" : "text";
        html.Write($"<div class=\"scroll\"><table class=\"bars\">");
        if (chart.Axis.Length > 0)
        {
            html.Write($"<thead><tr><th scope=\"col\" class=\"{kind}\">{chart.Axis}</th><th scope=\"col\" class=\"number\">{ChartLines.Measure(chart)}</th>");
            html.Write($"<td></td></tr></thead>");
        }

        html.Write($"<tbody>");
        foreach (ChartLine line in ChartLines.Of(chart))
        {
            if (line.Skipped > 0)
                html.Write($"<tr class=\"skipped\"><th scope=\"row\" class=\"{kind}\" title=\"{line.Skipped} empty rows\">{line.Label}</th><td></td><td></td></tr>");
            else
                Bar(html, line, kind);
        }

        html.Write($"</tbody></table></div>");
    }

    private static void Bar(Markup html, ChartLine line, string kind)
    {
        html.Write($"<tr><th scope=\"row\" class=\"{kind}\">{line.Label}</th><td class=\"number\">{line.Value}</td>");
        html.Write($"<td><i style=\"width:{line.Share * 100}%\"></i></td></tr>");
    }
}

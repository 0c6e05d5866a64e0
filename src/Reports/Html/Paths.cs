using YLang.Reports.Json;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>Reference paths on the page.</summary>
internal static class Paths
{
    public static void Write(Markup html, ReportPath path)
    {
        html.Write($"<p class=\"path\">");
        Labels(html, path);
        html.Write($"</p>");
    }

    /// <summary>A line may break after an arrow, never within a label that fits.</summary>
    public static void Labels(Markup html, ReportPath path)
    {
        for (int i = 0; i < path.Labels.Length; i++)
        {
            if (i > 0)
                html.Asset("<span class=\"arrow\"> → </span>");

            html.Write($"<span class=\"label\">{Visible.Line(path.Labels[i])}</span>");
        }
    }

    /// <summary>The labels for the page's script, as a JSON array.</summary>
    public static string Data(ReportPath path) => $"[{string.Join(',', path.Labels.Select(label => JsonStrings.Quote(Visible.Line(label))))}]";
}

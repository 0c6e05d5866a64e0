using System.Text;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>
/// The report as one page that opens without a network: its policy allows one script, by its hash, and no request of any kind. All words and figures are in the
/// HTML itself, so that they
/// can be read, found, copied and printed without the script; the script adds the flame graph, sorting, filters and the dark theme's switch.
/// </summary>
public static class HtmlReport
{
    private static readonly string Policy =
        $"default-src 'none'; style-src 'unsafe-inline'; script-src '{Assets.ScriptHash}'; img-src data:; base-uri 'none'; form-action 'none'";

    public static void Write(Report report, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        var html = new Markup(writer);
        MemoryParts? memory = MemoryParts.Of(report);
        var shown = report.Artifacts.Where(artifact => !Provenance.IsSelfCheck(artifact) && !(artifact == memory?.Table && memory.IsWhole)).ToArray();
        Head(html, report);
        Navigation.Write(html, report, memory, shown);
        html.Write($"<main>");
        SummaryPart.Write(html, report);
        MemoryBarPart.Write(html, memory);
        foreach (var findings in shown.OfType<FindingsArtifact>())
            FindingsPart.Write(html, findings);

        FlamegraphArtifact[] graphs = [.. shown.OfType<FlamegraphArtifact>()];
        foreach (var graph in graphs)
            FlamePart.Write(html, writer, graph, graphs);

        foreach (var artifact in shown)
        {
            if (artifact is TableArtifact table)
                TablePart.Write(html, table);
            else if (artifact is ChartArtifact chart)
                ChartPart.Write(html, chart);
            else if (artifact is TextArtifact text)
                Prose(html, text);
        }

        ProvenancePart.Write(html, report);
        html.Write($"</main>");
        Licenses(html);
        html.Write($"<div class=\"sr\" aria-live=\"polite\" id=\"live\"></div>");
        html.Asset($"<script>{Assets.Script}</script>\n</body>\n</html>\n");
    }

    private static void Head(Markup html, Report report)
    {
        html.Write(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            """);
        // Not through a hole: its quotes would become entities, right but unreadable.
        html.Asset($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Write(
            $"""
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            """);
        html.Write($"<title>{report.Probe} · {(report.Target.Pid > 0 ? $"pid {report.Target.Pid}" : report.Target.Kind)}</title>");
        html.Asset($"<style>\n{Assets.Style}</style>\n</head>\n<body>\n");
    }

    private static void Prose(Markup html, TextArtifact text)
    {
        html.Write($"<section class=\"card\" id=\"{Navigation.Anchor(text)}\"><h2>{text.Title}</h2>");
        foreach (string paragraph in Visible.Paragraphs(text.Text))
            html.Write($"<p>{paragraph}</p>");

        html.Write($"</section>");
    }

    private static void Licenses(Markup html)
    {
        html.Write($"<footer><details class=\"licenses\"><summary>Made by YLang. The page's drawing library is other people's work: licences</summary>");
        foreach (var group in Assets.Packages.GroupBy(package => package.License))
        {
            html.Write($"<h3>{string.Join(", ", group.Select(package => $"{package.Name} {package.Version}"))}</h3>");
            html.Write($"<pre>");
            foreach (string line in Assets.Text(group.Key).Split('\n'))
                html.Write($"{line}");

            html.Write($"</pre>");
        }

        html.Write($"</details></footer>");
    }
}

using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>A card a finding: what, how much and where at a glance; why and what to do under "More".</summary>
internal static class FindingsPart
{
    public static void Write(Markup html, FindingsArtifact findings)
    {
        if (findings.Items.IsEmpty)
            return;

        string title = findings.Title == findings.Name ? "Findings" : findings.Title;
        html.Write($"<section id=\"{Navigation.Anchor(findings)}\"><h2>{title} <small>{Units.Count(findings.Items.Length)}</small></h2>");
        foreach (Finding finding in findings.Items)
            Write(html, finding);

        html.Write($"</section>");
    }

    private static void Write(Markup html, Finding finding)
    {
        (string style, string word) = finding.Severity switch { "critical" => ("critical", "Critical"), "warn" => ("warn", "Warning"), _ => ("info", "Note") };
        html.Write($"<article class=\"finding {style}\"><header><span class=\"badge\">{word}</span><h3>{finding.Title}</h3>");
        if (finding.Bytes > 0)
            html.Write($"<b>{Units.Bytes(finding.Bytes)}</b>");

        html.Write($"</header>");
        if (!finding.Path.Labels.IsEmpty)
            Paths.Write(html, finding.Path);

        if (finding.Explanation.Length + finding.Suggestion.Length > 0)
            Details(html, finding);

        html.Write($"</article>");
    }

    private static void Details(Markup html, Finding finding)
    {
        html.Write($"<details><summary>More</summary>");
        foreach (string paragraph in Visible.Paragraphs(finding.Explanation))
            html.Write($"<p>{paragraph}</p>");

        if (finding.Suggestion.Length > 0)
        {
            html.Write($"<div class=\"advice\"><h4>What to do</h4>");
            foreach (string paragraph in Visible.Paragraphs(finding.Suggestion))
                html.Write($"<p>{paragraph}</p>");

            html.Write($"</div>");
        }

        if (!finding.Path.Labels.IsEmpty)
        {
            html.Write(
                $"""
                <p class="actions script">
                <button type="button" class="quiet" data-show="{Paths.Data(finding.Path)}">Show in the flame graph</button>
                <button type="button" class="quiet" data-copy="{Visible.Path(finding.Path.Labels)}">Copy path</button></p>
                """);
        }

        html.Write($"</details>");
    }
}

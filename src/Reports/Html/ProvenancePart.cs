using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>What the target paid, what was read, how far to trust it.</summary>
internal static class ProvenancePart
{
    public static void Write(Markup html, Report report)
    {
        ReportAcquisition acquisition = report.Acquisition;
        html.Write($"<section class=\"card\" id=\"made\"><h2>How this report was made</h2><dl class=\"made\">");
        Row(html, "Target", Provenance.Pause(report));
        Row(html, "Read", $"{Units.Bytes(acquisition.BytesRead)}, mode {Visible.Line(acquisition.Mode)}");
        Row(html, "Time", Provenance.Times(acquisition));
        Row(html, "Layout", Provenance.Layout(report.Target));
        Row(html, "Faults", Provenance.Faults(report.Faults));
        if (Provenance.Conservative(report.Faults) is { } conservative)
            Row(html, "Guessed", conservative);

        foreach (TextArtifact check in report.Artifacts.Where(Provenance.IsSelfCheck).Cast<TextArtifact>())
            Row(html, "Self-check", check.Text);

        foreach (string line in report.Unavailable)
            Row(html, "Not available", line);

        html.Write($"</dl></section>");
    }

    private static void Row(Markup html, string name, string value) => html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>");
}

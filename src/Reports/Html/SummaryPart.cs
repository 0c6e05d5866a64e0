using System.Globalization;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>Who was looked at, and the sentences an operator pastes into a ticket.</summary>
internal static class SummaryPart
{
    private const int MostSentences = 3, MostCommand = 400;

    public static void Write(Markup html, Report report)
    {
        ReportTarget target = report.Target;
        string command = target.Command.Length > 0 ? target.Command : target.Exe;
        html.Write($"<section class=\"top\" id=\"summary\"><p class=\"eyebrow\">{report.Probe}</p>");
        html.Write($"<h1>{(command.Length > 0 ? Visible.Line(command, MostCommand) : report.Probe)}</h1><dl class=\"facts\">");
        Fact(html, "Process", target.Pid > 0 ? string.Create(CultureInfo.InvariantCulture, $"{target.Pid}") : "");
        Fact(html, "Program", target.Exe);
        Fact(html, "Runtime", target.RuntimeName);
        Fact(html, "Host", target.Host);
        Fact(html, "Resident", target.RssBytes > 0 ? Units.Bytes(target.RssBytes) : "");
        if (target.Kind == "live")
            Fact(html, "Paused", Units.Milliseconds(report.Acquisition.PauseMs));
        else
            Fact(html, "Source", target.Kind);

        Fact(html, "Taken", When(report.Acquisition.Started));
        html.Write($"</dl>");
        if (Provenance.Truncated(report.Faults) is { } truncated)
            html.Write($"<p class=\"notice\" role=\"note\">This run was {truncated}.</p>");

        if (!report.Summary.IsEmpty)
            Sentences(html, report);

        html.Write($"</section>");
    }

    private static void Sentences(Markup html, Report report)
    {
        html.Write($"<div class=\"summary\"><ol>");
        foreach (string sentence in report.Summary.Take(MostSentences))
            html.Write($"<li>{Units.Glue(sentence)}</li>");

        string all = string.Join(" ", report.Summary.Take(MostSentences));
        html.Write($"</ol><button type=\"button\" class=\"quiet script\" data-copy=\"{all}\">Copy summary</button></div>");
    }

    private static void Fact(Markup html, string name, string value)
    {
        if (value.Length > 0)
            html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>");
    }

    private static string When(string started) =>
        DateTimeOffset.TryParse(started, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when)
            ? when.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
            : Visible.Line(started, 40);
}

using YLang.Runtime.Reporting;

namespace YLang.Reports.Text;

/// <summary>Findings in the script's order: what, how much, where, why, and what to do.</summary>
internal static class FindingsSection
{
    private const int Indent = 4, MostFindings = 20;

    public static void Write(Sheet sheet, FindingsArtifact findings)
    {
        if (findings.Items.IsEmpty)
            return;

        sheet.Heading(findings.Title == findings.Name ? "Findings" : Visible.Line(findings.Title));
        foreach ((int at, Finding finding) in findings.Items.Take(MostFindings).Index())
            Write(sheet, at, finding);

        if (findings.Items.Length > MostFindings)
            sheet.Line($"  … {Units.Count(findings.Items.Length - MostFindings)} more", Styles.Quiet);
    }

    private static void Write(Sheet sheet, int at, Finding finding)
    {
        if (at > 0)
            sheet.Line();

        string badge = finding.Severity switch { "critical" => "CRITICAL", "warn" => "WARN", _ => "INFO" };
        string bytes = finding.Bytes > 0 ? Units.Bytes(finding.Bytes) : "";
        int room = Math.Max(8, sheet.Width - Indent - badge.Length - 1 - bytes.Length - 1);
        string[] title = [.. Fit.Wrap(Visible.Line(finding.Title), room)];
        for (int i = 0; i < title.Length; i++)
        {
            if (i == 0)
                sheet.Add($"{at + 1,2}  ", Styles.Quiet).Add(badge, Styles.Severity(finding.Severity)).Add(" ");
            else
                sheet.Add(new string(' ', Indent + badge.Length + 1));

            sheet.Add(i == 0 ? Fit.PadRight(title[i], room) : title[i], Styles.Heading);
            sheet.Line(i == 0 && bytes.Length > 0 ? " " + bytes : "", Styles.Heading);
        }

        foreach (string line in Fit.WrapPath(finding.Path.Labels.Select(label => Visible.Line(label, 400)), sheet.Width - Indent))
            sheet.Add(new string(' ', Indent)).Line(line, Styles.Path);

        sheet.Wrapped(finding.Explanation, Indent);
        foreach (string paragraph in Visible.Paragraphs(finding.Suggestion))
        {
            foreach ((int i, string line) in Fit.Wrap(paragraph, sheet.Width - Indent - 2).Index())
                sheet.Add(new string(' ', Indent)).Line((i == 0 ? "→ " : "  ") + line, Styles.Advice);
        }
    }
}

using YLang.Runtime.Reporting;

namespace YLang.Reports.Text;

/// <summary>Who was looked at, and up to three sentences that can be pasted into a ticket.</summary>
internal static class SummarySection
{
    private const int MostSentences = 3, MostCommand = 300;

    public static void Write(Sheet sheet, Report report)
    {
        string probe = Fit.End(Visible.Line(report.Probe), sheet.Width);
        string target = Provenance.Target(report.Target);
        sheet.Add(probe, Styles.Heading);
        if (Fit.Cells(probe) + Fit.Cells(target) + 2 <= sheet.Width)
        {
            sheet.Add("  ").Line(target, Styles.Quiet);
        }
        else
        {
            sheet.Line();
            sheet.Wrapped(target, 0, Styles.Quiet);
        }

        string command = Visible.Line(report.Target.Command, MostCommand);
        if (command.Length > 0)
            sheet.Line(Fit.End(command, sheet.Width), Styles.Quiet);

        foreach (string sentence in report.Summary.Take(MostSentences))
        {
            sheet.Line();
            sheet.Wrapped(sentence, 2);
        }
    }
}

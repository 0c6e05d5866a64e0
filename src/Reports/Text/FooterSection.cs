using YLang.Runtime.Reporting;

namespace YLang.Reports.Text;

/// <summary>The last lines: what the target paid, what was read, how far to trust it.</summary>
internal static class FooterSection
{
    public static void Write(Sheet sheet, Report report)
    {
        sheet.Line();
        foreach (string line in report.Unavailable)
            sheet.Wrapped($"not available: {line}", 0, Styles.Warn);

        if (Provenance.Truncated(report.Faults) is { } truncated)
            sheet.Wrapped(truncated, 0, Styles.Warn);

        ReportAcquisition acquisition = report.Acquisition;
        Quiet($"{Provenance.Pause(report)} · read {Units.Bytes(acquisition.BytesRead)} · {Provenance.Times(acquisition)}");
        Quiet(Provenance.Layout(report.Target));
        string scanned = Provenance.Conservative(report.Faults) is { } conservative ? $"; {conservative}" : "";
        Quiet($"faults: {Provenance.Faults(report.Faults)}{scanned}");
        foreach (TextArtifact check in report.Artifacts.Where(Provenance.IsSelfCheck).Cast<TextArtifact>())
            Quiet($"self-check: {check.Text}");

        void Quiet(string line) => sheet.Wrapped(line, 0, Styles.Quiet);
    }
}

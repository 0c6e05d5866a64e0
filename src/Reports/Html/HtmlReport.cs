using YLang.Runtime.Faults;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>The report as one page.</summary>
public static class HtmlReport
{
    public static void Write(Report report, Stream stream) =>
        throw new TargetException(ExitCode.Failed, $"'{report.Probe}' can't be written as a page yet", "text and json can");
}

using System.Collections.Immutable;
using YLang.Reports.Folded;
using YLang.Reports.Html;
using YLang.Reports.Json;
using YLang.Runtime.Reporting;

namespace YLang.Reports;

/// <param name="Extensions">Endings of files in this format, without the dot; the first is the usual one.</param>
/// <param name="Summary">What it is for, a few words.</param>
/// <param name="Write">Writes the report as UTF-8; leaves the stream open.</param>
public sealed record ReportFormat(string Name, ImmutableArray<string> Extensions, string Summary, Action<Report, Stream> Write);

/// <summary>The formats a report can be written in.</summary>
public static class ReportFormats
{
    public static ImmutableArray<ReportFormat> All { get; } =
    [
        new("text", ["txt"], "tables and bars for a terminal", TextReport.Write),
        new("json", ["json"], "the report document, ylang-report/1", JsonReport.Write),
        new("html", ["html", "htm"], "one self-contained page for a browser", HtmlReport.Write),
        new("folded", ["folded"], "the flame graph as collapsed stacks", FoldedReport.Write),
    ];

    /// <summary>Names that people will try and that are not available yet.</summary>
    public static ImmutableArray<string> Later { get; } = ["speedscope", "pprof"];

    /// <returns>Null for a name that is none of <see cref="All"/>.</returns>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <param name="extension">With or without its dot.</param>
    public static ReportFormat? ByExtension(string extension) =>
        All.FirstOrDefault(format => format.Extensions.Contains(extension.TrimStart('.'), StringComparer.OrdinalIgnoreCase));
}

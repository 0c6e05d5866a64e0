using System.Text;
using System.Text.Json;
using Xunit;
using YLang.Reports.Html;
using YLang.Reports.Json;
using YLang.Runtime.Reporting;
using YLang.TestKit;

namespace YLang.Reports.Tests;

/// <summary>Charts in each format; what a hostile target would put in one is with the other artifacts' hostile texts.</summary>
public sealed class ChartTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    public void The_terminal_draws_bars_of_blocks(int width) => Snapshot.Match(TextReportTests.Screen(SampleReports.Charts, width, colors: false), $"Snapshots/charts-{width}");

    [Fact]
    public void A_terminal_without_unicode_gets_ascii() => Assert.True(Ascii.IsValid(TextReportTests.Screen(SampleReports.Charts, 80, colors: false, unicode: false)));

    [Fact]
    public void The_document_has_labels_values_and_a_histogram_s_bounds()
    {
        using JsonDocument document = JsonDocument.Parse(Written(JsonReport.Write, SampleReports.Charts));
        JsonElement[] charts = [.. document.RootElement.GetProperty("artifacts").EnumerateArray()];
        Assert.Equal(
            """{"name":"waits","kind":"chart","title":"Waits","axis":"seconds","unit":"count","numbers":{"count":9,"min":-0.5,"max":7.25,"avg":1.5,"p50":0.75,"p90":7.25,"p99":7.25},"bars":["""
            + """{"label":"below 0","value":1,"from":null,"to":0},{"label":"0–0.5","value":3,"from":0,"to":0.5},{"label":"0.5–1","value":5,"from":0.5,"to":1},{"label":"1 and more","value":2,"from":1,"to":null}]}""",
            charts[1].GetRawText().Replace("\\u2013", "–", StringComparison.Ordinal));
        Assert.Equal("""{"label":"unknown","value":null}""", charts[3].GetProperty("bars")[2].GetRawText());
    }

    [Fact]
    public void The_page_has_every_figure_as_text_and_a_bar_as_wide()
    {
        string page = Written(HtmlReport.Write, SampleReports.Charts);
        string part = page[page.IndexOf("<section class=\"card chart\" id=\"a-holders\">", StringComparison.Ordinal)..];
        part = part[..part.IndexOf("</section>", StringComparison.Ordinal)];
        Assert.Contains("<th scope=\"row\" class=\"text\">linecache.cache</th><td class=\"number\">1.8 MB</td>\n<td><i style=\"width:100%\"></i></td>", part, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">1.5 MB</td>\n<td><i style=\"width:81.3802%\"></i></td>", part, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">-4.0 KB</td>\n<td><i style=\"width:0%\"></i></td>", part, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#a-holders\">Holders</a>", page, StringComparison.Ordinal);
        Assert.Contains("48,391 numbers, half of them up to 66\u00a0B", page.Replace("&#160;", "\u00a0", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_bars_are_all_in_the_page_and_the_first_in_the_terminal()
    {
        Report report = SampleReports.Empty.With(
            new ChartArtifact("many", "Many", "", "count", null, [.. Enumerable.Range(0, 1000).Select(i => new ChartBar($"bar {i:D4}", (long)i, null, null))]));
        Assert.Contains("bar 0999", Written(HtmlReport.Write, report), StringComparison.Ordinal);
        string screen = TextReportTests.Screen(report, 80, colors: false);
        Assert.Contains("40 of 1,000 bars", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("bar 0040", screen, StringComparison.Ordinal);
    }

    private static string Written(Action<Report, Stream> write, Report report)
    {
        using var stream = new MemoryStream();
        write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Reporting;
using YLang.Runtime.Values;

namespace YLang.Runtime.Tests.Reporting;

public sealed class ChartHandleTests
{
    private readonly ReportBuilder _report = new();

    [Fact]
    public void What_a_chart_measures_is_told_by_its_first_value()
    {
        ChartHandle chart = _report.Chart("c", "holder");
        chart.Add("absent", Quantity.Bytes(double.NaN));
        chart.Add("a", Quantity.Bytes(5));
        chart.Add("b", ulong.MaxValue);
        Assert.Same(chart, _report.Chart("c"));
        ChartArtifact artifact = Only();
        Assert.Equal(("chart", "c", "holder", "bytes", (ChartNumbers?)null), (artifact.Kind, artifact.Title, artifact.Axis, artifact.Unit, artifact.Numbers));
        Assert.Equal([null, 5L, long.MaxValue], artifact.Bars.Select(b => b.Value));
    }

    [Fact]
    public void A_histogram_s_labels_say_what_lies_in_a_row()
    {
        _report.Chart("c").AddLog(Fed(-5, 0, 1, 6, 64));
        Assert.Equal(
            [("-7–-4", -7, -3, 1), ("-3–-2", -3, -1, 0), ("-1", -1, 0, 0), ("0", 0, 1, 1), ("1", 1, 2, 1), ("2–3", 2, 4, 0), ("4–7", 4, 8, 1), ("8–15", 8, 16, 0), ("16–31", 16, 32, 0), ("32–63", 32, 64, 0), ("64–127", 64, 128, 1)],
            Only().Bars.Select(b => (b.Label, b.From!.Value, b.To!.Value, (long)b.Value!)));
    }

    [Fact]
    public void Labels_of_bytes_and_of_fractions_have_their_forms()
    {
        _report.Chart("c", "bytes").AddLog(Fed(1, 900, 5000));
        Assert.Equal(["1 B", "2 B–3 B", "512 B–1023 B", "1.0 KB–2.0 KB", "4.0 KB–8.0 KB"], Only().Bars.Select(b => b.Label).Where((_, i) => i is 0 or 1 or 9 or 10 or 12));

        ChartHandle fractions = _report.Chart("f");
        fractions.AddLinear(Fed(-1, 0.5, 9), new LinearScale(0, 2, 1));
        var artifact = (ChartArtifact)_report.Artifacts[1];
        Assert.Equal([("below 0", null, 0d), ("0–1", 0d, 1d), ("1–2", 1d, 2d), ("2 and more", 2d, null)], artifact.Bars.Select(b => (b.Label, b.From, b.To)));
        Assert.Equal(new ChartNumbers(3, -1, 9, 8.5 / 3, 0.5, 9, 9), artifact.Numbers);
    }

    [Fact]
    public void An_empty_one_is_a_chart_of_nothing_and_a_cleared_one_begins_anew()
    {
        ChartHandle chart = _report.Chart("c");
        chart.AddLog(Fed());
        Assert.Equal((0, new ChartNumbers(0, null, null, null, null, null, null)), (Only().Bars.Length, Only().Numbers));
        chart.Clear();
        chart.Add("x", Quantity.Ratio(0.5));
        Assert.Equal(("ratio", null, 1), (Only().Unit, Only().Numbers, Only().Bars.Length));
    }

    [Fact]
    public void A_chart_of_thousands_of_bars_is_cut_and_the_report_says_so()
    {
        ChartHandle chart = _report.Chart("c");
        for (int i = 0; i < 5000; i++)
            chart.Add("bar", i);

        Assert.Equal(1002, Only().Bars.Length);
        Assert.Equal(["chart 'c': bars after the first 1,002"], _report.UnavailableLines.ToArray());
    }

    private ChartArtifact Only() => (ChartArtifact)_report.Artifacts[0];

    private static Aggregate Fed(params double[] numbers)
    {
        var aggregate = new Aggregate(Budget.Unlimited);
        foreach (double number in numbers)
            aggregate.Feed(number);

        return aggregate;
    }
}

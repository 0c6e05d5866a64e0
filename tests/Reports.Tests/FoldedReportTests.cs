using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;
using YLang.Reports.Folded;
using YLang.Runtime.Faults;
using YLang.Runtime.Reporting;
using YLang.TestKit;

namespace YLang.Reports.Tests;

public sealed partial class FoldedReportTests
{
    [Fact]
    public void A_frame_with_bytes_of_its_own_is_a_line() => Snapshot.Match(Folded(SampleReports.Django), "Snapshots/django", "folded");

    [Fact]
    public void The_lines_add_up_to_the_whole()
    {
        FlameFrame root = ((FlamegraphArtifact)SampleReports.Django.Artifacts.Single(artifact => artifact.Name == "flamegraph")).Root;
        Assert.Equal(root.Value, Lines(SampleReports.Django).Sum(line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Names), MemberType = typeof(HostileTexts))]
    public void Hostile_labels_stay_within_their_line_and_their_frame(string name)
    {
        string text = HostileTexts.Text(name);
        string[] lines = Lines(SampleReports.Hostile(text));
        Assert.True(lines.Length == 3, name);
        Assert.All(lines, line => Assert.Matches(Stack(), line));
        Assert.All(lines, line => Assert.DoesNotContain(line, c => char.IsControl(c) || c == '\u202e'));
    }

    [Fact]
    public void A_report_without_a_flame_graph_is_refused() =>
        Assert.Equal(ExitCode.Failed, Assert.Throws<TargetException>(() => Folded(SampleReports.Empty)).Code);

    /// <summary>One label: the root's children are leaves.</summary>
    [GeneratedRegex("^[^;]+ [0-9]+$")]
    private static partial Regex Stack();

    private static string[] Lines(Report report) => Folded(report).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Folded(Report report)
    {
        using var stream = new MemoryStream();
        FoldedReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using Xunit;
using YLang.Runtime.Reporting;
using YLang.Runtime.Values;

namespace YLang.Runtime.Tests.Reporting;

public sealed class ReportBuilderTests
{
    [Fact]
    public void A_flame_graph_is_made_of_stacks_and_trees()
    {
        var report = new ReportBuilder();
        report.Flamegraph("all", "All");
        report.FlameStack("all", 5, "libraries", "libc");
        report.FlameStack("all", 2, "libraries", "libc");
        report.FlameStack("all", 3, "libraries");
        report.FlameStack("all", -1, "nothing");
        report.FlameTree("all", new Tree(), 0, "objects");
        var graph = Assert.IsType<FlamegraphArtifact>(Assert.Single(report.Artifacts));
        Assert.Equal(("All", 130L, 7L), (graph.Title, graph.Root.Value, graph.Root.Count));
        Assert.Equal(["objects 120 20 7", "libraries 10 3 0"], graph.Root.Children.Select(f => $"{f.Name} {f.Value} {f.Self} {f.Count}"));
        Assert.Equal([100L, 7], graph.Root.Children.Select(f => f.Children.Single().Value));
    }

    private sealed class Tree : IFlameSource
    {
        public FlameFrame Flame(double minShare) => new("all", 120, 20, 7, 0, [new("a", 100, 100, 4, 0, [])]);
    }

    private readonly ReportBuilder _report = new();

    [Fact]
    public void A_columns_type_is_that_of_its_first_value()
    {
        TableHandle table = _report.Table("t", "name", "n", "size", "share", "double", "where", "path", "flag", "never");
        table.Row(null, 1);
        table.Row("a", 2u, Quantity.Bytes(5), Quantity.Ratio(0.5), 1.5, new Address(0x10), new ReportPath(["x"]), true);
        table.Row("b", ulong.MaxValue, Quantity.Bytes(6), Quantity.Ratio(double.NaN), 2.5, new Address(0x20), ReportPath.Empty, false, null, "too many");
        var artifact = Assert.IsType<TableArtifact>(Assert.Single(_report.Artifacts));
        Assert.Equal(["text", "count", "bytes", "ratio", "ratio", "address", "path", "count", "text"], artifact.Columns.Select(c => c.Type));
        Assert.Equal([null, 1L, null, null, null, null, null, null, null], artifact.Rows[0].ToArray());
        Assert.Equal(["a", 2L, 5L, 0.5, 1.5, 0x10UL], artifact.Rows[1].Take(6));
        Assert.Equal([long.MaxValue, 6L, null], artifact.Rows[2].Skip(1).Take(3));
    }

    [Fact]
    public void Asking_for_a_table_again_gives_the_same_one_and_titles_may_come_late()
    {
        _report.Table("t", "a").Row(1);
        _report.Text("note", "Note", "old");
        _report.Table("t", "a").Row(2);
        _report.Table("t").Title = "Late";
        _report.Text("note", "Note", "new");
        Assert.Equal(["t", "note"], _report.Artifacts.Select(a => a.Name));
        Assert.Equal(("Late", 2), (_report.Artifacts[0].Title, ((TableArtifact)_report.Artifacts[0]).Rows.Length));
        Assert.Equal("new", ((TextArtifact)_report.Artifacts[1]).Text);
    }

    [Fact]
    public void A_table_of_millions_is_cut_and_the_report_says_so()
    {
        TableHandle table = _report.Table("t", "n");
        for (int i = 0; i < 1_000_002; i++)
            table.Row(1);

        Assert.Equal(1_000_000, ((TableArtifact)_report.Artifacts[0]).Rows.Length);
        Assert.Equal(["table 't': rows after the first 1,000,000"], _report.UnavailableLines.ToArray());
    }

    [Fact]
    public void Findings_stand_by_severity_then_size_and_know_three_severities()
    {
        FindingsHandle findings = _report.Findings("advice");
        findings.Add("shouting", "B", null, 0, "", "");
        findings.Add("warn", "C", null, 5, "", "");
        findings.Add("critical", "A", new ReportPath(["m", "v"]), 7, "why", "do");
        findings.Add("warn", "D", null, 6, "", "");
        var artifact = Assert.IsType<FindingsArtifact>(_report.Artifacts[0]);
        Assert.Equal([("critical", "m → v", 7L), ("warn", "", 6L), ("warn", "", 5L), ("info", "", 0L)], artifact.Items.Select(f => (f.Severity, f.Path.ToString(), f.Bytes)));
    }

    [Fact]
    public void There_are_three_summaries_at_most_and_no_line_twice()
    {
        for (int i = 0; i < 5; i++)
        {
            _report.Summary($"s{i}");
            _report.Unavailable("no such struct");
        }

        Assert.Equal(["s0", "s1", "s2"], _report.Summaries.ToArray());
        Assert.Equal(["no such struct"], _report.UnavailableLines.ToArray());
    }
}

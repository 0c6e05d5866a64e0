using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using Xunit.Abstractions;
using YLang.Reports.Html;
using YLang.Runtime.Reporting;
using YLang.TestKit;

namespace YLang.Reports.Tests;

public sealed partial class HtmlReportTests(ITestOutputHelper output)
{
    [Fact]
    public void The_page_is_one_file_of_moderate_size()
    {
        string page = Page(SampleReports.Django);
        output.WriteLine($"{Encoding.UTF8.GetByteCount(page)} bytes, {Assets.Script.Length} of them script");
        Assert.InRange(page.Length, 1, 400_000);
        Assert.DoesNotMatch(Reference(), page.Replace(Assets.Script, "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_policy_allows_the_page_s_script_by_its_hash_and_nothing_else()
    {
        string page = Page(SampleReports.Django);
        int start = page.LastIndexOf("<script>", StringComparison.Ordinal) + "<script>".Length;
        string script = page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)];
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        string policy = $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'";
        Assert.Contains($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_stand_in_the_page_itself() => Snapshot.Match(Body(SampleReports.Django), "Snapshots/django-body", "html");

    [Theory]
    [MemberData(nameof(HostileTexts.Names), MemberType = typeof(HostileTexts))]
    public void Hostile_texts_make_no_tag_and_no_attribute(string name)
    {
        // The tags of a page are ours: those of a page with an honest text in every place. (An empty text leaves some out, line feeds repeat some.)
        Assert.Subset(Tags(Body(SampleReports.Hostile("honest"))), Tags(Body(SampleReports.Hostile(HostileTexts.Text(name)))));
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Names), MemberType = typeof(HostileTexts))]
    public void Nothing_unseen_reaches_the_page(string name)
    {
        string body = Body(SampleReports.Hostile(HostileTexts.Text(name)));
        Assert.DoesNotContain(body.EnumerateRunes().Where(rune => rune.Value != '\n'), rune => Visible.IsUnseen(Rune.GetUnicodeCategory(rune)));
        Assert.InRange(body.Length, 1, 2_000_000);
    }

    [Fact]
    public void The_flame_graph_s_data_have_every_frame_once()
    {
        var graph = (FlamegraphArtifact)SampleReports.Django.Artifacts.Single(artifact => artifact.Kind == "flamegraph");
        using JsonDocument data = Data(graph.Root);
        long own = data.RootElement.GetProperty("self").EnumerateArray().Sum(self => self.GetInt64());
        Assert.Equal(Flames.Walk(graph.Root).Sum(frame => frame.Frame.Self), own);
        Assert.Equal(graph.Root.Value, data.RootElement.GetProperty("value")[0].GetInt64());
        int[] parents = [.. data.RootElement.GetProperty("parent").EnumerateArray().Select(parent => parent.GetInt32())];
        Assert.Equal(Flames.Walk(graph.Root).Count(), parents.Length);
        Assert.All(parents.Index(), parent => Assert.InRange(parent.Item, -1, parent.Index - 1));
    }

    [Fact]
    public void More_frames_than_a_browser_draws_become_one_and_keep_their_bytes()
    {
        FlameFrame root = SampleReports.Frame("all", 0, [.. Enumerable.Range(1, 50_000).Select(i => SampleReports.Frame($"f{i}", i))]);
        using JsonDocument data = Data(root);
        long[] values = [.. data.RootElement.GetProperty("value").EnumerateArray().Select(value => value.GetInt64())];
        Assert.InRange(values.Length, 20_000, 30_001);
        Assert.Equal(root.Value, values.Skip(1).Sum());
        Assert.Contains("(20,001 narrow ones)", data.RootElement.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        string page = Page(SampleReports.Empty.With(new FlamegraphArtifact("flamegraph", "wide", "bytes", root)));
        Assert.Contains("20,001 frames are too narrow", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flame_graph_100000_frames_deep_is_cut_where_a_browser_can_follow()
    {
        FlameFrame frame = SampleReports.Frame("leaf", 8);
        for (int i = 0; i < 100_000; i++)
            frame = new FlameFrame("f", 8, 0, 1, 0, [frame]);

        using JsonDocument data = Data(frame);
        Assert.InRange(data.RootElement.GetProperty("parent").GetArrayLength(), 200, 300);
    }

    [Fact]
    public void A_table_of_many_rows_is_cut_and_says_so()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => ImmutableArray.Create<object?>($"t{i}", (long)i));
        string page = Page(SampleReports.Empty.With(new TableArtifact("types", "Types", [new("type", "text"), new("bytes", "bytes")], [.. rows])));
        Assert.Contains("The first 2,000 of 5,000 rows", page, StringComparison.Ordinal);
        Assert.DoesNotContain("t2000<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_report_is_a_page() => Assert.Contains("How this report was made", Page(SampleReports.Empty), StringComparison.Ordinal);

    /// <summary>What makes a browser fetch something.</summary>
    [GeneratedRegex("""(src|action|srcset|poster|background)=|href="(?!#|data:,)|url\(|@import""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    /// <summary>Names of elements and attributes.</summary>
    [GeneratedRegex("""<[^>]*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Value();

    private static HashSet<string> Tags(string body) => [.. Tag().Matches(body).Select(tag => Value().Replace(tag.Value, "\"\""))];

    private static JsonDocument Data(FlameFrame root)
    {
        string page = Page(SampleReports.Empty.With(new FlamegraphArtifact("flamegraph", "title", "bytes", root)));
        const string Open = "<script type=\"application/json\" class=\"data\">";
        int start = page.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        return JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
    }

    /// <summary>The page without what every page has: style, script, licences.</summary>
    private static string Body(Report report)
    {
        string page = Page(report).Replace(Assets.Script, "", StringComparison.Ordinal).Replace(Assets.Style, "", StringComparison.Ordinal);
        page = page.Replace(Assets.ScriptHash, "HASH", StringComparison.Ordinal);
        int licenses = page.IndexOf("<footer>", StringComparison.Ordinal);
        return page[..licenses] + page[page.IndexOf("</footer>", licenses, StringComparison.Ordinal)..];
    }

    private static string Page(Report report)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

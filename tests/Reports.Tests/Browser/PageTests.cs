using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;
using YLang.Reports.Html;
using YLang.Runtime.Reporting;
using YLang.TestKit;

namespace YLang.Reports.Tests.Browser;

/// <summary>The page as a reader has it: opened from a file by a browser that may ask the network for nothing.</summary>
public sealed class PageTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ylang-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserFact]
    public async Task The_page_asks_for_nothing_but_itself_and_complains_of_nothing()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Until("document.querySelectorAll('g.frame').length > 10");
        await page.Click("document.querySelector('#theme')");
        await page.Click("document.querySelector('.finding summary')");
        Assert.All(page.Requests, address => Assert.Contains(new Uri(address).Scheme, (string[])["file", "data"]));
        Assert.Single(page.Requests, address => address.StartsWith("file:", StringComparison.Ordinal));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task The_page_s_policy_refuses_requests_and_foreign_scripts()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Evaluate<bool>(
            """
            (() => {
              const script = document.createElement('script');
              script.textContent = 'window.owned = 1';
              document.body.append(script);
              new Image().src = 'http://192.0.2.1/x.png';
              fetch('http://192.0.2.1/').catch(() => window.refused = 1);
              return true;
            })()
            """);
        await page.Until("window.refused === 1");
        Assert.False(await page.Evaluate<bool>("'owned' in window"));
        Assert.Equal(page.Requests.Where(address => address.Contains("192.0.2.1", StringComparison.Ordinal)), page.Refused);
        Assert.Contains(page.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_click_on_a_frame_zooms_and_the_breadcrumbs_lead_back()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Until(Frame("openpyxl.utils.cell"));
        double before = await Width(page, "openpyxl.utils.cell");
        await page.Click(Bar("openpyxl.utils.cell"));
        await page.Until("document.querySelectorAll('.crumbs button').length === 3");
        Assert.Equal("all Python objects›.modules›openpyxl.utils.cell", await page.Text(".crumbs"));
        await page.Until($"{Frame("openpyxl.utils.cell")}?.getBoundingClientRect().width > 1000");
        Assert.True(await Width(page, "openpyxl.utils.cell") > 4 * before);
        Assert.Contains("2.6 MB", await page.Text(".frame-details"), StringComparison.Ordinal);

        await page.Click("document.querySelectorAll('.crumbs button')[1]");
        await page.Until("document.querySelectorAll('.crumbs button').length === 2");
        await page.Click("document.querySelector('.reset')");
        await page.Until("document.querySelectorAll('.crumbs button').length === 1 && document.querySelector('.reset').disabled");
        string back = before.ToString(CultureInfo.InvariantCulture);
        await page.Until($"Math.abs({Frame("openpyxl.utils.cell")}.getBoundingClientRect().width - {back}) < 1");
    }

    [BrowserFact]
    public async Task A_search_highlights_and_says_the_share()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Press("/");
        await page.Until("document.activeElement.classList.contains('find')");
        await page.Type("OPENPYXL");
        await page.Until("document.querySelectorAll('g.frame.hit').length === 1");
        Assert.Equal("1 frame · 2.6 MB · 7.7 %", await page.Text(".found"));
        await page.Press("Escape");
        await page.Until("document.querySelectorAll('g.frame.hit').length === 0 && document.querySelector('.found').textContent === ''");
        await page.Type("no such frame");
        await page.Until("document.querySelector('.found').textContent === 'No frame matches'");
    }

    [BrowserFact]
    public async Task A_frame_within_a_found_frame_is_counted_once()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Evaluate<bool>("document.querySelector('.find').focus() ?? true");
        await page.Type("cache");
        await page.Until("document.querySelectorAll('g.frame.hit').length === 5");
        // linecache (with its cache inside), both tables of openpyxl, re's _cache.
        Assert.Equal("5 frames · 5.7 MB · 16.7 %", await page.Text(".found"));
    }

    [BrowserFact]
    public async Task The_view_turns_over()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Until(Frame(".modules"));
        Assert.True(await page.Evaluate<bool>($"{Frame(".modules")}.getBoundingClientRect().y > {Frame("all Python objects")}.getBoundingClientRect().y"));
        await page.Click("document.querySelector('[data-view=flame]')");
        await page.Until($"{Frame(".modules")}.getBoundingClientRect().y < {Frame("all Python objects")}.getBoundingClientRect().y");
    }

    [BrowserFact]
    public async Task The_keyboard_moves_zooms_and_returns()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Until(Frame(".modules"));
        await page.Evaluate<bool>("document.querySelector('.canvas').focus() ?? true");
        await page.Press("ArrowDown");
        await page.Press("ArrowDown");
        await page.Press("ArrowRight");
        await page.Until("document.querySelectorAll('g.current').length === 1");
        string current = await page.Text(".frame-details .label");
        Assert.Equal(current, await page.Evaluate<string>("document.querySelector('g.current').__data__.data.name"));
        await page.Press("Enter");
        await page.Until("document.querySelectorAll('.crumbs button').length === 3");
        Assert.EndsWith(current, await page.Text(".crumbs"), StringComparison.Ordinal);
        await page.Press("Escape");
        await page.Until("document.querySelectorAll('.crumbs button').length === 2");
    }

    [BrowserFact]
    public async Task A_finding_shows_its_path_in_the_flame_graph()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Click("document.querySelector('.finding summary')");
        await page.Click("document.querySelector('.finding [data-show]')");
        await page.Until("document.querySelectorAll('.crumbs button').length === 4");
        Assert.EndsWith("_COL_STRING_CACHE", await page.Text(".crumbs"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Of_several_flame_graphs_one_is_seen_and_a_switch_leads_to_the_other()
    {
        Report django = SampleReports.Django;
        FlameFrame libraries = SampleReports.Frame("all", 0, SampleReports.Frame("program and libraries", 4096, SampleReports.Frame("libc.so.6", 8192)));
        await using Page page = await Open(django.With([.. django.Artifacts, new FlamegraphArtifact("memory-flamegraph", "All of the memory", "bytes", libraries)]));
        await page.Until(Frame(".modules"));
        Assert.Equal(1, await page.Evaluate<int>("[...document.querySelectorAll('section.flame')].filter(s => s.checkVisibility()).length"));
        await page.Click("document.querySelector('[data-graph=a-memory-flamegraph]')");
        await page.Until("document.activeElement.closest('section').id === 'a-memory-flamegraph'");
        Assert.Equal("a-memory-flamegraph", await page.Evaluate<string>("[...document.querySelectorAll('section.flame')].filter(s => s.checkVisibility()).map(s => s.id).join()"));

        // Drawn while it was hidden, it takes the width that it has now.
        await page.Until($"({Frame("libc.so.6")})?.getBoundingClientRect().width > 500");
        await page.Click("document.querySelector('#a-memory-flamegraph [data-graph=a-flamegraph]')");
        await page.Until("document.activeElement.closest('section').id === 'a-flamegraph'");

        // What a finding names is in the first one.
        await page.Click("document.querySelector('#a-flamegraph [data-graph=a-memory-flamegraph]')");
        await page.Click("document.querySelector('.finding summary')");
        await page.Click("document.querySelector('.finding [data-show]')");
        await page.Until("document.querySelector('#a-flamegraph').checkVisibility() && document.querySelectorAll('#a-flamegraph .crumbs button').length === 4");
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task A_button_copies_the_path()
    {
        await using Page page = await Open(SampleReports.Django);
        await page.Evaluate<bool>("(navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }, true)");
        await page.Click(Bar("_COL_STRING_CACHE"));
        await page.Until("document.querySelectorAll('.crumbs button').length === 4");
        await page.Click("document.querySelectorAll('.frame-details button')[1]");
        await page.Until("window.copied");
        Assert.Equal(".modules → openpyxl.utils.cell → _COL_STRING_CACHE", await page.Evaluate<string>("window.copied"));
        Assert.Equal("Copied", await page.Text(".frame-details button:last-child"));
    }

    [BrowserFact]
    public async Task Tables_sort_by_their_numbers_filter_and_unfold()
    {
        const string First = "document.querySelector('#a-modules tbody tr').cells[0].textContent";
        await using Page page = await Open(SampleReports.Django);
        Assert.Equal(25, await page.Evaluate<int>("document.querySelectorAll('#a-modules tbody tr').length"));
        await page.Click("document.querySelectorAll('#a-modules th button')[2]");
        await page.Until($"{First} === 'openpyxl.utils.cell'");
        await page.Click("document.querySelectorAll('#a-modules th button')[2]");
        await page.Until($"{First} === 'django.app24.views'");
        Assert.Equal("ascending", await page.Evaluate<string>("document.querySelectorAll('#a-modules th')[2].ariaSort"));
        await page.Click("document.querySelector('#a-modules .more')");
        await page.Until("document.querySelectorAll('#a-modules tbody tr').length === 29");
        await page.Evaluate<bool>("document.querySelector('#a-modules .filter').focus() ?? true");
        await page.Type("LINECACHE");
        await page.Until("document.querySelectorAll('#a-modules tbody tr').length === 1");
    }

    [BrowserFact]
    public async Task Hostile_texts_stay_text()
    {
        foreach (string name in HostileTexts.Names)
        {
            await using Page page = await Open(SampleReports.Hostile(HostileTexts.Text(name)));
            await page.Until("document.querySelectorAll('g.frame').length === 3");
            Assert.Equal(0, await page.Evaluate<int>("document.querySelectorAll('img, iframe, object, embed, [onerror], [onmouseover], [onload]').length"));
            Assert.Equal(2, await page.Evaluate<int>("document.scripts.length"));
            await page.Click("document.querySelectorAll('g.frame rect')[1]");
            await page.Until("document.querySelectorAll('.crumbs button').length === 2");
            Assert.Empty(page.Complaints);
            Assert.Single(page.Requests, address => address.StartsWith("file:", StringComparison.Ordinal));
        }
    }

    [BrowserFact]
    public async Task Twenty_thousand_frames_are_drawn_as_few_as_can_be_seen()
    {
        var random = new Random(1);
        int Children(int depth) => depth switch { 0 => 0, 6 => 40, _ => random.Next(1, 5) };
        FlameFrame Tree(int depth) => SampleReports.Frame(
            $"frame.{random.Next(5000)}", random.Next(64, 4096), [.. Enumerable.Range(0, Children(depth)).Select(_ => Tree(depth - 1))]);
        FlameFrame root = Tree(6);
        while (Flames(root) < 20_000)
            root = SampleReports.Frame("all", 0, [.. root.Name == "all" ? root.Children : [root], Tree(6)]);

        var watch = Stopwatch.StartNew();
        await using Page page = await Open(SampleReports.Django.With(new FlamegraphArtifact("flamegraph", "Many frames", "bytes", root)), "many");
        await page.Until("document.querySelectorAll('g.frame').length > 100");
        long bytes = new FileInfo(Path.Combine(_folder, "many.html")).Length;
        output.WriteLine($"{Flames(root)} frames: file {bytes} bytes, opened after {watch.ElapsedMilliseconds} ms");
        double search = await page.Evaluate<double>(
            """
            (async () => {
              const find = document.querySelector('.find'), found = document.querySelector('.found'), start = performance.now();
              find.value = 'frame.1';
              find.dispatchEvent(new Event('input'));
              while (!found.textContent) await new Promise(next => setTimeout(next, 1));
              return performance.now() - start;
            })()
            """);
        double zoom = await page.Evaluate<double>(
            """
            (() => {
              const start = performance.now();
              document.querySelectorAll('g.frame')[3].dispatchEvent(new MouseEvent('click', { bubbles: true }));
              return performance.now() - start;
            })()
            """);
        output.WriteLine($"search {search:0} ms (120 of them waiting for the next key), zoom {zoom:0} ms");
        Assert.InRange(await page.Evaluate<int>("document.querySelectorAll('g.frame').length"), 10, 5000);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Pictures_of_the_page_are_kept_as_artifacts()
    {
        await using Page light = await Open(SampleReports.Django);
        await light.Click("document.querySelector('.finding summary')");
        Keep(await light.Screenshot(whole: true), "report-light.png");
        Keep(await light.Print(), "report.pdf");
        await light.Click(Bar(".modules"));
        await light.Evaluate<bool>("document.querySelector('.find').focus() ?? true");
        await light.Type("cache");
        await light.Until("document.querySelectorAll('g.frame.hit').length > 0");
        await light.Hover(Bar("linecache"));
        Keep(await light.Screenshot(whole: false), "report-search.png");

        await using Page dark = await browser.Open(Path.Combine(_folder, "report.html"), dark: true);
        Keep(await dark.Screenshot(whole: true), "report-dark.png");
        await using Page narrow = await browser.Open(Path.Combine(_folder, "report.html"), width: 400, height: 800);
        Keep(await narrow.Screenshot(whole: true), "report-narrow.png");
        Assert.True(await narrow.Evaluate<bool>("document.documentElement.scrollWidth <= 400"), "the page is wider than a telephone");
        const string Paper = "getComputedStyle(document.body).backgroundColor";
        Assert.NotEqual(await light.Evaluate<string>(Paper), await dark.Evaluate<string>(Paper));
    }

    private static int Flames(FlameFrame root) => 1 + root.Children.Sum(Flames);

    private static string Frame(string name) =>
        $"[...document.querySelectorAll('g.frame')].find(g => g.__data__.data.name === {JsonSerializer.Serialize(name)})";

    private static string Bar(string name) => $"({Frame(name)}).querySelector('rect')";

    private static Task<double> Width(Page page, string name) => page.Evaluate<double>($"{Frame(name)}.getBoundingClientRect().width");

    private async Task<Page> Open(Report report, string name = "report")
    {
        string file = Path.Combine(_folder, $"{name}.html");
        await using (FileStream stream = File.Create(file))
            HtmlReport.Write(report, stream);

        return await browser.Open(file);
    }

    private void Keep(byte[] picture, string name, [CallerFilePath] string testFile = "")
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "artifacts", "reports"));
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), picture);
        output.WriteLine($"{Path.Combine(folder, name)}, {picture.Length} bytes");
    }
}

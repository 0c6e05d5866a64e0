using System.Globalization;
using System.Text;
using Spectre.Console;
using Xunit;
using YLang.Runtime.Reporting;
using YLang.TestKit;

namespace YLang.Reports.Tests;

public sealed class TextReportTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_screen_without_colours(int width) => Snapshot.Match(Screen(SampleReports.Django, width, colors: false), $"Snapshots/django-{width}");

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_screen_in_colour(int width) =>
        Snapshot.Match(
            Screen(SampleReports.Django, width, colors: true).Replace("\u001b", "␛", StringComparison.Ordinal), $"Snapshots/django-{width}-colour");

    [Fact]
    public void A_terminal_without_unicode_gets_ascii() => Assert.True(Ascii.IsValid(Screen(SampleReports.Django, 80, colors: false, unicode: false)));

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(57)]
    [InlineData(80)]
    [InlineData(400)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        foreach (string line in Screen(SampleReports.Django, width, colors: false).Split('\n'))
            Assert.True(line.GetCellWidth() <= Math.Max(width, 40), line);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Names), MemberType = typeof(HostileTexts))]
    public void Nothing_of_the_target_reaches_the_terminal_raw(string name)
    {
        string text = HostileTexts.Text(name);
        string screen = Screen(SampleReports.Hostile(text), 80, colors: false);
        Rune[] raw = [.. screen.EnumerateRunes().Where(rune => rune.Value != '\n' && IsUnseen(Rune.GetUnicodeCategory(rune)))];
        Assert.True(raw.Length == 0, $"{name}: {string.Join(' ', raw.Take(5).Select(rune => $"U+{rune.Value:X4}"))} in the output");
        Assert.DoesNotContain(screen.Split('\n'), line => line.GetCellWidth() > 80);
        Assert.InRange(screen.Length, 1, 1_000_000);
    }

    [Fact]
    public void Markup_of_the_target_is_text() =>
        Assert.Contains("[red]markup[/]", Screen(SampleReports.Hostile("[red]markup[/]"), 80, colors: false), StringComparison.Ordinal);

    [Fact]
    public void A_graph_that_is_a_part_of_a_later_one_is_drawn_once()
    {
        FlameFrame part = new("all", 80, 10, 3, 0, [new("modules", 70, 70, 2, 0, [])]), library = new("libc.so.6", 20, 20, 0, 0, []);
        var whole = new FlameFrame("all", 100, 0, 3, 0, [part with { Name = "Python objects" }, library]);
        string screen = Screen(
            SampleReports.Empty.With(new FlamegraphArtifact("flamegraph", "Objects", "bytes", part), new FlamegraphArtifact("memory-flamegraph", "Everything", "bytes", whole)), 80, colors: false);
        Assert.Single(screen.Split('\n'), line => line.Contains("modules", StringComparison.Ordinal));
        Assert.Contains("Python objects: above", screen, StringComparison.Ordinal);
        Assert.Contains("libc.so.6", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_report_still_says_how_it_was_made() => Snapshot.Match(Screen(SampleReports.Empty, 80, colors: false), "Snapshots/empty");

    [Fact]
    public void A_file_is_a_hundred_columns_wide_without_colours()
    {
        using var stream = new MemoryStream();
        TextReport.Write(SampleReports.Django, stream);
        Assert.Equal(Screen(SampleReports.Django, 100, colors: false), Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static bool IsUnseen(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate;

    internal static string Screen(Report report, int width, bool colors, bool unicode = true)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        TextReport.Write(report, console);
        return writer.ToString();
    }
}

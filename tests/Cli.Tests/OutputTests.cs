using System.Diagnostics;
using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Where output goes, and what happens where it can't.</summary>
public sealed class OutputTests
{
    private const string Table = "_probe _oneshot { _table t = _artifact_table(\"t\", \"name\", \"n\"); _row(t, \"one\", 1); }";

    [Fact]
    public void A_report_goes_to_each_file_in_the_format_of_its_ending()
    {
        using var folder = new ScratchFolder();
        string[] files = [.. new[] { "r.json", "r.html", "r.txt" }.Select(f => Path.Combine(folder.Path, f))];
        ToolResult result = Tool.Run(["run", "-e", Table, .. files.SelectMany(f => new[] { "-o", f })]);
        Assert.Equal(0, result.Code);
        Assert.Equal(string.Concat(files.Select(f => $"Wrote {f}\n")), result.Errors);
        Assert.Equal("ylang-report/1", JsonDocument.Parse(File.ReadAllText(files[0])).RootElement.GetProperty("schema").GetString());
        Assert.StartsWith("<!doctype html>", File.ReadAllText(files[1]), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("one", File.ReadAllText(files[2]), StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void Quiet_says_nothing_on_standard_error()
    {
        using var folder = new ScratchFolder();
        ToolResult result = Tool.Run("run", "-q", "-e", Table, "-o", Path.Combine(folder.Path, "r.json"));
        Assert.Equal((0, ""), (result.Code, result.Errors));
    }

    [Fact]
    public void A_link_at_the_files_place_is_replaced_and_not_followed()
    {
        using var folder = new ScratchFolder();
        string elsewhere = folder.File("precious", "precious"), file = Path.Combine(folder.Path, "r.json");
        File.CreateSymbolicLink(file, elsewhere);
        Assert.Equal(0, Tool.Run("run", "-e", Table, "-o", file).Code);
        Assert.Equal("precious", File.ReadAllText(elsewhere));
        Assert.Null(new FileInfo(file).LinkTarget);
    }

    [Fact]
    public void A_run_that_fails_leaves_the_old_file_as_it_was_and_no_other()
    {
        using var folder = new ScratchFolder();
        string file = folder.File("r.json", "old");
        Assert.Equal(1, Tool.Run("run", "-e", "_probe _oneshot { _error(\"no\"); }", "-o", file).Code);
        Assert.Equal("old", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_and_leaves_nothing_behind()
    {
        using var folder = new ScratchFolder();
        string file = Path.Combine(folder.Path, "r.json");
        Directory.CreateDirectory(file);
        ToolResult result = Tool.Run("run", "-e", Table, "-o", file);
        Assert.Equal(1, result.Code);
        Assert.StartsWith($"ylang: can't write '{file}': ", result.Errors, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(folder.Path));
    }

    [FactWith("bash")]
    public void A_script_that_prints_for_ever_ends_when_nobody_reads_any_more()
    {
        ToolResult result = Shell("run -e '_probe _oneshot { long n = 1; while (n++) printf(\"line\\n\"); }' | head -n 1; echo ${PIPESTATUS[0]}");
        Assert.Equal((0, "line\n0\n", ""), (result.Code, result.Output, result.Errors));
    }

    [FactWith("bash")]
    public void A_script_may_come_from_a_pipe()
    {
        ToolResult result = Shell("run /dev/stdin <<<'_probe _oneshot { printf(\"hello\\n\"); }'"), piped = Shell("run <(echo '_probe _oneshot { printf(\"hello\\n\"); }')");
        Assert.Equal((0, "hello\n", ""), (result.Code, result.Output, result.Errors));
        Assert.Equal(result, piped);
    }

    [TheoryWith("bash")]
    [InlineData("layouts show cpython-3.11")]
    [InlineData("emit python-memory")]
    [InlineData("run -e '" + Table + "' --format html")]
    public void A_reader_that_has_gone_is_no_crash(string arguments)
    {
        ToolResult result = Shell($"{arguments} | true; echo ${{PIPESTATUS[0]}}");
        Assert.Equal((0, "0\n", ""), (result.Code, result.Output, result.Errors));
    }

    [TheoryWith("bash", "/dev/full")]
    [InlineData("probes")]
    [InlineData("run -e '_probe _oneshot { printf(\"x\\n\"); }'")]
    [InlineData("run -e '" + Table + "' --format json")]
    public void A_full_disk_is_told_and_ends_with_1(string arguments)
    {
        ToolResult result = Shell($"{arguments} >/dev/full");
        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains("No space left on device", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_terminal_there_is_no_colour()
    {
        ToolResult result = Tool.Run("run", "-e", Table), mistake = Tool.Run("run", "-e", "_probe _oneshot { nothing(); }");
        Assert.DoesNotContain('\u001b', result.Output + result.Errors + mistake.Output + mistake.Errors);
    }

    [Fact]
    public void Colour_can_be_had_always()
    {
        Assert.Contains('\u001b', Tool.Run("run", "-e", Table, "--color", "always").Output);
        Assert.Contains("\u001b[1;31mylang:", Tool.Run("run", "nothing", "--color=always").Errors, StringComparison.Ordinal);
    }

    [FactWith("python3")]
    public void On_a_terminal_there_is_colour_unless_NO_COLOR_is_set()
    {
        Assert.Contains("\u001b[1;31mylang:", OnTerminal("", "run", "nothing"), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[1;31m", OnTerminal("1", "run", "nothing"), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[1;31m", OnTerminal("", "run", "nothing", "--color", "never"), StringComparison.Ordinal);
    }

    [FactWith("python3")]
    public void Control_characters_of_a_text_reach_no_terminal()
    {
        string shown = OnTerminal("1", "run", "-q", "-e", "_probe _oneshot { printf(\"a\\x1b[31mb\\tc\\u202ed\\n\"); }");
        Assert.Contains("a\\x1b[31mb\tc\\u202ed", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_pass_unchanged_into_files_and_pipes() =>
        Assert.Equal("a\u001b[31mb\n", Tool.Run("run", "-e", "_probe _oneshot { printf(\"a\\x1b[31mb\\n\"); }").Output);

    /// <summary>The tool in a shell's command line: its arguments and what follows them.</summary>
    private static ToolResult Shell(string arguments)
    {
        var start = Tool.Describe();
        string tool = string.Join(' ', start.ArgumentList.Prepend(start.FileName).Select(word => $"'{word}'"));
        start.FileName = "bash";
        start.ArgumentList.Clear();
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"{tool} {arguments}");
        return Tool.Finish(start);
    }

    /// <summary>What the tool writes where all three streams are a terminal of 120 columns.</summary>
    private static string OnTerminal(string noColor, params string[] arguments)
    {
        var start = Tool.Describe(arguments);
        string[] command = [start.FileName, .. start.ArgumentList];
        start.FileName = "python3";
        start.ArgumentList.Clear();
        foreach (string word in new[] { "-c", "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)" }.Concat(command))
            start.ArgumentList.Add(word);

        start.Environment["TERM"] = "xterm-256color";
        start.Environment["NO_COLOR"] = noColor;
        return Tool.Finish(start).Output;
    }
}

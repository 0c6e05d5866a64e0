using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>What each verb answers.</summary>
public sealed class VerbTests
{
    [Fact]
    public void Check_counts_what_it_checked_and_says_nothing_else_of_good_scripts()
    {
        ToolResult result = Tool.Run("check", "python-memory", "python-types");
        Assert.Equal((0, "", "2 checked, no errors\n"), (result.Code, result.Output, result.Errors));
    }

    [Fact]
    public void Check_goes_on_after_a_bad_script_and_ends_with_3()
    {
        using var folder = new ScratchFolder();
        string bad = folder.File("bad.y", "_probe _oneshot { nothing(); }"), worse = folder.File("worse.y", "_probe _oneshot {");
        ToolResult result = Tool.Run("check", bad, "python-types", worse);
        Assert.Equal(3, result.Code);
        Assert.Contains("bad.y:1:19: error Y", result.Output, StringComparison.Ordinal);
        Assert.Contains("worse.y:1:", result.Output, StringComparison.Ordinal);
        Assert.Equal("2 errors in 3 files\n", result.Errors);
    }

    [Theory]
    [InlineData("tokens", "TokenSyntax 1:1-1:7 Kind=\"PROBE\"")]
    [InlineData("syntax", "printf")]
    [InlineData("bound", "BoundScript ")]
    [InlineData("csharp", "class ")]
    [InlineData("il", "ldstr")]
    public void Emit_shows_each_stage_on_standard_output(string stage, string part)
    {
        using var folder = new ScratchFolder();
        ToolResult result = Tool.Run("emit", folder.File("hello.y", "_probe _oneshot { printf(\"hello %d\\n\", 1 + 2); }"), "--stage", stage);
        Assert.Equal((0, ""), (result.Code, result.Errors));
        Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_of_a_bad_script_ends_with_3_and_shows_only_the_mistake()
    {
        using var folder = new ScratchFolder();
        ToolResult result = Tool.Run("emit", folder.File("bad.y", "_probe _oneshot { nothing(); }"));
        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.Contains("bad.y:1:19: error Y", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Probes_lists_each_stock_probe_with_its_sentence_and_parameters()
    {
        ToolResult result = Tool.Run("probes");
        Assert.Equal((0, ""), (result.Code, result.Errors));
        foreach (string file in Directory.GetFiles(Repository.Probes, "*.y"))
            Assert.Contains(result.Output.Split('\n'), line => line.StartsWith(Path.GetFileNameWithoutExtension(file) + " ", StringComparison.Ordinal) && line.EndsWith('.'));

        Assert.Contains("    --arg top=", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("has compile errors", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Probes_shows_a_script_as_it_stands()
    {
        ToolResult result = Tool.Run("probes", "--show", "python-types");
        Assert.Equal((0, File.ReadAllText(Path.Combine(Repository.Probes, "python-types.y"))), (result.Code, result.Output));
    }

    [Fact]
    public void Layouts_lists_every_layout_with_where_it_comes_from()
    {
        ToolResult result = Tool.Run("layouts", "list");
        Assert.Equal((0, ""), (result.Code, result.Errors));
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.StdLib, "layouts", "cpython"), "*.*.layout"))
            Assert.Contains(result.Output.Split('\n'), line => line.StartsWith($"cpython-{Path.GetFileNameWithoutExtension(file)} ", StringComparison.Ordinal) && line.Length > 40);
    }

    [Fact]
    public void Layouts_shows_one_struct_with_offsets()
    {
        ToolResult result = Tool.Run("layouts", "show", "cpython-3.11", "PyListObject");
        Assert.Equal((0, ""), (result.Code, result.Errors));
        Assert.Equal(["struct PyListObject {", "/* 24                8 */    PyObject **ob_item;"], [result.Output.Split('\n')[0], result.Output.Split('\n')[2]]);
    }

    [Fact]
    public void Layouts_shows_what_changed_and_nothing_for_twice_the_same()
    {
        ToolResult changed = Tool.Run("layouts", "diff", "cpython-3.10", "cpython-3.11"), same = Tool.Run("layouts", "diff", "cpython-3.11", "cpython-3.11");
        Assert.Equal((0, 0), (changed.Code, same.Code));
        Assert.Contains("~ struct _dictkeysobject", changed.Output, StringComparison.Ordinal);
        Assert.True(same.Output.Length < 100, same.Output);
    }

    [Fact]
    public void A_users_layout_comes_before_the_bundled_one()
    {
        using var folder = new ScratchFolder();
        folder.File("cpython/3.11.layout", "layout cpython 3.11;\nprovenance \"mine\";\nstruct PyListObject { int only; };\n");
        ToolResult result = Tool.Run("layouts", "show", "cpython-3.11", "PyListObject", "--layout-path", folder.Path);
        Assert.Equal((0, ""), (result.Code, result.Errors));
        Assert.Contains("int only;", result.Output, StringComparison.Ordinal);
    }

    [FactWith("/usr/bin/python3.11")]
    public void Ps_lists_a_python_and_writes_out_control_characters_of_its_command()
    {
        var start = new ProcessStartInfo("/usr/bin/python3.11") { RedirectStandardOutput = true };
        foreach (string word in new[] { "-c", "print(1, flush=True); import time; time.sleep(60)", "\u001b[31mred" })
            start.ArgumentList.Add(word);

        using Process python = Process.Start(start)!;
        try
        {
            python.StandardOutput.ReadLine();
            ToolResult result = Tool.Run("ps");
            Assert.Equal((0, ""), (result.Code, result.Errors));
            string line = Assert.Single(result.Output.Split('\n'), l => l.TrimStart().StartsWith(python.Id.ToString(CultureInfo.InvariantCulture) + " ", StringComparison.Ordinal));
            Assert.Matches(@"^ *\d+ \w+ +cpython 3\.11\.2 +\d+ MB +1 \S+ +Py_Version says 3\.11\.2 +/usr/bin/python3\.11", line);
            Assert.EndsWith("\\x1b[31mred", line, StringComparison.Ordinal);
            using JsonDocument json = JsonDocument.Parse(Tool.Run("ps", "--format", "json").Output);
            JsonElement entry = json.RootElement.EnumerateArray().First(e => e.GetProperty("pid").GetInt32() == python.Id);
            Assert.Equal(("cpython-3.11", JsonValueKind.Null), (entry.GetProperty("layout").GetString(), entry.GetProperty("reason").ValueKind));
            Assert.True(entry.GetProperty("rss_bytes").GetInt64() > 1 << 20);
            Assert.Contains("(not a supported interpreter)", Tool.Run("ps", "--all").Output, StringComparison.Ordinal);
        }
        finally
        {
            python.Kill();
        }
    }
}

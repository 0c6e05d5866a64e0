using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>The central commands of docs/retargeting.md: a version's layout is made again from its headers.</summary>
public sealed class LayoutImportTests
{
    private const string Headers = "/usr/include/python3.11";

    [FactWith("gdb", "gcc", Headers + "/internal/pycore_frame.h")]
    public void A_layout_is_made_of_headers_and_says_what_the_one_that_comes_with_the_tool_does()
    {
        using var folder = new ScratchFolder();
        string file = Path.Combine(folder.Path, "3.11.layout");
        ToolResult made = Tool.Run("layouts", "import", "--headers", Headers, "--version", "3.11", "--extends", "cpython-3.10", "-o", file);
        Assert.True(made.Code == 0, made.Errors);
        Assert.Contains("structs stated", made.Errors, StringComparison.Ordinal);
        string text = File.ReadAllText(file);
        Assert.StartsWith("layout cpython 3.11;\nextends cpython 3.10;\nprovenance \"cpython 3.11: gcc ", text, StringComparison.Ordinal);
        Assert.Contains("// Include/internal/pycore_frame.h\n", text, StringComparison.Ordinal);

        // Each struct that the file states is as in the bundled layout, but for fields that one of the two leaves out.
        string diff = Tool.Run("layouts", "diff", file, "cpython-3.11").Output;
        string[] stated = [.. text.Split('\n').Where(l => l.StartsWith("struct ", StringComparison.Ordinal)).Select(l => l.Split(' ')[1])];
        Assert.True(stated.Length > 15, text);
        foreach (string struct_ in stated)
        {
            string[] lines = [.. diff.Split('\n').SkipWhile(l => !l.StartsWith($"~ struct {struct_} ", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.StartsWith(' '))];
            Assert.DoesNotContain(lines, l => l.StartsWith("    ~", StringComparison.Ordinal));
        }

        ToolResult again = Tool.Run("layouts", "import", "--headers", Headers, "--version", "3.11", "-o", file);
        Assert.Equal(2, again.Code);
        Assert.Contains("--force", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named_with_a_way_out()
    {
        using var folder = new ScratchFolder();
        string file = Path.Combine(folder.Path, "x.layout");
        Says("one of --debug and --headers", "layouts", "import", "--version", "3.11", "-o", file);
        Says("there is no Python.h in", "layouts", "import", "--headers", folder.Path, "--version", "3.11", "-o", file);
        Says("there is no file", "layouts", "import", "--debug", file, "--version", "3.11", "-o", file);
        folder.File("Python.h", "");
        Says("there is no program 'no-such-compiler'", "layouts", "import", "--headers", folder.Path, "--cc", "no-such-compiler", "--version", "3.11", "-o", file);
        Assert.False(File.Exists(file));
    }

    [FactWith("gdb", "/bin/true")]
    public void A_file_without_debug_information_is_said_to_have_none()
    {
        using var folder = new ScratchFolder();
        Says("has no debug information", "layouts", "import", "--debug", "/bin/true", "--version", "3.11", "-o", Path.Combine(folder.Path, "x.layout"));
    }

    private static void Says(string what, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);
        Assert.NotEqual(0, result.Code);
        Assert.Contains(what, result.Errors, StringComparison.Ordinal);
    }
}

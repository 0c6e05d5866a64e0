using System.Diagnostics;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>A second run of a script says the same as the first one and compiles nothing; what has changed is seen.</summary>
public sealed class CacheTests : IDisposable
{
    private const string Earlier = "compiled by an earlier run";

    private readonly string _root = Directory.CreateTempSubdirectory("ylang-cli-cache").FullName;

    private string Cache => Path.Combine(_root, "cache", "ylang");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_second_run_compiles_nothing_and_says_the_same()
    {
        Directory.CreateDirectory(Path.Combine(_root, "cache"));
        Write("a.y", "#include \"b.y\"\n_param int n = 3;\n_probe _oneshot { printf(\"%d %d\\n\", n, two()); }");
        Write("b.y", "int two() { return 2; }");
        ToolResult first = Run("a.y", "--arg", "n=7"), second = Run("a.y", "--arg", "n=8");
        Assert.Equal((0, "7 2\n"), (first.Code, first.Output));
        Assert.Equal((0, "8 2\n"), (second.Code, second.Output));
        Assert.DoesNotContain(Earlier, first.Errors, StringComparison.Ordinal);
        Assert.Contains(Earlier, second.Errors, StringComparison.Ordinal);

        Write("b.y", "int two() { return 22; }");
        Assert.Equal("3 22\n", Run("a.y").Output);
        Assert.Equal(2, Run("a.y", "--arg", "m=8").Code);
    }

    [Fact]
    public void Without_the_cache_nothing_is_kept()
    {
        Write("a.y", "_probe _oneshot { printf(\"1\\n\"); }");
        Assert.Equal("1\n", Run("a.y", "--no-cache").Output);
        Assert.False(Directory.Exists(Cache));
    }

    [Fact]
    public void What_lies_in_the_cache_damaged_is_made_again()
    {
        Write("a.y", "_probe _oneshot { printf(\"1\\n\"); }");
        Run("a.y");
        string entry = Assert.Single(Directory.GetFiles(Cache));
        File.WriteAllText(entry, "no walker");
        Assert.Equal("1\n", Run("a.y").Output);
        Assert.NotEqual("no walker", File.ReadAllText(entry));
    }

    [Fact]
    public void A_cache_that_others_may_enter_is_not_used_and_no_hindrance()
    {
        Directory.CreateDirectory(Cache);
        File.SetUnixFileMode(Cache, (UnixFileMode)0b111_111_111);
        Write("a.y", "_probe _oneshot { printf(\"1\\n\"); }");
        ToolResult result = Run("a.y");
        Assert.Equal((0, "1\n"), (result.Code, result.Output));
        Assert.Empty(Directory.GetFiles(Cache));
    }

    [Fact]
    public void Warnings_are_said_each_time()
    {
        Write("a.y", "#include <stdint.h>\n_probe _oneshot { }");
        ToolResult first = Run("a.y"), second = Run("a.y");
        Assert.Equal(0, first.Code);
        Assert.Contains("Y0005", first.Errors, StringComparison.Ordinal);
        Assert.Contains("Y0005", second.Errors, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_root, name), text);

    private ToolResult Run(string script, params string[] arguments)
    {
        using Process process = Tool.Start(
            new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Combine(_root, "cache"), ["XDG_STATE_HOME"] = Path.Combine(_root, "state") },
            ["run", "-v", Path.Combine(_root, script), .. arguments]);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}

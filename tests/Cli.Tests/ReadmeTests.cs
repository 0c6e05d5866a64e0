using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>What the README shows is what is there.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string _readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Hello_world_in_one_line_is_run_as_it_stands()
    {
        string code = OneLine().Match(_readme).Groups[1].Value;
        ToolResult result = Tool.Run("run", "-e", code);
        Assert.Equal((0, "Hello, world!\n"), (result.Code, result.Output));
    }

    [Theory]
    [InlineData("growing-types.y")]
    [InlineData("strings-matching.y")]
    public void An_example_stands_there_as_in_its_file(string name) =>
        Assert.Contains("```c\n" + File.ReadAllText(Path.Combine(Repository.Root, "probes", "examples", name)) + "```", _readme, StringComparison.Ordinal);

    [GeneratedRegex(@"ylang run -e '([^']*)'")]
    private static partial Regex OneLine();
}

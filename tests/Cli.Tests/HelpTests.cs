using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Every verb explains itself, with examples that can be typed.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("why")]
    [InlineData("repl")]
    [InlineData("check")]
    [InlineData("emit")]
    [InlineData("fmt")]
    [InlineData("probes")]
    [InlineData("ps")]
    [InlineData("snapshot")]
    [InlineData("demo")]
    [InlineData("layouts")]
    [InlineData("layouts list")]
    [InlineData("layouts show")]
    [InlineData("layouts diff")]
    [InlineData("layouts import")]
    [InlineData("layouts check")]
    public void Help_has_examples_and_speaks_of_ylang(string verb)
    {
        ToolResult help = Tool.Run([.. Words(verb), "--help"]);
        string[] lines = help.Output.Split('\n');
        Assert.Equal((0, ""), (help.Code, help.Errors));
        Assert.Contains("  Examples:", lines);
        Assert.Contains(lines, line => line.StartsWith($"    ylang {verb}".TrimEnd(), StringComparison.Ordinal));
        Assert.StartsWith($"  ylang {verb}".TrimEnd(), lines[Array.IndexOf(lines, "Usage:") + 1], StringComparison.Ordinal);
        Assert.DoesNotContain("YLang.", help.Output, StringComparison.Ordinal);
    }

    /// <summary>A verb that is added is tested above only if it stands there.</summary>
    [Fact]
    public void Every_verb_of_the_list_is_tested()
    {
        IEnumerable<string> tested = typeof(HelpTests).GetMethod(nameof(Help_has_examples_and_speaks_of_ylang))!.GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal([.. Verbs("").Concat(Verbs("layouts").Select(v => "layouts " + v)).Order(StringComparer.Ordinal)], tested.Where(t => t.Length > 0).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_version_is_a_number()
    {
        ToolResult version = Tool.Run("--version");
        Assert.Equal((0, ""), (version.Code, version.Errors));
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Output);
    }

    private static string[] Words(string verb) => verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The names under "Commands:": two spaces, then the name.</summary>
    private static IEnumerable<string> Verbs(string verb) =>
        Tool.Run([.. Words(verb), "--help"]).Output.Split('\n').SkipWhile(line => line != "Commands:").Skip(1)
            .Where(line => line.Length > 2 && line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim().Split(' ')[0]);
}

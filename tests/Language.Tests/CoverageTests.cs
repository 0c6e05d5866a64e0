using System.Text.RegularExpressions;
using Xunit;
using YLang.Compiler.Binding;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary>Nothing of the language is without a line in the specification and an example that runs.</summary>
public sealed partial class CoverageTests
{
    private static readonly string s_specification = File.ReadAllText(Path.Combine(Repository.Root, "docs/language.md"));

    private static IEnumerable<string> Functions => Builtins.All.Select(b => b.Name).Concat(Builtins.SpecialNames);

    private static IEnumerable<DocumentedExample> RunExamples =>
        DocumentedExamples.All.Where(e => e.Document == "docs/language.md" && (e.FileName is not null || (e.Output ?? e.Errors ?? e.Report) is not null));

    [Fact]
    public void Every_built_in_function_has_an_example_that_runs()
    {
        HashSet<string> used = [.. RunExamples.SelectMany(e => Word().Matches(e.Script)).Select(m => m.Value)];
        Assert.Equal([], Functions.Where(f => !used.Contains(f)));
    }

    [Fact]
    public void Every_built_in_function_is_in_the_specification()
    {
        HashSet<string> said = [.. Word().Matches(Block().Replace(s_specification, "")).Select(m => m.Value)];
        Assert.Equal([], Functions.Where(f => !said.Contains(f)));
    }

    [Fact]
    public void Every_member_of_a_handle_is_in_the_specification_and_in_an_example()
    {
        HashSet<string> said = [.. Member().Matches(Block().Replace(s_specification, "")).Select(m => m.Groups[1].Value)];
        HashSet<string> used = [.. RunExamples.SelectMany(e => Member().Matches(e.Script)).Select(m => m.Groups[1].Value)];
        Assert.Equal([], HandleMembers.All.Select(m => m.Name).Where(m => !said.Contains(m) || !used.Contains(m)));
    }

    [Fact]
    public void The_words_of_the_specification_are_those_of_the_grammar_and_each_has_an_example()
    {
        string grammar = File.ReadAllText(Path.Combine(Repository.Root, "grammar/YLexer.g4"));
        string[] words = [.. OurWord().Matches(grammar).Select(m => m.Groups[1].Value).Except(["_Bool", "__restrict", "__inline", "__builtin_offsetof"])];
        Assert.Contains("_foreach", words);
        HashSet<string> listed = [.. Word().Matches(WordList().Match(s_specification).Value).Select(m => m.Value)];
        HashSet<string> used = [.. RunExamples.SelectMany(e => Word().Matches(e.Script)).Select(m => m.Value)];
        Assert.Equal([], words.Where(w => !listed.Contains(w) || !used.Contains(w)));
    }

    [Fact]
    public void Every_section_has_an_example()
    {
        string[] without = [.. Section().Split(s_specification).Skip(1).Where(s => !s.Contains("\n```y\n", StringComparison.Ordinal) && !s.StartsWith("Grammar", StringComparison.Ordinal)).Select(s => s[..s.IndexOf('\n', StringComparison.Ordinal)])];
        Assert.Equal([], without);
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\.(\w+)")]
    private static partial Regex Member();

    [GeneratedRegex(@"'(_[a-zB_]+)'")]
    private static partial Regex OurWord();

    [GeneratedRegex(@"^C's keywords keep their meaning.*?\n\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex WordList();

    [GeneratedRegex(@"^## \d+ ", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```\w+\n.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

using System.Text.RegularExpressions;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary>A <c>y</c> block of a document and the blocks that follow it and say what it does: each is null where it does not stand there.</summary>
/// <param name="Line">Of the block's first line, from 1.</param>
/// <param name="Layout">The name of the layout before it: what it reads.</param>
/// <param name="Output">On standard output.</param>
/// <param name="Errors">On standard error: warnings, then why the run failed.</param>
/// <param name="Report">The report in the terminal, without its first and last lines.</param>
public sealed record DocumentedExample(string Document, int Line, string Layout, string Script, string? Output, string? Errors, string? Report)
{
    /// <summary>Others may include it by this name (its first line: <c>// toys.y</c>); null: none.</summary>
    public string? FileName => Script.StartsWith("// ", StringComparison.Ordinal) && Script[3..Script.IndexOf('\n', StringComparison.Ordinal)] is var first && first.EndsWith(".y", StringComparison.Ordinal)
        ? first
        : null;

    public override string ToString() => $"{Document}:{Line}";
}

/// <summary>Finds the examples of the project's documents.</summary>
internal static partial class DocumentedExamples
{
    public static IReadOnlyList<DocumentedExample> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Order(StringComparer.Ordinal)
            .Select(f => Path.GetRelativePath(Repository.Root, f)).Append("README.md").SelectMany(In),
    ];

    private static IEnumerable<DocumentedExample> In(string document)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, document));
        Match[] blocks = [.. Block().Matches(text).Cast<Match>()];
        string layout = "";
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Groups["kind"].Value == "layout")
                layout = NameOf(blocks[i].Groups["text"].Value);

            if (blocks[i].Groups["kind"].Value is not ("y" or "c"))
                continue;

            Dictionary<string, string> says = [];
            for (int j = i + 1; j < blocks.Length && blocks[j].Groups["kind"].Value is ("output" or "errors" or "report"); j++)
                says.Add(blocks[j].Groups["kind"].Value, blocks[j].Groups["text"].Value);

            int line = text[..blocks[i].Index].Count(c => c == '\n') + 2;
            yield return new DocumentedExample(
                document, line, layout, blocks[i].Groups["text"].Value, says.GetValueOrDefault("output"), says.GetValueOrDefault("errors"), says.GetValueOrDefault("report"));
        }
    }

    /// <summary>The layouts that the specification shows.</summary>
    public static IEnumerable<(string Name, string Text)> Layouts() =>
        Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/language.md")))
            .Where(b => b.Groups["kind"].Value == "layout")
            .Select(b => (NameOf(b.Groups["text"].Value), b.Groups["text"].Value));

    private static string NameOf(string layout) => Header().Match(layout) is var header ? $"{header.Groups[1].Value}-{header.Groups[2].Value}" : "";

    [GeneratedRegex(@"^```(?<kind>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^layout (\w+) ([\d.]+);")]
    private static partial Regex Header();
}

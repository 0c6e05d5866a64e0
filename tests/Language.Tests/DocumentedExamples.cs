using System.Text.RegularExpressions;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary>A <c>y</c> block of a document and the <c>output</c> block that follows it, if one does.</summary>
/// <param name="Line">Of the block's first line, from 1.</param>
public sealed record DocumentedExample(string Document, int Line, string Script, string? Output)
{
    public override string ToString() => $"{Document}:{Line}";
}

/// <summary>Finds the examples of the project's documents.</summary>
internal static partial class DocumentedExamples
{
    public static IEnumerable<DocumentedExample> In(string document)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, document));
        Match[] blocks = [.. Block().Matches(text).Cast<Match>()];
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Groups["kind"].Value is not ("y" or "c"))
                continue;

            string? output = i + 1 < blocks.Length && blocks[i + 1].Groups["kind"].Value == "output" ? blocks[i + 1].Groups["text"].Value : null;
            yield return new DocumentedExample(document, text[..blocks[i].Index].Count(c => c == '\n') + 2, blocks[i].Groups["text"].Value, output);
        }
    }

    /// <summary>The one <c>layout</c> block of the specification: what its examples read.</summary>
    public static string ExampleLayout() =>
        Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/language.md"))).First(b => b.Groups["kind"].Value == "layout").Groups["text"].Value;

    [GeneratedRegex(@"^```(?<kind>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

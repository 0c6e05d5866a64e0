using System.Text;
using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary><c>docs/stdlib.md</c> is made of what stands above the library's functions.</summary>
public sealed partial class LibraryDocumentTests
{
    private const string Document = "docs/stdlib.md", Entry = "cpython/heap.y";

    /// <summary>By subject, what probes ask for first; all else is as the files follow one another.</summary>
    private static readonly string[] s_first = ["inspect.y", "object.y", "unicodeobject.y", "dictobject.y", "moduleobject.y", "typeobject.y", "gcmodule.y", "frameobject.y"];

    [Fact]
    public void The_document_says_what_the_library_says()
    {
        string path = Path.Combine(Repository.Root, Document), expected = Compose();
        if (Environment.GetEnvironmentVariable("YLANG_ACCEPT") == "1")
            File.WriteAllText(path, expected);

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, $"{Document} is not what src/StdLib/cpython gives: ./test --accept Language writes it");
    }

    [Fact]
    public void Every_function_for_probes_says_what_it_gives() => Assert.Equal([], Files().SelectMany(f => Functions(f.Text)).Where(f => f.Name.StartsWith("py_", StringComparison.Ordinal) && f.Says.Length == 0).Select(f => f.Name));

    private static string Compose()
    {
        var text = new StringBuilder(
            $"""
            # What the library offers to probes

            `#include <{Entry}>` makes known what CPython's objects are, and these functions and generators (`_iter`: for `_foreach`). Layouts differ: what a version lacks, its library lacks, too.
            The text is that of the files, in which one may read how each is made. This file is made by a test.

            """);
        HashSet<string> said = [];
        foreach ((string file, string source) in Files())
        {
            (string Name, string Declaration, string Says)[] functions = [.. Functions(source).Where(f => f.Says.Length > 0 && said.Add(f.Name))];
            if (functions.Length == 0)
                continue;

            text.Append($"\n## {file}\n\n").Append(Summary().Match(source) is { Success: true } summary ? summary.Groups[1].Value + "\n\n" : "");
            foreach ((_, string declaration, string says) in functions)
                text.Append($"* `{declaration}`  \n  {says}\n");
        }

        return text.ToString();
    }

    /// <summary>The heap's file and those that it includes.</summary>
    private static IEnumerable<(string Name, string Text)> Files()
    {
        string heap = File.ReadAllText(Path.Combine(Repository.StdLib, Entry));
        IEnumerable<string> names = Included().Matches(heap).Select(m => m.Groups[1].Value).Append("heap.y");
        return names.OrderBy(n => Array.IndexOf(s_first, n) is var place && place < 0 ? s_first.Length : place)
            .Select(n => (n, File.ReadAllText(Path.Combine(Repository.StdLib, "cpython", n))));
    }

    private static IEnumerable<(string Name, string Declaration, string Says)> Functions(string source) => Function().Matches(source).Select(m => (
        m.Groups["name"].Value, m.Groups["declaration"].Value, string.Join(' ', m.Groups["says"].Captures.Select(c => c.Value.Trim()))));

    [GeneratedRegex("""^#include <cpython/(\w+\.y)>""", RegexOptions.Multiline)]
    private static partial Regex Included();

    [GeneratedRegex(@"\A/// (.*)\n(?!///)")]
    private static partial Regex Summary();

    [GeneratedRegex(@"^(?:///(?<says>.*)\n)*(?<declaration>(?!_label|_visit)[\w(][\w ,*()]*[ *](?<name>\w+)\([^)\n]*\))[ \t]*\{", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Function();
}

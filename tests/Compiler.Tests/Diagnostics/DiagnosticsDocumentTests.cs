using System.Text;
using Xunit;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Diagnostics;

/// <summary><c>docs/diagnostics.md</c> is made of the failing scripts and what the compiler says to them.</summary>
public sealed class DiagnosticsDocumentTests
{
    private const string Document = "docs/diagnostics.md";

    private static readonly (string Prefix, string Title)[] s_rooms =
    [
        ("Y00", "Files"), ("Y01", "Syntax"), ("Y02", "Layouts"), ("Y03", "Names, types, statements"), ("Y04", "Walking"), ("Y05", "Probes and parameters"),
        ("Y06", "What a script becomes"), ("Y09", "What a walker may not do"),
    ];

    [Fact]
    public void The_document_says_what_the_compiler_says()
    {
        string path = Path.Combine(Repository.Root, Document), expected = Compose();
        if (Environment.GetEnvironmentVariable("YLANG_ACCEPT") == "1")
            File.WriteAllText(path, expected);

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, $"{Document} is not what the scripts in tests/Compiler.Tests/Diagnostics/broken give: ./test --accept Compiler writes it");
    }

    private static string Compose()
    {
        string folder = Path.Combine(Repository.Root, "tests", "Compiler.Tests", "Diagnostics", "broken");
        string[] scripts = [.. Directory.GetFiles(folder, "*.verified.txt").Order(StringComparer.Ordinal)];
        var text = new StringBuilder("# What the compiler says\n\nEvery message has a code, a place and, where there is one, a way out. This file is made by a test of files with one mistake each.\n");
        foreach ((string prefix, string title) in s_rooms)
        {
            string[] own = [.. scripts.Where(f => Path.GetFileName(f).StartsWith(prefix, StringComparison.Ordinal))];
            if (own.Length == 0)
                continue;

            text.Append("\n## ").Append(title).Append('\n');
            string last = "";
            foreach (string script in own)
            {
                string code = Path.GetFileName(script)[..5];
                text.Append(code == last ? "" : $"\n### {code}\n").Append("\n```text\n").Append(Shown(script)).Append("\n```\n");
                last = code;
            }
        }

        return text.ToString();
    }

    /// <summary>What is said; before it the file that it is said of, where the message itself shows no line of it.</summary>
    private static string Shown(string verified)
    {
        string file = verified[..^".verified.txt".Length], said = File.ReadAllText(verified).TrimEnd();
        return said.Contains(" | ", StringComparison.Ordinal) || !File.Exists(file) ? said : $"{File.ReadAllText(file).TrimEnd()}\n\n{said}";
    }
}

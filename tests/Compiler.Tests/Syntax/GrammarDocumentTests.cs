using System.Text;
using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Syntax;

/// <summary>The last section of the specification is the grammar that the parser is made of, its tokens spelled as they are written.</summary>
public sealed partial class GrammarDocumentTests
{
    private const string Document = "docs/language.md", Heading = "## 15 Grammar\n", Refresh = "./test --accept Compiler writes it";
    private const int Width = 150;

    /// <summary>Words by their place, and brackets that the classifier tells apart.</summary>
    private static readonly string[] s_contextual = ["OF", "WHERE", "ORDER", "BY", "ASC", "DESC", "LIMIT", "LAYOUT", "RUNTIME", "EXTENDS", "PROVENANCE", "REMOVE", "SIZE", "CHECK", "SECTION", "STATED", "VARIANT", "MACHINE"];

    [Fact]
    public void The_specification_ends_with_the_grammar()
    {
        string path = Path.Combine(Repository.Root, Document), text = File.ReadAllText(path);
        int at = text.IndexOf(Heading, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{Document} has no '{Heading.Trim()}'");
        string expected = text[..at] + Compose();
        if (Environment.GetEnvironmentVariable("YLANG_ACCEPT") == "1")
            File.WriteAllText(path, expected);

        Assert.True(File.ReadAllText(path) == expected, $"{Document}, section 15, is not what grammar/ says: {Refresh}");
    }

    private static string Compose()
    {
        Dictionary<string, string> words = Rules("YLexer.g4").Where(r => char.IsUpper(r.Name[0])).ToDictionary(r => r.Name, r => r.Body);
        var text = new StringBuilder(Heading);
        text.Append("\nWhat is in quotes stands as it is; `?` may be left out, `*` any number of times, `+` at least once, `|` one of these, `~` anything but. Where a name may be a type or a\n"
            + "variable, what is declared decides, as in C; the precedence of binary operators is C's (4). This section is made of `grammar/` by a test.\n\n```text\n");
        foreach ((string name, string body) in Rules("YParser.g4"))
            Append(text, name, Token().Replace(body, m => Spelled(m.Value, words)));

        text.Append('\n');
        foreach (string name in words.Keys.Where(n => !IsLiteral(words[n]) && IsAWord(n)))
            Append(text, Lower(name), words[name].Replace("EXPONENT", "exponent", StringComparison.Ordinal).Replace(" | SPLICE", "", StringComparison.Ordinal));

        Append(text, "recognition-word", "'file' | 'marker' | 'version' | 'build' | 'headers'");
        return text.Append("```\n").ToString();
    }

    private static IEnumerable<(string Name, string Body)> Rules(string file)
    {
        string grammar = Comment().Replace(File.ReadAllText(Path.Combine(Repository.Root, "grammar", file)), "");
        return Rule().Matches(grammar).Select(m => (m.Groups["name"].Value, Spaces().Replace(m.Groups["body"].Value, " ").Trim()));
    }

    private static string Spelled(string token, Dictionary<string, string> words) =>
        token == "EOF" ? "end-of-file"
        : token == "TUPLE_OPEN" ? "'('"
        : s_contextual.Contains(token) ? $"'{token.ToLowerInvariant()}'"
        : words.TryGetValue(token, out string? body) && IsLiteral(body) ? body
        : Lower(token);

    /// <summary>One spelling.</summary>
    private static bool IsLiteral(string body) => Literal().IsMatch(body);

    /// <summary>What the grammar's rules speak of: no comments, no halves of what was not closed.</summary>
    private static bool IsAWord(string name) =>
        !name.StartsWith("OPEN_", StringComparison.Ordinal) && name is not ("SPACE" or "SPLICE" or "DOCUMENT" or "LINE_COMMENT" or "COMMENT" or "DIRECTIVE" or "HASH" or "OTHER_NUMBER" or "FOREIGN_OPERATOR" or "UNKNOWN");

    /// <summary>Some tokens are called as the rules that they begin.</summary>
    private static string Lower(string token) =>
        token.ToLowerInvariant().Replace('_', '-') + (token is "CONTAINER" or "BINARY" or "RECOGNITION" ? "-word" : "");

    private static void Append(StringBuilder text, string name, string body)
    {
        string line = $"{name} :";
        foreach (string word in body.Split(' '))
        {
            if (line.Length + 1 + word.Length > Width)
            {
                text.Append(line).Append('\n');
                line = "   ";
            }

            line += " " + word;
        }

        text.Append(line).Append('\n');
    }

    [GeneratedRegex(@"(?m)(?<=^|\s)//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?:^|(?<=[;}]\s*))(?:fragment\s+)?(?<name>[A-Za-z_]+)\s*:(?<body>(?:'(?:\\.|[^'\\])*'|\[(?:\\.|[^\]\\])*\]|[^;'\[])*);", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?<!')\\b[A-Z][A-Z_]+\\b(?!')")]
    private static partial Regex Token();

    [GeneratedRegex("^'[^']*'$")]
    private static partial Regex Literal();
}

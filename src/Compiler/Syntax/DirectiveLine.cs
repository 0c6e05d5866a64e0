using System.Text.RegularExpressions;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>A directive with the rest of its line.</summary>
/// <param name="Directive">The word with its hashes.</param>
/// <param name="Rest">The tokens behind it, comments left out; a backslash at a line's end continues the line.</param>
/// <param name="LastIndex">Index of the line's last token in its file.</param>
internal sealed partial record DirectiveLine(SourceToken Directive, List<SourceToken> Rest, int LastIndex)
{
    private static readonly string[] Questions = ["field", "type", "var", "enum", "func"];

    /// <summary>Every directive as it is written, for suggestions.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "#include", "#define", "#undef", "#if", "#ifdef", "#ifndef", "#elif", "#else", "#endif", "#error", "#warning", "#pragma", "##else", "##endif", "##error",
        .. Questions.SelectMany(q => new[] { $"##ifdef{q}", $"##ifndef{q}", $"##elifdef{q}", $"##elifndef{q}" }),
    ];

    /// <summary>Directives of other editions of the language that this one does not have, with the reason; null for other words.</summary>
    public static string? Reason(string name) => name switch
    {
        "yexe" or "yendexe" or "yexeonly" or "yendexeonly" => "names are looked up in all files of the target, the executable first",
        "nosym" or "reset" => "types come from layouts, whether or not the target has symbols",
        _ => null,
    };

    /// <summary>1 for C's directives, 2 for ours.</summary>
    public int Hashes => Directive.Text.StartsWith("##", StringComparison.Ordinal) ? 2 : 1;

    public string Name => Directive.Text.TrimStart('#').TrimStart(' ', '\t');

    /// <summary>As the user knows it: <c>##ifdeftype</c>.</summary>
    public string Written => new string('#', Hashes) + Name;

    /// <summary>A word that is no directive behind '#' and a space, as other languages begin a comment.</summary>
    public bool LooksLikeComment => Directive.Text.Length > 1 && Directive.Text[1] is ' ' or '\t';

    /// <summary>From the directive to the end of its line.</summary>
    public SourceSpan Span => Rest.Count > 0 ? Directive.Span.To(Rest[^1].Span) : Directive.Span;

    /// <summary>What is to be said, of <c>#error "text"</c> and <c>#warning</c>.</summary>
    public string ErrorText => Rest is [{ Type: YLexer.STRING }] ? Rest[0].Text[1..^1] : RawRest.Trim();

    /// <summary>The file named by an <c>#include</c>, where it is written and whether in angle brackets; null where no name stands there.</summary>
    public (string Name, SourceSpan At, bool IsSystem)? IncludeName
    {
        get
        {
            Match match = IncludePattern().Match(RawRest);
            if (!match.Success)
                return null;

            Group name = match.Groups["quoted"].Success ? match.Groups["quoted"] : match.Groups["angled"];
            var at = new SourceSpan(Directive.Source, Directive.StopIndex + 1 + name.Index - 1, name.Length + 2);
            return (name.Value, at, match.Groups["angled"].Success);
        }
    }

    private string RawRest
    {
        get
        {
            string text = Directive.Source.Text;
            int start = Directive.StopIndex + 1, end = text.IndexOf('\n', start);
            return text[start..(end < 0 ? text.Length : end)];
        }
    }

    /// <summary>Reads the line that begins with the directive at <paramref name="index"/>.</summary>
    public static DirectiveLine Read(List<SourceToken> tokens, int index)
    {
        SourceToken directive = tokens[index];
        var rest = new List<SourceToken>();
        int line = directive.Line, last = index;
        for (int i = index + 1; i < tokens.Count && tokens[i].Line <= line; last = i++)
        {
            if (tokens[i].Type == YLexer.SPLICE)
                line = tokens[i].Line + 1;
            else if (tokens[i].Type != YLexer.DOCUMENT)
                rest.Add(tokens[i]);
        }

        return new DirectiveLine(directive, rest, last);
    }

    [GeneratedRegex("""^[ \t]*(?:"(?<quoted>[^"\r\n]*)"|<(?<angled>[^>\r\n]*)>)[ \t]*(?://.*|/\*.*)?\r?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex IncludePattern();
}

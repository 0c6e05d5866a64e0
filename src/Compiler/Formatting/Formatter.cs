using System.Text;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using static YLang.Compiler.Syntax.Generated.YLexer;

namespace YLang.Compiler.Formatting;

/// <summary>
/// The one style of scripts and layout files. Line breaks, comments and columns that line up with those of a neighbouring line are the author's; indentation, spaces between tokens, blank
/// lines and line ends are ours. Only spaces change: the tokens stay what they are.
/// </summary>
internal static class Formatter
{
    private const int Level = 4;

    /// <summary>Columns that stood in line may do so no more when lines have changed: what is formatted twice must not change again.</summary>
    private const int MostRounds = 8;

    /// <param name="source">A text that parses.</param>
    public static string Format(SourceText source)
    {
        string text = source.Text;
        for (int round = 0; round < MostRounds; round++)
        {
            string next = Once(new SourceText(source.Path, text));
            if (next == text)
                break;

            text = next;
        }

        return Same(Tokenizer.Tokenize(source), Tokenizer.Tokenize(new SourceText(source.Path, text))) ? text : source.Text;
    }

    private static bool Same(List<SourceToken> before, List<SourceToken> after) =>
        before.Count == after.Count && before.Zip(after).All(p => p.First.Type == p.Second.Type && p.First.Text.TrimEnd() == p.Second.Text.TrimEnd());

    private static string Once(SourceText source)
    {
        SourceLine[] lines = SourceLine.Of(source);
        var text = new StringBuilder();
        var indentation = new Indentation();
        bool wasBlank = true;
        for (int i = 0; i < lines.Length; i++)
        {
            SourceLine line = lines[i];
            string written = line.IsInside ? line.Text.TrimEnd() : Write(lines, i, indentation);
            if (written.Length == 0 && (wasBlank || (lines.Skip(i + 1).FirstOrDefault(l => l.Text.Trim().Length > 0)?.Text.TrimStart().StartsWith('}') ?? true)))
                continue;

            wasBlank = written.Length == 0 || (!line.IsInside && line.Code is [.., { Type: BRACE_OPEN }]);
            text.Append(written).Append('\n');
        }

        return text.ToString();
    }

    private static string Write(SourceLine[] lines, int number, Indentation indentation)
    {
        SourceLine line = lines[number];
        if (line.Text.Trim().Length == 0)
            return "";

        if (line.Tokens is [{ Type: DIRECTIVE or HASH }, ..])
            return line.Text.Trim();

        if (line.Code.Count == 0)
        {
            // A comment stands as deep as what follows it.
            SourceLine? next = lines.Skip(number + 1).FirstOrDefault(l => l.Code.Count > 0 && l.Tokens[0].Type is not (DIRECTIVE or HASH));
            int levels = next is null ? 0 : indentation.LevelsOf(next.Code) + (next.Code[0].Type == BRACE_CLOSE ? 1 : 0);
            return new string(' ', levels * Level) + line.Text.Trim();
        }

        var text = new StringBuilder(new string(' ', indentation.LevelsOf(line.Code) * Level));
        text.Append(line.Text[line.FirstColumn..line.StartOf(0)]);
        for (int i = 0; i < line.Code.Count; i++)
        {
            text.Append(line.Text[line.StartOf(i)..line.EndOf(i)]);
            text.Append(i + 1 < line.Code.Count ? GapAfter(lines, number, i) : Rest(lines, number));
        }

        indentation.Pass(line.Code);
        return text.ToString().TrimEnd();
    }

    private static string GapAfter(SourceLine[] lines, int number, int i)
    {
        SourceLine line = lines[number];
        string between = line.Text[line.EndOf(i)..line.StartOf(i + 1)];
        if (between.Trim().Length > 0)
            return " " + between.Trim() + " ";

        if (between.Length > 1 && LinesUp(lines, number, line.StartOf(i + 1)))
            return new string(' ', between.Length);

        bool isLabel = line.Code[0].Type is CASE or DEFAULT && !line.Code.Take(i + 1).Any(t => t.Type == COLON);
        return Spacing.Between(i > 0 ? line.Code[i - 1] : null, line.Code[i], line.Code[i + 1], i + 2 < line.Code.Count ? line.Code[i + 2] : null, isLabel) switch
        {
            Gap.None => "",
            Gap.Space => " ",
            _ => between.Length > 0 ? " " : "",
        };
    }

    /// <summary>What follows the last token: a comment, two columns behind it at least.</summary>
    private static string Rest(SourceLine[] lines, int number)
    {
        SourceLine line = lines[number];
        string rest = line.Text[line.EndOf(line.Code.Count - 1)..], comment = rest.TrimStart();
        return comment.Length == 0 ? "" : new string(' ', Math.Max(2, rest.Length - comment.Length)) + comment;
    }

    /// <summary>Does something of the line above or below begin in the same column?</summary>
    private static bool LinesUp(SourceLine[] lines, int number, int column) =>
        new[] { number - 1, number + 1 }.Any(n => n >= 0 && n < lines.Length && !lines[n].IsInside && Enumerable.Range(1, Math.Max(0, lines[n].Code.Count - 1)).Any(i => lines[n].StartOf(i) == column));
}

using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using static YLang.Compiler.Syntax.Generated.YLexer;

namespace YLang.Compiler.Formatting;

/// <summary>A line of a file with the tokens that begin in it.</summary>
/// <param name="Start">Of its first character in the file.</param>
/// <param name="IsInside">It begins inside a comment or a token of an earlier line.</param>
internal sealed record SourceLine(string Text, int Start, bool IsInside, IReadOnlyList<SourceToken> Tokens)
{
    /// <summary>Without documentation comments.</summary>
    public IReadOnlyList<SourceToken> Code { get; } = [.. Tokens.Where(t => t.Type != DOCUMENT)];

    /// <summary>Of the first character that is no space.</summary>
    public int FirstColumn => Text.Length - Text.TrimStart().Length;

    public int StartOf(int token) => Code[token].StartIndex - Start;

    /// <summary>The column behind a token, or the line's end where the token goes on.</summary>
    public int EndOf(int token) => Math.Min(Text.Length, Code[token].StopIndex + 1 - Start);

    public static SourceLine[] Of(SourceText source)
    {
        List<SourceToken> tokens = Tokenizer.Tokenize(source);
        var lines = new List<SourceLine>();
        int next = 0, coveredTo = 0;
        foreach ((int start, string text) in Split(source.Text))
        {
            bool isInside = coveredTo > start || InComment(source.Text, next > 0 ? tokens[next - 1].StopIndex + 1 : 0, start);
            int first = next;
            while (next < tokens.Count && tokens[next].StartIndex < start + text.Length + 1)
                coveredTo = tokens[next++].StopIndex + 1;

            lines.Add(new SourceLine(text, start, isInside, tokens[first..next]));
        }

        return [.. lines];
    }

    private static IEnumerable<(int Start, string Text)> Split(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return (start, text[start..end].TrimEnd('\r'));
            start = end + 1;
        }
    }

    /// <summary>Between the last token and a line's beginning nothing stands but spaces and comments: is the last of these open?</summary>
    private static bool InComment(string text, int from, int to)
    {
        for (int at = from; at < to;)
        {
            if (string.CompareOrdinal(text, at, "//", 0, 2) == 0)
            {
                int end = text.IndexOf('\n', at);
                at = end < 0 ? to : end + 1;
            }
            else if (string.CompareOrdinal(text, at, "/*", 0, 2) == 0)
            {
                int end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0 || end + 2 > to)
                    return true;

                at = end + 2;
            }
            else
            {
                at++;
            }
        }

        return false;
    }
}

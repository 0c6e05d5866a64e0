using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>Speaks of what the lexer could not read and puts in its place what was probably meant.</summary>
internal static class BadTokens
{
    private static readonly Dictionary<string, (int Type, string Ours)> ForeignOperators = new()
    {
        ["==="] = (YLexer.BINARY, "=="),
        ["!=="] = (YLexer.BINARY, "!="),
        ["&&&"] = (YLexer.BINARY, "&&"),
        ["|||"] = (YLexer.BINARY, "||"),
        ["<=>"] = (YLexer.BINARY, "<="),
        [":="] = (YLexer.ASSIGN, "="),
        ["=>"] = (YLexer.BINARY, ">="),
        ["::"] = (YLexer.COLON, ":"),
    };

    public static List<SourceToken> Replace(List<SourceToken> tokens, SyntaxReport report)
    {
        if (!tokens.Exists(t => IsBad(t.Type)))
            return tokens;

        var output = new List<SourceToken>(tokens.Count);
        foreach (SourceToken token in tokens)
        {
            if (IsBad(token.Type))
                output.AddRange(Speak(token, report));
            else
                output.Add(token);
        }

        return output;
    }

    private static bool IsBad(int type) =>
        type is YLexer.OPEN_STRING or YLexer.OPEN_CHARACTER or YLexer.OPEN_COMMENT or YLexer.UNKNOWN or YLexer.DIRECTIVE or YLexer.HASH or YLexer.FOREIGN_OPERATOR;

    private static IEnumerable<SourceToken> Speak(SourceToken token, SyntaxReport report)
    {
        switch (token.Type)
        {
            case YLexer.OPEN_STRING:
                report.Add(Catalogue.StringNotClosed(token.Span));
                return Closed(token, YLexer.STRING, "\"\"");
            case YLexer.OPEN_CHARACTER:
                report.Add(Catalogue.CharacterNotClosed(token.Span));
                return Closed(token, YLexer.INTEGER, "0");
            case YLexer.OPEN_COMMENT:
                report.Add(Catalogue.CommentNotClosed(new(token.Source, token.StartIndex, 2)));
                report.Mute();
                return [];
            case YLexer.FOREIGN_OPERATOR:
                (int type, string ours) = ForeignOperators[token.Text];
                report.Add(Catalogue.ForeignOperator(token.Span, token.Text, ours));
                return [token.Spelt(type, ours)];
            case YLexer.UNKNOWN:
                report.Add(Catalogue.UnknownCharacter(token.Span));
                return [];
            default:
                report.Add(Catalogue.DirectiveInLine(token.Span, token.Text));
                return [];
        }
    }

    /// <summary>A literal that swallowed the end of its line gives back the brackets and the semicolon there.</summary>
    private static IEnumerable<SourceToken> Closed(SourceToken token, int type, string spelling)
    {
        string text = token.Text;
        int end = text.AsSpan().TrimEnd().TrimEnd(")];,").Length;
        yield return token.Spelt(type, spelling);
        for (int i = end; i < text.Length; i++)
        {
            int at = token.StartIndex + i;
            if (Tail(text[i]) is int tail and not 0)
                yield return new SourceToken(token.Source, tail, at, at, token.Line);
        }
    }

    private static int Tail(char c) => c switch
    {
        ')' => YLexer.PAREN_CLOSE,
        ']' => YLexer.BRACKET_CLOSE,
        ';' => YLexer.SEMICOLON,
        ',' => YLexer.COMMA,
        _ => 0,
    };
}

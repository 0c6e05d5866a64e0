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
            if ((IsBad(token.Type) ? Speak(token, report) : token) is { } good)
                output.Add(good);
        }

        return output;
    }

    private static bool IsBad(int type) =>
        type is YLexer.OPEN_STRING or YLexer.OPEN_CHARACTER or YLexer.OPEN_COMMENT or YLexer.UNKNOWN or YLexer.DIRECTIVE or YLexer.HASH or YLexer.FOREIGN_OPERATOR;

    private static SourceToken? Speak(SourceToken token, SyntaxReport report)
    {
        switch (token.Type)
        {
            case YLexer.OPEN_STRING:
                report.Add(Catalogue.StringNotClosed(token.Span));
                return Spelt(token, YLexer.STRING, token.Text.TrimEnd('\\') + '"');
            case YLexer.OPEN_CHARACTER:
                report.Add(Catalogue.CharacterNotClosed(token.Span));
                return Spelt(token, YLexer.INTEGER, "0");
            case YLexer.OPEN_COMMENT:
                report.Add(Catalogue.CommentNotClosed(new(token.Source, token.StartIndex, 2)));
                report.Mute();
                return null;
            case YLexer.FOREIGN_OPERATOR:
                (int type, string ours) = ForeignOperators[token.Text];
                report.Add(Catalogue.ForeignOperator(token.Span, token.Text, ours));
                return Spelt(token, type, ours);
            case YLexer.UNKNOWN:
                report.Add(Catalogue.UnknownCharacter(token.Span));
                return null;
            default:
                report.Add(Catalogue.DirectiveInLine(token.Span, token.Text));
                return null;
        }
    }

    private static SourceToken Spelt(SourceToken token, int type, string spelling) =>
        new(token.Source, type, token.StartIndex, token.StopIndex, token.Line, spelling) { Documentation = token.Documentation };
}

using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>Finds the message for a place where the parser could not go on.</summary>
internal static class Complaint
{
    /// <summary>True where the token at hand can begin something new, so that only the semicolon before it is missing.</summary>
    public static bool IsMissingSemicolon(TokenStream tokens) => tokens.LT(-1) is SourceToken before && tokens.LT(1) is SourceToken at
        && (at.Line > before.Line || at.Type is YParser.BRACE_CLOSE or YParser.IDENTIFIER or YParser.TYPE_NAME || at.Type is >= YParser.BREAK and <= YParser.YIELD);

    public static Diagnostic About(YParser parser, TokenStream tokens, RecognitionException e)
    {
        var at = (SourceToken)tokens.LT(1)!;
        var before = (SourceToken?)tokens.LT(-1);
        IntervalSet expected = e is InputMismatchException ? parser.GetExpectedTokens() : new IntervalSet();
        if (before is not null && expected.Contains(YParser.SEMICOLON) && IsMissingSemicolon(tokens))
            return Catalogue.SemicolonMissing(before.Behind);

        return Catalogue.NotExpected(at.Span, at.Text, "something else");
    }
}

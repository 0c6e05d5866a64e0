using Antlr4.Runtime;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>One file as tokens, directives and documentation among them, without an end-of-file token.</summary>
internal static class Tokenizer
{
    public static List<SourceToken> Tokenize(SourceText source)
    {
        var lexer = new YLexer(new AsciiCharStream(source)) { TokenFactory = new SourceTokenFactory(source) };
        lexer.RemoveErrorListeners();
        var tokens = new List<SourceToken>();
        for (IToken token = lexer.NextToken(); token.Type != TokenConstants.EOF; token = lexer.NextToken())
            tokens.Add((SourceToken)token);

        return tokens;
    }
}

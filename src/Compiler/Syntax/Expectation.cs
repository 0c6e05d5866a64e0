using Antlr4.Runtime.Misc;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>What could have stood at a place, in few words.</summary>
internal static class Expectation
{
    private static readonly (int Type, string Words)[] Punctuation =
    [
        (YParser.BRACE_OPEN, "'{'"), (YParser.PAREN_OPEN, "'('"), (YParser.COLON, "':'"), (YParser.ASSIGN, "'='"), (YParser.COMMA, "','"), (YParser.PAREN_CLOSE, "')'"),
        (YParser.BRACKET_CLOSE, "']'"), (YParser.BRACE_CLOSE, "'}'"), (YParser.SEMICOLON, "';'"), (YParser.OF, "'of'"), (YParser.WHILE, "'while'"), (YParser.BY, "'by'"),
    ];

    public static string Describe(IntervalSet expected)
    {
        if (expected.Contains(YParser.SIZEOF))
            return "an expression";

        if (expected.Contains(YParser.BUILT_IN_TYPE))
            return "a type";

        var words = new List<string>();
        bool isBehindExpression = expected.Contains(YParser.BINARY);
        if (isBehindExpression)
            words.Add("an operator");
        else if (expected.Contains(YParser.IDENTIFIER))
            words.Add("a name");
        else if (expected.Contains(YParser.INTEGER))
            words.Add("a number");

        if (expected.Contains(YParser.STRING))
            words.Add("a text");

        words.AddRange(Punctuation.Where(p => expected.Contains(p.Type) && !(isBehindExpression && p.Type is YParser.PAREN_OPEN or YParser.ASSIGN)).Select(p => p.Words));
        return words.Count == 0 ? "something else" : Words.Either(words);
    }
}

using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>Finds the message for a place where the parser could not go on.</summary>
internal sealed class Complaint(YParser parser, TokenStream tokens)
{
    private SourceToken At => tokens.Here;

    /// <summary>True where the token at hand can begin something new, so that only the semicolon before it is missing.</summary>
    public static bool IsMissingSemicolon(TokenStream tokens) => tokens.Before is { } before && tokens.Here is var at
        && before.Type is not (YParser.BUILT_IN_TYPE or YParser.TYPE_NAME or YParser.TRACER_TYPE)
        && (at.Line > before.Line || at.Type is YParser.BRACE_CLOSE or YParser.IDENTIFIER or YParser.TYPE_NAME or TokenConstants.EOF || IsWord(at.Type));

    public Diagnostic Find()
    {
        IntervalSet expected = parser.GetExpectedTokens();
        if (expected.Contains(YParser.SEMICOLON) && !IsList(expected) && IsMissingSemicolon(tokens))
            return Catalogue.SemicolonMissing(tokens.Before!.Behind, HidesSemicolon(tokens.Before));

        bool isBehindType = parser.Context.RuleIndex == YParser.RULE_variables && tokens.Before is { Type: YParser.BUILT_IN_TYPE or YParser.TYPE_NAME or YParser.TRACER_TYPE };
        if (isBehindType && !IsWord(At.Type))
            return Catalogue.NotExpected(At.Span, At.Text, "a name");

        if (IsWord(At.Type) && (isBehindType || expected.Contains(YParser.IDENTIFIER)) && !expected.Contains(YParser.SIZEOF) && !IsList(expected))
            return Catalogue.WordIsNoName(At.Span, At.Text);

        return parser.Context.RuleIndex switch
        {
            YParser.RULE_script or YParser.RULE_scriptItem => AtFileLevel(),
            YParser.RULE_block when !IsList(expected) => BlockMissing(),
            YParser.RULE_block or YParser.RULE_statement or YParser.RULE_switchStatement => InBlock(),
            YParser.RULE_condition or YParser.RULE_forHeader or YParser.RULE_foreachHeader when expected.Contains(YParser.PAREN_OPEN) && !expected.Contains(YParser.IDENTIFIER) => Headless(),
            YParser.RULE_unary or YParser.RULE_cast or YParser.RULE_sizeof when At.Type is YParser.TYPE_NAME or YParser.BUILT_IN_TYPE => Catalogue.IsAType(At.Span, At.Text),
            YParser.RULE_arguments when expected.Contains(YParser.PAREN_CLOSE) && !expected.Contains(YParser.SIZEOF) => Catalogue.NotExpected(At.Span, At.Text, "',' or ')'"),
            _ => Catalogue.NotExpected(At.Span, At.Text, Expectation.Describe(expected)),
        };
    }

    /// <summary>What can begin an element of a list, where a stray semicolon is allowed and none is missing.</summary>
    public static bool IsList(IntervalSet expected) => expected.Contains(YParser.PROBE) || expected.Contains(YParser.WHILE) || expected.Contains(YParser.LAYOUT);

    /// <summary>A comment behind the token ends in what should end the statement: <c>n = n // 2;</c>.</summary>
    private static bool HidesSemicolon(SourceToken before) => before.IsBeforeComment && before.Source.Line(before.Line).TrimEnd().EndsWith(';');

    /// <summary>C's words and ours.</summary>
    private static bool IsWord(int type) => type is >= YParser.BREAK and <= YParser.YIELD;

    private Diagnostic AtFileLevel()
    {
        bool isStatement = At.Type is >= YParser.BREAK and <= YParser.WHILE or YParser.FOREACH or YParser.TRY or YParser.YIELD or YParser.INCREMENT or YParser.DECREMENT or YParser.STAR
            || (At.Type == YParser.IDENTIFIER && tokens.LA(2) is YParser.PAREN_OPEN or YParser.ASSIGN or YParser.OPERATE_ASSIGN or YParser.ARROW or YParser.DOT or YParser.BRACKET_OPEN or YParser.FEED);
        return isStatement ? Catalogue.StatementAtFileLevel(At.Span) : Catalogue.NotADeclaration(At.Span, At.Text);
    }

    /// <summary>No brace opens the body: of a probe, it is missing behind the point's first word.</summary>
    private Diagnostic BlockMissing()
    {
        SourceToken at = parser.Context.Parent is YParser.ProbeContext probe && probe.probePoint() is { ChildCount: > 1 } point ? (SourceToken)tokens.Get(point.Start.TokenIndex + 1) : At;
        return Catalogue.NotExpected(at.Span, at.Text, "'{'");
    }

    private Diagnostic InBlock() => At.Type switch
    {
        YParser.ELSE => Catalogue.BelongsToNothing(At.Span, At.Text, "if"),
        YParser.TRY_ELSE => Catalogue.BelongsToNothing(At.Span, At.Text, "_try"),
        YParser.CASE or YParser.DEFAULT => Catalogue.BelongsToNothing(At.Span, At.Text, "switch"),
        YParser.PROBE or YParser.PARAM or YParser.ITER or YParser.VISIT or YParser.ROOTS or YParser.HEAP or YParser.LABEL or YParser.TYPEDEF => Catalogue.OnlyAtFileLevel(At.Span, At.Text),
        _ => Catalogue.NotExpected(At.Span, At.Text, "a statement"),
    };

    private Diagnostic Headless()
    {
        bool isIn = tokens.LT(2) is SourceToken { Text: "in" } || tokens.LT(3) is SourceToken { Text: "in" };
        string help = isIn ? "a loop over a collection is written '_foreach (T x : source)'" : $"write '{tokens.Before!.Text} (…)'";
        return Catalogue.HeadMissing(tokens.Before!.Behind, tokens.Before.Text, help);
    }
}

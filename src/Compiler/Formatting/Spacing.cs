using YLang.Compiler.Syntax;
using static YLang.Compiler.Syntax.Generated.YLexer;

namespace YLang.Compiler.Formatting;

/// <summary>What stands between two tokens of a line.</summary>
internal enum Gap
{
    None,
    Space,

    /// <summary>As the author has it, but no more than one space: only the parser could tell a product from a pointer.</summary>
    Author,
}

/// <summary>The spaces between tokens, by their kinds alone.</summary>
internal static class Spacing
{
    /// <param name="before">The token before <paramref name="left"/>, or null at the beginning of a statement.</param>
    /// <param name="next">The token after <paramref name="right"/> in the line, or null.</param>
    /// <param name="isLabel">The line begins with <c>case</c> or <c>default</c>.</param>
    public static Gap Between(SourceToken? before, SourceToken left, SourceToken right, SourceToken? next, bool isLabel)
    {
        int a = left.Type, b = right.Type;
        if (b is SEMICOLON or COMMA or PAREN_CLOSE or BRACKET_CLOSE or DOT or ARROW || a is PAREN_OPEN or BRACKET_OPEN or DOT or ARROW or NOT or COMPLEMENT or AT)
            return Gap.None;

        if (a is COMMA or SEMICOLON)
            return Gap.Space;

        if (a == BRACE_OPEN && b == BRACE_CLOSE)
            return Gap.None;

        if (a is BRACE_OPEN or BRACE_CLOSE || b is BRACE_OPEN or BRACE_CLOSE)
            return Gap.Space;

        if (b == COLON)
            return isLabel ? Gap.None : Gap.Space;

        if (IsOperator(a) || IsOperator(b) || a is COLON or QUESTION || b == QUESTION)
            return Gap.Space;

        // Two signs must not become one.
        if ((a == PLUS && b is PLUS or INCREMENT) || (a == MINUS && b is MINUS or DECREMENT))
            return Gap.Space;

        if (a is INCREMENT or DECREMENT || b is INCREMENT or DECREMENT)
            return (EndsOperand(left) && b is INCREMENT or DECREMENT) || (a is INCREMENT or DECREMENT && !EndsOperand(before)) ? Gap.None : Gap.Space;

        if (a is PLUS or MINUS)
            return before is null or { Type: PAREN_CLOSE } ? Gap.Author : EndsOperand(before) ? Gap.Space : Gap.None;

        if (b is PLUS or MINUS)
            return a == PAREN_CLOSE ? Gap.Author : Gap.Space;

        if (a is STAR or AMPERSAND)
            return before is null ? Gap.Author : !EndsOperand(before) ? (b is STAR or AMPERSAND ? Gap.Author : Gap.None) : Gap.Author;

        if (b is STAR or AMPERSAND)
            return EndsOperand(left) ? Gap.Author : Gap.Space;

        return b switch
        {
            PAREN_OPEN => BeforeParenthesis(left, next),
            BRACKET_OPEN => EndsOperand(left) ? Gap.None : Gap.Author,
            _ => Gap.Space,
        };
    }

    private static Gap BeforeParenthesis(SourceToken left, SourceToken? next) => left.Type switch
    {
        IF or FOR or WHILE or SWITCH or FOREACH or RETURN or CASE => Gap.Space,
        SIZEOF or OFFSETOF or HAS or YIELD or CONTAINER => Gap.None,
        // Words by their place look like names of functions here.
        IDENTIFIER when left.Text is "where" or "by" or "limit" or "of" => Gap.Author,
        // A type, and a pointer to a function.
        IDENTIFIER when next?.Type == STAR => Gap.Author,
        IDENTIFIER => Gap.None,
        BRACKET_CLOSE => Gap.None,
        PAREN_CLOSE => Gap.Author,
        _ => Gap.Space,
    };

    private static bool IsOperator(int type) => type is ASSIGN or OPERATE_ASSIGN or FEED or MATCH or NOT_MATCH or BINARY;

    /// <summary>After such a token a sign is an operator between two values.</summary>
    private static bool EndsOperand(SourceToken? token) =>
        token?.Type is IDENTIFIER or INTEGER or FLOAT or OTHER_NUMBER or CHARACTER or STRING or REGEX or CAPTURE or PAREN_CLOSE or BRACKET_CLOSE or INCREMENT or DECREMENT
            or BUILT_IN_TYPE or TRACER_TYPE;
}

using YLang.Compiler.Syntax;

namespace YLang.Compiler.Layouts;

/// <summary>The names an expression reads: of <c>a + f(b->c)</c> they are a and b.</summary>
internal static class ExpressionNames
{
    public static IEnumerable<string> In(ExpressionSyntax expression) => expression switch
    {
        NameSyntax name => [name.Name],
        UnarySyntax unary => In(unary.Operand),
        PostfixSyntax postfix => In(postfix.Operand),
        BinarySyntax binary => In(binary.Left).Concat(In(binary.Right)),
        ConditionalSyntax c => In(c.Condition).Concat(In(c.WhenTrue)).Concat(In(c.WhenFalse)),
        CastSyntax cast => In(cast.Operand),
        CallSyntax call => call.Arguments.SelectMany(In),
        IndexSyntax index => In(index.Target).Concat(In(index.Index)),
        MemberSyntax member => In(member.Target),
        SizeofExpressionSyntax size => In(size.Operand),
        HasExpressionSyntax has => In(has.Operand),
        _ => [],
    };
}

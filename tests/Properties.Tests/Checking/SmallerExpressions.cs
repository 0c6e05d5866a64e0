using System.Collections.Immutable;
using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Checking;

/// <summary>Statements with a smaller expression of the same type in place of one of theirs.</summary>
internal static class SmallerExpressions
{
    public static IEnumerable<Statement> In(Statement statement) => statement switch
    {
        Declaration { Initial: { } initial } n => Of(initial).Select(e => n with { Initial = e }).Prepend(n with { Initial = null }),
        ExpressionStatement n => Of(n.Expression).Select(e => new ExpressionStatement(e)),
        If n => Of(n.Condition).Select(e => n with { Condition = e }),
        While n => Of(n.Condition).Select(e => n with { Condition = e }),
        DoWhile n => Of(n.Condition).Select(e => n with { Condition = e }),
        For n => (n.Condition is null ? [] : Of(n.Condition).Select(e => n with { Condition = e })).Concat(n.Step is null ? [] : Of(n.Step).Select(e => n with { Step = e })),
        Foreach n => Of(n.Source).Where(e => e is Call or VariableUse or Element).Select(e => n with { Source = e })
            .Concat(n.Where is null ? [] : Of(n.Where).Select(e => n with { Where = e }))
            .Concat(n.OrderBy is null ? [] : Of(n.OrderBy).Select(e => n with { OrderBy = e }))
            .Concat(n.Limit is null ? [] : Of(n.Limit).Select(e => n with { Limit = e })),
        Switch n => Of(n.Value).Select(e => n with { Value = e }),
        Return { Value: { } value } => Of(value).Select(e => new Return(e)),
        Yield n => Of(n.Value).Select(e => new Yield(e)),
        _ => [],
    };

    private static IEnumerable<Expression> Of(Expression node)
    {
        if (Least(node) is { } least)
            yield return least;

        foreach (Expression inner in Parts.All(node).Skip(1).Where(e => e.Type == node.Type && !IsTarget(node, e)))
            yield return inner;

        if (node is Formatted { IsOutput: true } print)
        {
            foreach (Piece piece in print.Pieces.Where(_ => print.Pieces.Length > 1))
                yield return print with { Pieces = print.Pieces.Remove(piece) };
        }

        ImmutableArray<Expression> parts = Parts.Of(node);
        for (int i = 0; i < parts.Length; i++)
        {
            foreach (Expression part in Of(parts[i]).Where(p => Fits(node, parts[i], p)))
                yield return Parts.With(node, parts.SetItem(i, part));
        }
    }

    /// <summary>What is assigned to, and what an operator takes the address of, must stay one.</summary>
    private static bool Fits(Expression node, Expression part, Expression smaller) => node switch
    {
        Assignment n when ReferenceEquals(n.Target, part) => smaller is VariableUse or Element { IsOurs: true },
        Step => smaller is VariableUse or Element { IsOurs: true },
        AddressOf or Decay => smaller is ExternUse or MemberUse or Element { IsOurs: false } or Dereference,
        MemberUse or Element when part.Type is StructType or ArrayOf => smaller is ExternUse or MemberUse or Element { IsOurs: false } or Dereference,
        _ => true,
    };

    private static bool IsTarget(Expression node, Expression inner) => inner.Type is StructType or ArrayOf or Nothing || (node is Element or MemberUse && inner.Type is ListOf or SetOf or MapOf);

    /// <summary>The simplest expression of a type; null: the node is as simple.</summary>
    private static Expression? Least(Expression node) => node switch
    {
        IntegerLiteral or NamedConstant or TextLiteral or FloatLiteral or VariableUse or ExternUse or Cast { Operand: IntegerLiteral or FloatLiteral } => null,
        { Type: Integer { Bits: 32, IsSigned: true } } => new IntegerLiteral(node.Type, "1", 1),
        { Type: Integer { Bits: 32 } } => new IntegerLiteral(node.Type, "1u", 1),
        { Type: Integer { Bits: 64, IsSigned: true } } => new IntegerLiteral(node.Type, "1l", 1),
        { Type: Integer { Bits: 64 } } => new IntegerLiteral(node.Type, "1ul", 1),
        { Type: Integer or Floating { Bits: 32 } } => new Cast(node.Type, new IntegerLiteral(ScriptType.Int, "1", 1)),
        { Type: Tree.Boolean } => new NamedConstant(node.Type, "true", 1),
        { Type: Floating } => new FloatLiteral("0.5", 0.5),
        { Type: TextType } => new TextLiteral("a"),
        { Type: PointerTo } => new Cast(node.Type, new IntegerLiteral(ScriptType.Int, "16", 16)),
        _ => null,
    };
}

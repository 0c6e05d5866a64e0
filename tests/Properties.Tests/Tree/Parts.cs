using System.Collections.Immutable;

namespace YLang.Properties.Tests.Tree;

/// <summary>What the nodes are made of: to look at all of a script, and to make a smaller one.</summary>
internal static class Parts
{
    public static ImmutableArray<Expression> Of(Expression node) => node switch
    {
        Unary n => [n.Operand],
        Binary n => [n.Left, n.Right],
        Conditional n => [n.Condition, n.WhenTrue, n.WhenFalse],
        Cast n => [n.Operand],
        Parentheses n => [n.Inner],
        Assignment n => [n.Target, n.Value],
        Step n => [n.Target],
        MemberUse n => [n.Target],
        Element n => [n.Target, n.Index],
        Dereference n => [n.Pointer],
        AddressOf n => [n.Place],
        Decay n => [n.Array],
        Call n => n.Arguments,
        BuiltInCall n => n.Arguments,
        TupleOfValues n => n.Items,
        Formatted n => [.. n.Pieces.Where(p => p.Argument is not null).Select(p => p.Argument!)],
        _ => [],
    };

    public static Expression With(Expression node, ImmutableArray<Expression> parts) => node switch
    {
        Unary n => n with { Operand = parts[0] },
        Binary n => n with { Left = parts[0], Right = parts[1] },
        Conditional n => n with { Condition = parts[0], WhenTrue = parts[1], WhenFalse = parts[2] },
        Cast n => n with { Operand = parts[0] },
        Parentheses => new Parentheses(parts[0]),
        Assignment n => new Assignment(parts[0], n.Operator, parts[1]),
        Step n => new Step(parts[0], n.Operator, n.IsPostfix),
        MemberUse n => n with { Target = parts[0] },
        Element n => n with { Target = parts[0], Index = parts[1] },
        Dereference n => n with { Pointer = parts[0] },
        AddressOf => new AddressOf(parts[0]),
        Decay => new Decay(parts[0]),
        Call n => n with { Arguments = parts },
        BuiltInCall n => n with { Arguments = parts },
        TupleOfValues n => n with { Items = parts },
        Formatted n => n with { Pieces = [.. WithArguments(n.Pieces, parts)] },
        _ => node,
    };

    /// <summary>The expressions that stand directly in a statement.</summary>
    public static ImmutableArray<Expression> Of(Statement node) => node switch
    {
        Declaration { Initial: { } initial } => [initial],
        ExpressionStatement n => [n.Expression],
        If n => [n.Condition],
        While n => [n.Condition],
        DoWhile n => [n.Condition],
        For n => [.. new[] { n.Condition, n.Step }.OfType<Expression>()],
        Foreach n => [.. new[] { n.Source, n.Where, n.OrderBy, n.Limit }.OfType<Expression>()],
        Switch n => [n.Value],
        Return { Value: { } value } => [value],
        Yield n => [n.Value],
        _ => [],
    };

    public static ImmutableArray<Statement> Within(Statement node) => node switch
    {
        Block n => n.Body,
        If n => n.Else is null ? [n.Then] : [n.Then, n.Else],
        While n => [n.Body],
        DoWhile n => [n.Body],
        For n => n.Initial is null ? [n.Body] : [n.Initial, n.Body],
        Foreach n => [n.Body],
        Switch n => [.. n.Sections.SelectMany(s => s.Body)],
        Try n => n.Else is null ? [n.Body] : [n.Body, n.Else],
        _ => [],
    };

    public static IEnumerable<Expression> Expressions(Statement node) => Of(node).SelectMany(All).Concat(Within(node).SelectMany(Expressions));

    /// <summary>The expression and all in it.</summary>
    public static IEnumerable<Expression> All(Expression node) => Of(node).SelectMany(All).Prepend(node);

    private static IEnumerable<Piece> WithArguments(ImmutableArray<Piece> pieces, ImmutableArray<Expression> arguments)
    {
        int next = 0;
        return pieces.Select(p => p.Argument is null ? p : p with { Argument = arguments[next++] });
    }
}

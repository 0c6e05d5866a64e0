using System.Diagnostics;
using YLang.Compiler.Binding;

namespace YLang.Compiler.Lowering;

/// <summary>What a bound node is made of, in the order of evaluation.</summary>
internal static class Children
{
    public static IEnumerable<BoundExpression> Of(BoundExpression node) => node switch
    {
        BoundConstant or BoundLocal or BoundGlobalVariable or BoundExternAddress or BoundTargetText or BoundCapture or BoundError or LoweredCapture or LoweredSorted or LoweredIsUsedUp => [],
        BoundPlace n => [n.Address],
        BoundOffset n => [n.Address],
        BoundElementAddress n => n.IsIndexFirst ? [n.Index, n.Address] : [n.Address, n.Index],
        BoundLoad n => [n.Address],
        BoundUnary n => [n.Operand],
        BoundBinary n => [n.Left, n.Right],
        BoundPointerDifference n => [n.Left, n.Right],
        BoundConversion n => [n.Operand],
        BoundConditional n => [n.Condition, n.WhenTrue, n.WhenFalse],
        BoundAssignment { Target: BoundContainerElement element } n => [element.Container, element.Key, n.Value],
        BoundAssignment n => [n.Value],
        BoundContainerElement n => [n.Container, n.Key],
        BoundHandleMember n => [n.Handle],
        BoundCall n => n.Arguments,
        BoundBuiltinCall n => n.Arguments,
        BoundFormat n => n.Pieces.Where(p => p.Argument is not null).Select(p => p.Argument!),
        BoundFeed n => [n.Aggregate, n.Value],
        BoundMatch n => [n.Text],
        LoweredMatch n => [n.Text],
        BoundTuple n => n.Elements,
        BoundComma n => [n.First, n.Second],
        BoundLabel n => n.Payload is null ? [] : [n.Payload],
        BoundDeclaredLabel n => [n.Payload],
        BoundWalk n => n.Start is null ? [] : [n.Start],
        BoundReferrers n => [n.Graph, n.Target],
        LoweredTupleItem n => [n.Tuple],
        _ => throw new UnreachableException(node.GetType().Name),
    };

    /// <summary>The expressions that stand directly in a statement.</summary>
    public static IEnumerable<BoundExpression> ExpressionsOf(BoundStatement node) => node switch
    {
        BoundVariable { Initializer: { } value } => [value],
        BoundExpressionStatement n => [n.Expression],
        BoundIf n => [n.Condition],
        BoundWhile n => [n.Condition],
        BoundDoWhile n => [n.Condition],
        BoundFor n => new[] { n.Condition, n.Step }.OfType<BoundExpression>(),
        BoundForeach n => new[] { n.Source, n.Where, n.OrderKey, n.Limit }.OfType<BoundExpression>(),
        BoundSwitch n => [n.Value],
        BoundReturn { Value: { } value } => [value],
        BoundYield n => [n.Value],
        LoweredForeach n => [n.Source],
        LoweredSorter { Limit: { } limit } => [limit],
        LoweredSorterAdd n => [n.Item, n.Key],
        LoweredElementStore n => [n.Container, n.Key, n.Value],
        _ => [],
    };

    public static IEnumerable<BoundStatement> StatementsOf(BoundStatement node) => node switch
    {
        BoundBlock n => n.Body,
        BoundIf n => n.Else is null ? [n.Then] : [n.Then, n.Else],
        BoundWhile n => [n.Body],
        BoundDoWhile n => [n.Body],
        BoundFor n => n.Initializer is null ? [n.Body] : [n.Initializer, n.Body],
        BoundForeach n => [n.Body],
        BoundSwitch n => n.Sections.SelectMany(s => s.Body),
        BoundTry n => n.Else is null ? [n.Body] : [n.Body, n.Else],
        LoweredForeach n => [n.Body],
        LoweredRecover { Else: { } recovery } => [recovery],
        _ => [],
    };

    /// <summary>The expression and all in it.</summary>
    public static IEnumerable<BoundExpression> Within(BoundExpression node) => Of(node).SelectMany(Within).Prepend(node);

    /// <summary>The statement and all in it.</summary>
    public static IEnumerable<BoundStatement> Within(BoundStatement node) => StatementsOf(node).SelectMany(Within).Prepend(node);

    /// <summary>Every expression in the statement, however deep.</summary>
    public static IEnumerable<BoundExpression> AllExpressions(BoundStatement node) => Within(node).SelectMany(ExpressionsOf).SelectMany(Within);
}

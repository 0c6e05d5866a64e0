using System.Collections.Immutable;
using System.Diagnostics;
using YLang.Compiler.Binding;

namespace YLang.Compiler.Lowering;

/// <summary>Rebuilds an expression from its rewritten parts; the same object where nothing changed.</summary>
internal abstract class ExpressionRewriter
{
    public virtual BoundExpression Rewrite(BoundExpression node) => node switch
    {
        BoundConstant or BoundLocal or BoundGlobalVariable or BoundExternAddress or BoundTargetText or BoundCapture or BoundError or LoweredCapture or LoweredSorted or LoweredIsUsedUp => node,
        BoundPlace n => Update(n, n.Address, (r, a) => r with { Address = a }),
        BoundOffset n => Update(n, n.Address, (r, a) => r with { Address = a }),
        BoundElementAddress { IsIndexFirst: true } n => Update(n, n.Index, n.Address, (r, a, b) => r with { Index = a, Address = b }),
        BoundElementAddress n => Update(n, n.Address, n.Index, (r, a, b) => r with { Address = a, Index = b }),
        BoundLoad n => Update(n, n.Address, (r, a) => r with { Address = a }),
        BoundUnary n => Update(n, n.Operand, (r, a) => r with { Operand = a }),
        BoundBinary n => Update(n, n.Left, n.Right, (r, a, b) => r with { Left = a, Right = b }),
        BoundPointerDifference n => Update(n, n.Left, n.Right, (r, a, b) => r with { Left = a, Right = b }),
        BoundConversion n => Update(n, n.Operand, (r, a) => r with { Operand = a }),
        BoundConditional n => RewriteConditional(n),
        BoundAssignment n => Update(n, n.Target, n.Value, (r, a, b) => r with { Target = a, Value = b }),
        BoundContainerElement n => Update(n, n.Container, n.Key, (r, a, b) => r with { Container = a, Key = b }),
        BoundHandleMember n => Update(n, n.Handle, (r, a) => r with { Handle = a }),
        BoundCall n => Update(n, n.Arguments, (r, a) => r with { Arguments = a }),
        BoundBuiltinCall n => Update(n, n.Arguments, (r, a) => r with { Arguments = a }),
        BoundFormat n => RewriteFormat(n),
        BoundFeed n => Update(n, n.Aggregate, n.Value, (r, a, b) => r with { Aggregate = a, Value = b }),
        BoundMatch n => Update(n, n.Text, (r, a) => r with { Text = a }),
        LoweredMatch n => Update(n, n.Text, (r, a) => r with { Text = a }),
        BoundTuple n => Update(n, n.Elements, (r, a) => r with { Elements = a }),
        BoundComma n => Update(n, n.First, n.Second, (r, a, b) => r with { First = a, Second = b }),
        BoundLabel { Payload: { } payload } n => Update(n, payload, (r, a) => r with { Payload = a }),
        BoundLabel => node,
        BoundDeclaredLabel n => Update(n, n.Payload, (r, a) => r with { Payload = a }),
        BoundWalk { Start: { } start } n => Update(n, start, (r, a) => r with { Start = a }),
        BoundWalk => node,
        BoundReferrers n => Update(n, n.Graph, n.Target, (r, a, b) => r with { Graph = a, Target = b }),
        LoweredTupleItem n => Update(n, n.Tuple, (r, a) => r with { Tuple = a }),
        _ => throw new UnreachableException(node.GetType().Name),
    };

    private BoundConditional RewriteConditional(BoundConditional node)
    {
        (BoundExpression a, BoundExpression b, BoundExpression c) = (Rewrite(node.Condition), Rewrite(node.WhenTrue), Rewrite(node.WhenFalse));
        return ReferenceEquals(a, node.Condition) && ReferenceEquals(b, node.WhenTrue) && ReferenceEquals(c, node.WhenFalse)
            ? node
            : node with { Condition = a, WhenTrue = b, WhenFalse = c };
    }

    private BoundFormat RewriteFormat(BoundFormat node) => node with
    {
        Pieces = [.. node.Pieces.Select(p => p.Argument is null ? p : p with { Argument = Rewrite(p.Argument) })],
    };

    private T Update<T>(T node, BoundExpression part, Func<T, BoundExpression, T> with)
        where T : BoundExpression
    {
        BoundExpression rewritten = Rewrite(part);
        return ReferenceEquals(rewritten, part) ? node : with(node, rewritten);
    }

    private T Update<T>(T node, BoundExpression first, BoundExpression second, Func<T, BoundExpression, BoundExpression, T> with)
        where T : BoundExpression
    {
        (BoundExpression a, BoundExpression b) = (Rewrite(first), Rewrite(second));
        return ReferenceEquals(a, first) && ReferenceEquals(b, second) ? node : with(node, a, b);
    }

    private T Update<T>(T node, ImmutableArray<BoundExpression> parts, Func<T, ImmutableArray<BoundExpression>, T> with)
        where T : BoundExpression
    {
        ImmutableArray<BoundExpression> rewritten = [.. parts.Select(Rewrite)];
        return rewritten.Zip(parts).All(p => ReferenceEquals(p.First, p.Second)) ? node : with(node, rewritten);
    }
}

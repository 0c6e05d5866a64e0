using YLang.Compiler.Binding;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>
/// What may fault in an expression, and what must not run after it. A read that fails gives 0 and the rest of its expression is still computed: that is harmless while nothing of
/// it can be seen.
/// </summary>
internal sealed class FaultOrder(BodyLowering body)
{
    private CallGraph Calls => body.Script.Calls;

    public bool MayFault(BoundExpression node) => Children.Within(node).Any(FaultsHere);

    /// <summary>Does it change anything, so that its order with the rest of the expression matters?</summary>
    public bool Changes(BoundExpression node) => Children.Within(node).Any(
        n => n is BoundAssignment or BoundComma or LoweredMatch { Captures: not null } || CallGraph.IsEffect(n) || (n is BoundCall call && Calls.HasEffect(call.Function)));

    /// <summary>Does something in the expression that needs a clean state come after something that may fault, or would C# do otherwise than we? Then it must be taken apart.</summary>
    public bool MustTakeApart(BoundExpression node)
    {
        bool pending = false;
        return Children.Within(node).Any(IsNotInCSharp) || Scan(node, ref pending);
    }

    /// <summary>Of an expression that stays as it is: the functions it calls after something that may fault return at once.</summary>
    public void Guard(BoundExpression node)
    {
        bool pending = false;
        Scan(node, ref pending);
    }

    /// <summary>
    /// C# has no comma, no elements that are assigned to, no old value of a bool; it reads the old value before the right side; and what it makes a text of a piece at a time is a
    /// container as it is once all arguments are evaluated.
    /// </summary>
    private bool IsNotInCSharp(BoundExpression node) => node switch
    {
        BoundComma or BoundAssignment { Target: BoundContainerElement } or BoundAssignment { IsPostfix: true, Type: BoolType } => true,
        BoundAssignment { Operator.Length: > 0 } n => Changes(n.Value),
        BoundFormat => Children.Of(node).SkipWhile(a => !CallGraph.IsReference(a.Type)).Skip(1).Any(Changes),
        _ => false,
    };

    /// <summary>Must the node itself, given its parts, not run after a fault?</summary>
    public bool NeedsClean(BoundExpression node) => node switch
    {
        BoundAssignment { Target: BoundLocal local } => !body.EndsWithUnit(local.Symbol),
        BoundHandleMember or BoundContainerElement => true,
        LoweredMatch { Captures: not null } => true,
        BoundBuiltinCall { Builtin.IgnoresNull: true } n when IsNullAfterFault(n.Arguments[0]) && !n.Arguments.Skip(1).Any(MayFault) => false,
        BoundBuiltinCall => CallGraph.IsEffect(node) || Children.Of(node).Any(a => CallGraph.IsReference(a.Type)),
        BoundFormat => CallGraph.IsEffect(node) || Children.Of(node).Any(a => CallGraph.IsReference(a.Type)),
        _ => CallGraph.IsEffect(node),
    };

    /// <summary>A pointer read from a place that is known: nothing but the read itself can fail, and it gives 0 then.</summary>
    private bool IsNullAfterFault(BoundExpression node) => node switch
    {
        BoundLoad { BitWidth: null } n => !MayFault(n.Address),
        BoundConversion { Type: PointerType, Operand: { Type: PointerType } operand } => IsNullAfterFault(operand),
        _ => false,
    };

    private bool FaultsHere(BoundExpression node) => CallGraph.FaultsItself(node) || (node is BoundCall call && Calls.MayFault(call.Function));

    private bool Scan(BoundExpression node, ref bool pending)
    {
        switch (node)
        {
            // An element of a container is written by a statement.
            case BoundAssignment { Target: BoundContainerElement }:
                return true;
            case BoundBinary { Operator: "&&" or "||" } n:
                if (Scan(n.Left, ref pending))
                    return true;

                return ScanBranch(n.Right, ref pending);
            case BoundConditional n:
                if (Scan(n.Condition, ref pending))
                    return true;

                bool other = pending;
                if (Scan(n.WhenTrue, ref pending) || Scan(n.WhenFalse, ref other))
                    return true;

                pending |= other;
                return false;
        }

        foreach (BoundExpression child in Children.Of(node))
        {
            if (Scan(child, ref pending))
                return true;
        }

        // What divides by zero is not stored.
        if ((pending || (node is BoundAssignment && FaultsHere(node))) && NeedsClean(node))
            return true;

        if (pending && node is BoundCall call && Calls.NeedsClean(call.Function))
            body.Script.Guarded.Add(call.Function);

        pending |= FaultsHere(node);
        return false;
    }

    private bool ScanBranch(BoundExpression node, ref bool pending)
    {
        bool branch = pending;
        if (Scan(node, ref branch))
            return true;

        pending |= branch;
        return false;
    }
}

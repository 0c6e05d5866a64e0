using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>
/// Assignments that must not happen after a fault, and those to elements of containers:
/// <code>
/// count[k] += p->n;   →   long n = p->n;
///                         if (m.Faulted) return;
///                         count[k] = count[k] + n;
/// </code>
/// </summary>
internal sealed class AssignmentLowerer(BodyLowering body, ExpressionLowerer expressions)
{
    /// <returns>The assignment's value; null where it is not used.</returns>
    public BoundExpression? Lower(BoundAssignment node, bool isUsed) =>
        node.Target is BoundContainerElement element ? LowerElement(node, element, isUsed) : LowerVariable(node, isUsed);

    private BoundExpression? LowerVariable(BoundAssignment node, bool isUsed)
    {
        BoundExpression value = expressions.TakeApart(node.Value)!;
        BoundExpression? old = isUsed && node.IsPostfix ? expressions.Keep(node.Target, "old") : null;
        BoundAssignment assignment = node with { Value = value, IsPostfix = node.IsPostfix && !isUsed };
        if (expressions.Faults.NeedsClean(node) && expressions.Faults.MayFault(assignment))
        {
            // What divides by zero must not be stored either: the whole new value is computed first.
            BoundExpression result = expressions.Keep(NewValue(assignment, node.Target));
            assignment = assignment with { Operator = "", Value = result, OperationType = node.Target.Type, IsPostfix = false };
        }

        body.Add(new BoundExpressionStatement(node.Span, assignment));
        if (expressions.Faults.MayFault(assignment))
            body.AddFaultCheck(node.Span);

        return isUsed ? old ?? node.Target : null;
    }

    private BoundExpression? LowerElement(BoundAssignment node, BoundContainerElement element, bool isUsed)
    {
        ImmutableArray<BoundExpression> parts = expressions.MakeClean(expressions.TakeApartAll([element.Container, element.Key, node.Value]));
        bool isRead = node.Operator.Length > 0 || isUsed;
        (BoundExpression container, BoundExpression key) = isRead ? (Stable(parts[0]), Stable(parts[1])) : (parts[0], parts[1]);
        BoundExpression current = element with { Container = container, Key = key };
        BoundExpression? old = isUsed && node.IsPostfix ? current = expressions.Keep(current, "old") : null;
        BoundExpression value = NewValue(node with { Value = parts[2] }, current);
        if (isUsed || expressions.Faults.MayFault(value))
            value = expressions.Keep(value);

        body.Add(new LoweredElementStore(node.Span, container, key, value));
        if (container.Type is ListType)
            body.AddFaultCheck(node.Span);

        return isUsed ? old ?? value : null;
    }

    private BoundExpression Stable(BoundExpression part) => part is BoundConstant or BoundLocal or BoundGlobalVariable ? part : expressions.Keep(part);

    /// <summary>What a compound assignment stores: <c>(T)((Operation)old op value)</c>.</summary>
    public static BoundExpression NewValue(BoundAssignment node, BoundExpression old)
    {
        if (node.Operator.Length == 0)
            return node.Value;

        var operation = new BoundBinary(node.Span, node.OperationType, node.Operator, Converted(old, node.OperationType), node.Value);
        return Converted(operation, node.Target.Type);
    }

    private static BoundExpression Converted(BoundExpression value, YType type) => value.Type == type ? value : new BoundConversion(value.Span, type, value);
}

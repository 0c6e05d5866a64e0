using YLang.Compiler.Binding;

namespace YLang.Compiler.Lowering;

/// <summary>Why a loop goes on for ever.</summary>
/// <param name="Names">The variables of the condition, none of which changes; none where there is no condition to speak of.</param>
internal sealed record LoopVerdict(IReadOnlyList<string> Names);

/// <summary>Finds loops that nothing but the budget could end.</summary>
internal static class LoopEnds
{
    /// <summary>Null: it may end. Reads of the target may fail and calls may do anything, so loops with one of them may.</summary>
    public static LoopVerdict? Never(BoundStatement loop, BoundExpression? condition)
    {
        BoundExpression[] within = [.. Children.AllExpressions(loop)];
        if (condition is BoundConstant { Value: false } || within.Any(MayLeave) || Children.Within(loop).Any(s => Leaves(s, loop)))
            return null;

        LocalSymbol[] asked = condition is null ? [] : [.. Children.Within(condition).OfType<BoundLocal>().Select(l => l.Symbol).Distinct()];
        if (condition is not null && Children.Within(condition).Any(e => e is not (BoundLocal or BoundConstant or BoundBinary or BoundUnary or BoundConversion)))
            return null;

        bool changes = within.Any(e => e is BoundAssignment { Target: BoundLocal target } && asked.Contains(target.Symbol));
        return changes || asked.Any(a => !Types.Conversions.IsScalar(a.Type)) ? null : new LoopVerdict([.. asked.Select(a => a.Name)]);
    }

    private static bool MayLeave(BoundExpression expression) => expression switch
    {
        BoundLoad or BoundCall or BoundWalk or BoundReferrers or BoundContainerElement => true,
        BoundBuiltinCall call => call.Builtin.MayFault,
        BoundBinary { Operator: "/" or "%", Right: not BoundConstant } => true,
        BoundAssignment { Operator: "/" or "%" } => true,
        _ => false,
    };

    /// <summary>Statements of inner loops may end those only; a <c>break</c> of theirs is taken for ours, which errs on the safe side.</summary>
    private static bool Leaves(BoundStatement statement, BoundStatement loop) => statement is BoundBreak or BoundReturn or BoundYield || (statement is BoundForeach && !ReferenceEquals(statement, loop));
}

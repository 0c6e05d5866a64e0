using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>
/// From what a script says to what the emitted code does: generators inlined, faults and budgets turned into control flow, constants folded. The scheme for faults: the memory keeps
/// a flag; a statement begins with the flag down, and whatever may raise it is followed by a test before anything that can be seen. See <see cref="ExpressionLowerer"/>.
/// </summary>
public static class Lowerer
{
    public static LoweredScript Lower(BoundScript script, DiagnosticSink diagnostics)
    {
        var facts = new ScriptFacts(script, diagnostics);
        BoundFunction Function(BoundFunction f) => f with { Body = LowerBody(f.Body, facts) };

        var initializers = new BoundBlock(SourceSpan.None, [.. script.Globals.Where(g => g.Initializer is not (null or BoundConstant)).Select(Initialization)]);
        ImmutableArray<LoweredHeap> heaps =
        [
            .. script.Heaps.Select(h => new LoweredHeap(h.Name, h.Members.ToImmutableDictionary(m => m.Key, m => Function(m.Value)), KindOffset(h.Members["_kind"]))),
        ];
        return new LoweredScript(
            script,
            LowerBody(initializers, facts),
            [.. script.Functions.Where(f => f.Symbol.Kind != FunctionKind.Iterator).Select(Function)],
            heaps,
            [.. script.Visits.Select(v => new LoweredVisit(v, v.Where is null ? null : LowerBody(Returning(v.Where), facts), LowerBody(v.Body, facts)))],
            [.. script.Roots.Select(r => r with { Body = LowerBody(r.Body, facts) })],
            [.. script.Probes.Select(p => p with { Body = LowerBody(p.Body, facts) })],
            [.. facts.Calls.Recursive.Where(f => f.Kind != FunctionKind.Iterator)],
            [.. facts.Guarded]);
    }

    private static BoundBlock LowerBody(BoundBlock code, ScriptFacts facts)
    {
        var body = new BodyLowering(facts);
        BoundBlock lowered = body.Block(code.Span, () =>
        {
            if (ForeachLowerer.CaptureVariable(code, body) is not { } captures)
                new StatementLowerer(body).LowerAll(code.Body);
            else
                body.Within(body.Scope with { Captures = captures }, () => new StatementLowerer(body).LowerAll(code.Body));
        });
        if (body.IsFull && !facts.Diagnostics.HasErrors)
            facts.Diagnostics.Add(Catalogue.BodyTooLarge(Children.Within(code).OfType<BoundForeach>().FirstOrDefault()?.Span ?? code.Span, BodyLowering.MaxStatements));

        return lowered;
    }

    private static BoundBlock Returning(BoundExpression value) => new(value.Span, [new BoundReturn(value.Span, value)]);

    private static BoundExpressionStatement Initialization(BoundGlobal global)
    {
        BoundExpression value = global.Initializer!;
        YType type = global.Variable.Type;
        return new BoundExpressionStatement(
            value.Span, new BoundAssignment(value.Span, type, new BoundGlobalVariable(value.Span, global.Variable), "", value, type, false));
    }

    private static int KindOffset(BoundFunction kind)
    {
        if (kind.Body.Body is not [BoundReturn { Value: { } value }])
            return -1;

        while (value is BoundConversion { Type: PointerType, Operand.Type: PointerType } conversion)
            value = conversion.Operand;

        if (value is not BoundLoad { Type: PointerType, BitWidth: null } load)
            return -1;

        long offset = 0;
        BoundExpression address = load.Address;
        while (address is BoundOffset or BoundConversion { Operand.Type: PointerType })
        {
            if (address is BoundOffset { Owner: not null })
                return -1;

            offset += (address as BoundOffset)?.Bytes ?? 0;
            address = address is BoundOffset step ? step.Address : ((BoundConversion)address).Operand;
        }

        return address is BoundLocal local && local.Symbol == kind.Symbol.Parameters[0] && offset is >= 0 and < int.MaxValue ? (int)offset : -1;
    }
}

using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>
/// Makes faults harmless inside expressions. What cannot be seen stays as it is; what can is taken out, with a test before it:
/// <code>
/// _ref(o->ob_item[i], _index(i));   →   void *ob_item = o->ob_item;
///                                       if (m.Faulted) return;
///                                       _ref(ob_item[i], _index(i));
///                                       if (m.Faulted) return;
/// </code>
/// </summary>
internal sealed class ExpressionLowerer(BodyLowering body)
{
    private readonly FaultOrder _faults = new(body);

    public FaultOrder Faults => _faults;

    private AssignmentLowerer Assignments => new(body, this);

    /// <summary>An expression for one use, at once. It may leave the memory faulted: ask <see cref="FaultOrder.MayFault"/>.</summary>
    public BoundExpression Lower(BoundExpression node)
    {
        BoundExpression prepared = Prepare(node);
        return _faults.MustTakeApart(prepared) ? TakeApart(prepared)! : prepared;
    }

    /// <summary>As <see cref="Lower"/>, and the memory is not faulted.</summary>
    public BoundExpression LowerChecked(BoundExpression node, string name)
    {
        BoundExpression value = Lower(node);
        return _faults.MayFault(value) ? Keep(value, name) : value;
    }

    /// <summary>An expression for what it does.</summary>
    public void LowerStatement(BoundExpression node)
    {
        BoundExpression prepared = Prepare(node);
        if (prepared is BoundAssignment or BoundComma || _faults.MustTakeApart(prepared))
            TakeApart(prepared, isUsed: false);
        else
            AddStatement(prepared);
    }

    /// <summary>The value in a variable, and a test if it may have faulted.</summary>
    public BoundLocal Keep(BoundExpression value, string? name = null)
    {
        BoundLocal kept = Store(value, name);
        if (_faults.MayFault(value))
            body.AddFaultCheck(value.Span);

        return kept;
    }

    /// <summary>Writes what the expression does before it has a value; null where its value is not used.</summary>
    public BoundExpression? TakeApart(BoundExpression node, bool isUsed = true)
    {
        BoundExpression? left = TakenApart(node, isUsed);
        if (left is not null)
            _faults.Guard(left);

        return left;
    }

    private BoundExpression? TakenApart(BoundExpression node, bool isUsed)
    {
        if (isUsed && !IsSensitive(node))
            return node;

        switch (node)
        {
            case BoundAssignment n:
                return Assignments.Lower(n, isUsed);
            case BoundComma n:
                TakeApart(n.First, isUsed: false);
                return TakeApart(n.Second, isUsed);
            case BoundBinary { Operator: "&&" or "||" } n:
                return TakeApartLogical(n, isUsed);
            case BoundConditional n:
                return TakeApartConditional(n, isUsed);
        }

        ImmutableArray<BoundExpression> parts = TakeApartAll([.. Children.Of(node)]);
        if (_faults.NeedsClean(node))
            parts = MakeClean(parts);

        BoundExpression rebuilt = ConstantFolder.Fold(PartReplacer.Replace(node, parts));
        if (!isUsed)
        {
            AddStatement(rebuilt);
            return null;
        }

        return _faults.Changes(rebuilt) ? Keep(rebuilt) : rebuilt;
    }

    /// <summary>Parts from left to right: none is disturbed by the next ones, and where one fails, nothing of the next ones has happened.</summary>
    public ImmutableArray<BoundExpression> TakeApartAll(ImmutableArray<BoundExpression> parts)
    {
        var done = ImmutableArray.CreateBuilder<BoundExpression>(parts.Length);
        for (int i = 0; i < parts.Length; i++)
        {
            BoundExpression part = TakeApart(parts[i])!;
            bool isFollowed = parts.Skip(i + 1).Any(IsSensitive);
            done.Add(isFollowed && part is not (BoundConstant or BoundLabel { Payload: null }) ? InVariable(part, isTested: true) : part);
        }

        return done.MoveToImmutable();
    }

    /// <summary>Parts that may fault come into variables, then one test for all.</summary>
    public ImmutableArray<BoundExpression> MakeClean(ImmutableArray<BoundExpression> parts)
    {
        if (!parts.Any(_faults.MayFault))
            return parts;

        SourceSpan span = parts.First(_faults.MayFault).Span;
        ImmutableArray<BoundExpression> clean = [.. parts.Select(p => _faults.MayFault(p) ? InVariable(p, isTested: false) : p)];
        body.AddFaultCheck(span);
        return clean;
    }

    /// <summary>Labels have no type in the emitted code but in their place: their payload is kept instead.</summary>
    private BoundExpression InVariable(BoundExpression part, bool isTested) => part switch
    {
        BoundLabel { Payload: { } payload } n => n with { Payload = InVariable(payload, isTested) },
        BoundDeclaredLabel n => n with { Payload = InVariable(n.Payload, isTested) },
        BoundConstant => part,
        _ => isTested ? Keep(part) : Store(part),
    };

    private BoundLocal Store(BoundExpression value, string? name = null)
    {
        _faults.Guard(value);
        LocalSymbol symbol = body.Temporary(name ?? NameFor(value), value.Type, value.Span);
        body.Add(new BoundVariable(value.Span, symbol, value));
        return new BoundLocal(value.Span, symbol);
    }

    private void AddStatement(BoundExpression expression)
    {
        _faults.Guard(expression);
        body.Add(new BoundExpressionStatement(expression.Span, expression));
        if (_faults.MayFault(expression))
            body.AddFaultCheck(expression.Span);
    }

    private bool IsSensitive(BoundExpression node) => _faults.Changes(node) || Children.Within(node).Any(_faults.NeedsClean);

    // a && b   →   bool holds = a;  test;  if (holds) { holds = b; }
    private BoundExpression? TakeApartLogical(BoundBinary node, bool isUsed)
    {
        BoundExpression left = TakeApart(node.Left)!;
        var whole = node with { Left = left };
        if (isUsed && !IsSensitive(node.Right))
            return whole;

        BoundLocal holds = Keep(left, "holds");
        BoundBlock then = body.Block(node.Span, () => StoreInto(holds, node.Right, isUsed));
        BoundExpression condition = node.Operator == "&&" ? holds : new BoundUnary(node.Span, node.Type, "!", holds);
        body.Add(new BoundIf(node.Span, condition, then, null));
        return isUsed ? holds : null;
    }

    // c ? a : b   →   T chosen;  if (c) { chosen = a; } else { chosen = b; }
    private BoundLocal? TakeApartConditional(BoundConditional node, bool isUsed)
    {
        BoundExpression condition = TakeApart(node.Condition)!;
        if (_faults.MayFault(condition))
            condition = Keep(condition, "holds");

        bool hasValue = isUsed && node.Type is not VoidType;
        LocalSymbol chosen = body.Temporary("chosen", node.Type, node.Span);
        if (hasValue)
            body.Add(new BoundVariable(node.Span, chosen, null));

        var target = new BoundLocal(node.Span, chosen);
        BoundBlock then = body.Block(node.Span, () => StoreInto(target, node.WhenTrue, hasValue));
        BoundBlock otherwise = body.Block(node.Span, () => StoreInto(target, node.WhenFalse, hasValue));
        body.Add(new BoundIf(node.Span, condition, then, otherwise));
        return hasValue ? target : null;
    }

    private void StoreInto(BoundLocal target, BoundExpression value, bool isUsed)
    {
        if (TakeApart(value, isUsed) is not { } result)
            return;

        body.Add(new BoundExpressionStatement(value.Span, new BoundAssignment(value.Span, target.Type, target, "", result, target.Type, false)));
        if (_faults.MayFault(result))
            body.AddFaultCheck(value.Span);
    }

    private BoundExpression Prepare(BoundExpression node) => new Preparation(body.Scope).Rewrite(node);

    private static string NameFor(BoundExpression value) => value switch
    {
        BoundLoad { Address: BoundOffset { Field: { } field } } => field[(field.LastIndexOf('.') + 1)..],
        BoundLoad { Address: BoundElementAddress } => "item",
        BoundConversion n => NameFor(n.Operand),
        _ => "value",
    };

    /// <summary>Puts the copies' symbols in place, and folds.</summary>
    private sealed class Preparation(Scope scope) : ExpressionRewriter
    {
        public override BoundExpression Rewrite(BoundExpression node) => node switch
        {
            BoundLocal n => scope.Symbols[n.Symbol] is var symbol && symbol == n.Symbol ? n : n with { Symbol = symbol },
            BoundMatch n => new LoweredMatch(n.Span, n.Type, scope.Captures, Rewrite(n.Text), n.Pattern, n.Negated),
            BoundCapture n => scope.Captures is { } captures ? new LoweredCapture(n.Span, n.Type, captures, n.Group) : new BoundConstant(n.Span, n.Type, ""),
            _ => ConstantFolder.Fold(base.Rewrite(node)),
        };
    }

    /// <summary>A node with other parts, given in the order of <see cref="Children.Of"/>.</summary>
    private sealed class PartReplacer(IEnumerator<BoundExpression> parts) : ExpressionRewriter
    {
        private bool _inside;

        public static BoundExpression Replace(BoundExpression node, ImmutableArray<BoundExpression> parts) =>
            new PartReplacer(parts.AsEnumerable().GetEnumerator()).Rewrite(node);

        public override BoundExpression Rewrite(BoundExpression node)
        {
            if (_inside)
                return parts.MoveNext() ? parts.Current : node;

            _inside = true;
            return base.Rewrite(node);
        }
    }
}

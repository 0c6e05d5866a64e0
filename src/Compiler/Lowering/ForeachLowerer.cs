using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>
/// <c>_foreach</c>. Each iteration is a guarded unit. A generator is written where it is used, and the loop's body where it yields:
/// <code>
/// _foreach (T x : g(a)) body   →   { T p = a;
///                                    … T x = e;  body;  next: if (m.Faulted) m.Clear(); …       // for _yield(e)
///                                    end: if (m.Faulted) m.Clear(); }                           // a fault in g itself ends the loop
/// </code>
/// With <c>order by</c> the elements first go into a sorter, and the body runs over what it holds. Tuples within an element are taken apart at the beginning of each iteration.
/// </summary>
internal sealed class ForeachLowerer(BodyLowering body, ExpressionLowerer expressions, StatementLowerer statements)
{
    public void Lower(BoundForeach node)
    {
        if (node.OrderKey is null)
            LowerPlain(node);
        else
            LowerOrdered(node, node.OrderKey);
    }

    private void LowerPlain(BoundForeach node)
    {
        LocalSymbol? left = null;
        if (node.Limit is not null)
        {
            BoundExpression limit = expressions.LowerChecked(AsLong(node.Limit), "limit");
            left = body.Temporary("left", limit.Type, node.Limit.Span);
            body.Add(new BoundVariable(node.Limit.Span, left, limit));
        }

        Iterate(node, () => Filter(node, () =>
        {
            if (left is not null)
                body.Add(new BoundIf(node.Span, new LoweredIsUsedUp(node.Span, left), Leave(node.Span), null));

            statements.LowerInPlace(node.Body);
        }));
    }

    private void LowerOrdered(BoundForeach node, BoundExpression key)
    {
        YType item = node.Variables.Length == 1 ? node.Variables[0].Type : new TupleType([.. node.Variables.Select(v => v.Type)]);
        LocalSymbol sorter = body.Temporary("sorted", new ListType(item), node.Span);
        BoundExpression? limit = node.Limit is null ? null : expressions.LowerChecked(AsLong(node.Limit), "limit");
        body.Add(new LoweredSorter(node.Span, sorter, key.Type, node.IsDescending, limit));
        Iterate(node, () => Filter(node, () =>
        {
            ImmutableArray<BoundExpression> values = [.. node.Variables.Select(v => new BoundLocal(node.Span, body.Scope.Symbols[v]))];
            BoundExpression value = values.Length == 1 ? values[0] : new BoundTuple(node.Span, item, values);
            body.Add(new LoweredSorterAdd(node.Span, sorter, value, expressions.LowerChecked(key, "key")));
        }));
        IterateOver(node, new LoweredSorted(node.Span, new ListType(item), sorter), () =>
        {
            Unpack(node);
            statements.LowerInPlace(node.Body);
        });
    }

    private void Filter(BoundForeach node, Action rest)
    {
        Unpack(node);
        if (node.Where is null)
        {
            rest();
            return;
        }

        BoundExpression condition = expressions.LowerChecked(node.Where, "holds");
        body.Add(new BoundIf(node.Span, condition, body.Block(node.Span, rest), null));
    }

    private void Unpack(BoundForeach node)
    {
        foreach (BoundUnpacking tuple in node.Unpackings)
        {
            var whole = new BoundLocal(node.Span, body.Scope.Symbols[tuple.Whole]);
            foreach (var (i, part) in tuple.Parts.Index())
            {
                var item = new LoweredTupleItem(node.Span, ((TupleType)tuple.Whole.Type).Elements[i], whole, i);
                LocalSymbol declared = body.Declare(part);
                body.Add(new BoundVariable(node.Span, declared, item.Type == declared.Type ? item : new BoundConversion(node.Span, declared.Type, item)));
            }
        }
    }

    /// <summary>Leaves the loop from within the iteration.</summary>
    private BoundBlock Leave(SourceSpan span) => body.Block(span, () => statements.Lower(new BoundBreak(span)));

    private void Iterate(BoundForeach node, Action iteration)
    {
        if (node.Source is BoundCall call && body.Script.Iterator(call.Function) is { } iterator)
            body.Add(body.Block(node.Span, () => Inline(node, call, iterator, iteration)));
        else
            IterateOver(node, expressions.LowerChecked(node.Source, "source"), iteration);
    }

    private void IterateOver(BoundForeach node, BoundExpression source, Action iteration)
    {
        var next = new LabelSymbol("next");
        ImmutableArray<LocalSymbol> variables = [];
        BoundBlock block = body.Block(node.Span, () =>
        {
            body.AddPoll(node.Span);
            Scope inner = body.Scope with { Unit = new GuardedUnit(next), Break = null, Continue = null, Symbols = body.Scope.Symbols.Copy() };
            body.Within(inner, () =>
            {
                variables = DeclareItems(node);
                iteration();
            });
            EndUnit(node.Span, next);
        });
        body.Add(new LoweredForeach(node.Span, variables, source, block));
    }

    /// <summary>The variables of the iteration. C# does not let a foreach variable be written: then the body has a copy.</summary>
    private ImmutableArray<LocalSymbol> DeclareItems(BoundForeach node)
    {
        IEnumerable<BoundExpression> clauses = new[] { node.Where, node.OrderKey }.OfType<BoundExpression>().SelectMany(Children.Within);
        var written = Children.AllExpressions(node.Body).Concat(clauses).OfType<BoundAssignment>().Select(a => a.Target).OfType<BoundLocal>().Select(l => l.Symbol).ToHashSet();
        var variables = ImmutableArray.CreateBuilder<LocalSymbol>();
        List<BoundStatement> copies = [];
        foreach (LocalSymbol variable in node.Variables)
        {
            LocalSymbol declared = body.Declare(variable);
            if (written.Contains(variable))
            {
                LocalSymbol item = body.Temporary(variable.Name, variable.Type, variable.Declaration);
                copies.Add(new BoundVariable(node.Span, declared, new BoundLocal(node.Span, item)));
                declared = item;
            }

            variables.Add(declared);
        }

        copies.ForEach(body.Add);
        return variables.ToImmutable();
    }

    private void Inline(BoundForeach node, BoundCall call, BoundFunction iterator, Action iteration)
    {
        Scope user = body.Scope;
        SymbolMap symbols = SymbolMap.Original.Copy();
        var end = new LabelSymbol("end");
        var generator = new Scope(new GuardedUnit(end), null, null, end, null, symbols, yield => Yield(node, yield, user, end, iteration));
        for (int i = 0; i < iterator.Symbol.Parameters.Length; i++)
        {
            BoundExpression argument = expressions.LowerChecked(call.Arguments[i], iterator.Symbol.Parameters[i].Name);
            LocalSymbol? parameter = null;
            body.Within(generator, () => parameter = body.Declare(iterator.Symbol.Parameters[i]));
            body.Add(new BoundVariable(call.Span, parameter!, argument));
        }

        if (CaptureVariable(iterator.Body, body) is { } captures)
            generator = generator with { Captures = captures };

        body.Within(generator, () => statements.LowerInPlace(iterator.Body));
        EndUnit(node.Span, end);
    }

    private void Yield(BoundForeach node, BoundYield yield, Scope user, LabelSymbol end, Action iteration)
    {
        if (body.IsFull)
            return;

        var next = new LabelSymbol("next");
        Scope copy = user with { Unit = new GuardedUnit(next), Break = end, Continue = next, Symbols = user.Symbols.Copy() };
        body.Add(body.Block(yield.Span, () =>
        {
            Bind(node.Variables, expressions.Lower(yield.Value), copy);
            body.Within(copy, iteration);
            body.Within(user, () => EndUnit(yield.Span, next));
        }));
    }

    private void Bind(ImmutableArray<LocalSymbol> variables, BoundExpression value, Scope scope)
    {
        if (variables.Length > 1 && value is not BoundTuple)
            value = expressions.Keep(value, "element");

        for (int i = 0; i < variables.Length; i++)
        {
            YType type = variables.Length == 1 ? value.Type : ((TupleType)value.Type).Elements[i];
            BoundExpression item = variables.Length == 1 ? value : value is BoundTuple tuple ? tuple.Elements[i] : new LoweredTupleItem(value.Span, type, value, i);
            LocalSymbol? declared = null;
            body.Within(scope, () => declared = body.Declare(variables[i]));
            body.Add(new BoundVariable(value.Span, declared!, type == declared!.Type ? item : ConstantFolder.Fold(new BoundConversion(item.Span, declared.Type, item))));
        }

        if (expressions.Faults.MayFault(value))
            body.AddFaultCheck(value.Span);
    }

    /// <summary>In the scope around the unit: where its faults end.</summary>
    private void EndUnit(SourceSpan span, LabelSymbol end)
    {
        if (!end.IsUsed)
            return;

        body.Add(new LoweredLabel(span, end));
        body.Add(new LoweredRecover(span, body.Scope.Unit.Leave(), null));
    }

    /// <summary>Declares the variable for the groups of a body's matches; null where it does not ask for them.</summary>
    public static LocalSymbol? CaptureVariable(BoundBlock code, BodyLowering body)
    {
        if (!Children.AllExpressions(code).Any(e => e is BoundCapture))
            return null;

        LocalSymbol captures = body.Temporary("groups", new RegexType(), code.Span);
        body.Add(new BoundVariable(code.Span, captures, null));
        return captures;
    }

    private static BoundExpression AsLong(BoundExpression value) =>
        value.Type is IntType { Bits: 64, Signed: true } ? value : new BoundConversion(value.Span, new IntType("long", 64, true), value);
}

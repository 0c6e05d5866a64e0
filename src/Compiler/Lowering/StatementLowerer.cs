using System.Collections.Immutable;
using System.Diagnostics;
using YLang.Compiler.Binding;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>
/// Statements of a script to statements of C#: the same ones, with a test behind what may fault and a look at the budget in each loop. Where a condition may fault, it is computed
/// before it is asked:
/// <code>
/// while (p->next) …   →   while (true) { bool holds = p->next != 0;  if (m.Faulted) return;  if (!holds) break;  if (rt.Poll()) return;  … }
/// </code>
/// </summary>
internal sealed class StatementLowerer
{
    private readonly BodyLowering _body;
    private readonly ExpressionLowerer _expressions;
    private readonly ForeachLowerer _foreach;

    public StatementLowerer(BodyLowering body)
    {
        _body = body;
        _expressions = new ExpressionLowerer(body);
        _foreach = new ForeachLowerer(body, _expressions, this);
    }

    private Scope Scope => _body.Scope;

    public void Lower(BoundStatement node)
    {
        if (_body.IsFull)
            return;

        switch (node)
        {
            case BoundBlock n:
                _body.Add(LowerBlock(n));
                break;
            case BoundVariable n:
                LowerVariable(n);
                break;
            case BoundExpressionStatement n:
                _expressions.LowerStatement(n.Expression);
                break;
            case BoundIf n:
                LowerIf(n);
                break;
            case BoundWhile n:
                LowerWhile(n);
                break;
            case BoundDoWhile n:
                LowerDoWhile(n);
                break;
            case BoundFor n:
                LowerFor(n);
                break;
            case BoundForeach n:
                _foreach.Lower(n);
                break;
            case BoundSwitch n:
                LowerSwitch(n);
                break;
            case BoundBreak:
                _body.Add(Scope.Break is { } end ? new LoweredGoto(node.Span, end.Use()) : node);
                break;
            case BoundContinue:
                _body.Add(Scope.Continue is { } next ? new LoweredGoto(node.Span, next.Use()) : node);
                break;
            case BoundReturn n:
                LowerReturn(n);
                break;
            case BoundYield n:
                Scope.Yield!(n);
                break;
            case BoundTry n:
                LowerTry(n);
                break;
            default:
                throw new UnreachableException(node.GetType().Name);
        }
    }

    /// <summary>The statement as a block; one that is a block already gets no second braces.</summary>
    public BoundBlock LowerBlock(BoundStatement node) => _body.Block(node.Span, () => LowerInPlace(node));

    /// <summary>The statement within braces that are there already.</summary>
    public void LowerInPlace(BoundStatement node) => LowerAll(node is BoundBlock block ? block.Body : [node]);

    public void LowerAll(IEnumerable<BoundStatement> statements)
    {
        foreach (BoundStatement statement in statements)
            Lower(statement);
    }

    private void LowerVariable(BoundVariable node)
    {
        BoundExpression? value = node.Initializer is null ? null : _expressions.Lower(node.Initializer);
        _body.Add(new BoundVariable(node.Span, _body.Declare(node.Symbol), value));
        if (value is not null && _expressions.Faults.MayFault(value))
            _body.AddFaultCheck(node.Span);
    }

    private void LowerIf(BoundIf node)
    {
        BoundExpression condition = _expressions.LowerChecked(node.Condition, "holds");
        if (condition is BoundConstant constant)
        {
            if (ConstantFolder.IsTrue(constant.Value))
                _body.Add(LowerBlock(node.Then));
            else if (node.Else is not null)
                _body.Add(LowerBlock(node.Else));

            return;
        }

        BoundBlock then = LowerBlock(node.Then);
        BoundBlock? otherwise = node.Else is null ? null : LowerBlock(node.Else);
        _body.Add(new BoundIf(node.Span, condition, then, otherwise is { Body: [BoundIf chained] } ? chained : otherwise));
    }

    private void LowerWhile(BoundWhile node)
    {
        BoundBlock test = Test(node.Condition, out BoundExpression? condition);
        BoundBlock body = _body.Block(node.Span, () =>
        {
            AddAll(test);
            _body.AddPoll(node.Span);
            InLoop(null, node.Body);
        });
        _body.Add(new BoundWhile(node.Span, condition ?? True(node.Span), body));
    }

    private void LowerDoWhile(BoundDoWhile node)
    {
        BoundBlock test = Test(node.Condition, out BoundExpression? condition);
        var next = new LabelSymbol("next");
        BoundBlock body = _body.Block(node.Span, () =>
        {
            _body.AddPoll(node.Span);
            InLoop(condition is null ? next : null, node.Body);
            _body.Add(new LoweredLabel(node.Span, next));
            AddAll(test);
        });
        _body.Add(new BoundDoWhile(node.Span, body, condition ?? True(node.Span)));
    }

    private void LowerFor(BoundFor node)
    {
        BoundBlock outer = _body.Block(node.Span, () =>
        {
            BoundBlock start = _body.Block(node.Span, () => LowerAll(node.Initializer is null ? [] : [node.Initializer]));
            BoundStatement? initializer = start.Body is [BoundVariable or BoundExpressionStatement] ? start.Body[0] : null;
            if (initializer is null)
                AddAll(start is { Body: [BoundBlock inner] } ? inner : start);

            BoundBlock test = Test(node.Condition ?? True(node.Span), out BoundExpression? condition);
            BoundBlock step = _body.Block(node.Span, () =>
            {
                if (node.Step is not null)
                    _expressions.LowerStatement(node.Step);
            });
            BoundExpression? simpleStep = step.Body is [BoundExpressionStatement { Expression: var expression }] ? expression : null;
            var next = new LabelSymbol("next");
            BoundBlock body = _body.Block(node.Span, () =>
            {
                AddAll(test);
                _body.AddPoll(node.Span);
                InLoop(simpleStep is null && step.Body.Length > 0 ? next : null, node.Body);
                _body.Add(new LoweredLabel(node.Span, next));
                if (simpleStep is null)
                    AddAll(step);
            });
            _body.Add(new BoundFor(node.Span, initializer, condition, simpleStep, body));
        });

        // The variable's scope is the loop: without a header that holds it, a block does.
        _body.Add(outer.Body is [var only] ? only : outer);
    }

    private void LowerSwitch(BoundSwitch node)
    {
        BoundExpression value = _expressions.LowerChecked(node.Value, "value");
        Dictionary<LocalSymbol, BoundVariable> direct = [];
        foreach (BoundVariable variable in node.Sections.SelectMany(s => s.Body).OfType<BoundVariable>())
        {
            // C lets sections share the variables declared in them; C# asks that they be assigned.
            direct[variable.Symbol] = variable;
            _body.Add(new BoundVariable(variable.Span, _body.Declare(variable.Symbol), null));
        }

        var sections = ImmutableArray.CreateBuilder<BoundSwitchSection>();
        for (int i = 0; i < node.Sections.Length; i++)
        {
            BoundSwitchSection section = node.Sections[i];
            BoundSwitchSection? next = i + 1 < node.Sections.Length ? node.Sections[i + 1] : null;
            BoundBlock body = _body.Block(node.Span, () => _body.Within(Scope with { Break = null }, () =>
            {
                foreach (BoundStatement statement in section.Body)
                    LowerSectionStatement(statement, direct);

                if (section.Body is not [.., BoundBreak or BoundReturn or BoundContinue])
                    _body.Add(next is null ? new BoundBreak(node.Span) : new LoweredFallThrough(node.Span, value.Type, next.Labels[0]));
            }));
            sections.Add(section with { Body = body.Body });
        }

        _body.Add(new BoundSwitch(node.Span, value, sections.ToImmutable()));
    }

    private void LowerSectionStatement(BoundStatement statement, Dictionary<LocalSymbol, BoundVariable> direct)
    {
        if (statement is not BoundVariable variable || !direct.ContainsKey(variable.Symbol))
            Lower(statement);
        else if (variable.Initializer is { } value)
            Lower(new BoundExpressionStatement(variable.Span, new BoundAssignment(
                variable.Span, variable.Symbol.Type, new BoundLocal(variable.Span, variable.Symbol), "", value, variable.Symbol.Type, false)));
    }

    private void LowerReturn(BoundReturn node)
    {
        if (node.Value is null)
        {
            _body.Add(Scope.Return is { } end ? new LoweredGoto(node.Span, end.Use()) : node);
            return;
        }

        // In a method of its own the caller tests; a fault within a unit of this method ends that unit, not the method.
        BoundExpression value = Scope.Unit.IsMethod ? _expressions.Lower(node.Value) : _expressions.LowerChecked(node.Value, "result");
        _body.Add(new BoundReturn(node.Span, value));
    }

    private void LowerTry(BoundTry node)
    {
        var end = new LabelSymbol("caught");
        BoundBlock body = _body.Block(node.Span, () => _body.Within(Scope with { Unit = new GuardedUnit(end) }, () => LowerAll(node.Body.Body)));
        _body.Add(body);
        if (!end.IsUsed)
            return;

        _body.Add(new LoweredLabel(node.Span, end));
        _body.Add(new LoweredRecover(node.Span, Scope.Unit.Leave(), node.Else is null ? null : LowerBlock(node.Else)));
    }

    /// <summary>What must run before each iteration; empty where the condition can be asked as it stands.</summary>
    private BoundBlock Test(BoundExpression node, out BoundExpression? condition)
    {
        BoundExpression? found = null;
        BoundBlock test = _body.Block(node.Span, () =>
        {
            found = _expressions.LowerChecked(node, "holds");
        });
        condition = test.Body.IsEmpty ? found : null;
        if (condition is not null)
            return test;

        var leave = new BoundIf(node.Span, new BoundUnary(node.Span, new BoolType(), "!", found!), new BoundBlock(node.Span, [new BoundBreak(node.Span)]), null);
        return test with { Body = test.Body.Add(leave) };
    }

    private void InLoop(LabelSymbol? next, BoundStatement body) =>
        _body.Within(Scope with { Break = null, Continue = next }, () => LowerInPlace(body));

    private void AddAll(BoundBlock block)
    {
        foreach (BoundStatement statement in block.Body)
            _body.Add(statement);
    }

    private static BoundConstant True(SourceSpan span) => new(span, new BoolType(), true);
}

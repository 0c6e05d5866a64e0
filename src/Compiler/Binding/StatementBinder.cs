using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Statements of one body.</summary>
internal sealed class StatementBinder(BodyScope scope, TypeBinder types)
{
    private readonly ExpressionBinder _expressions = new(scope, types);

    public ExpressionBinder Expressions => _expressions;

    private DiagnosticSink Sink => scope.Script.Sink;

    /// <summary>The outermost block of a body: its variables stand beside the parameters.</summary>
    public BoundBlock Body(BlockSyntax syntax) => new(syntax.Span, Statements(syntax.Body));

    /// <summary>A statement in a scope of its own.</summary>
    public BoundStatement Nested(StatementSyntax syntax)
    {
        if (syntax is BlockSyntax block)
            return Block(block);

        scope.Enter();
        ImmutableArray<BoundStatement> bound = Statements([syntax]);
        scope.Leave();
        return bound is [not BoundVariable] ? bound[0] : new BoundBlock(syntax.Span, bound);
    }

    public BoundStatement Loop(StatementSyntax body)
    {
        scope.Loops++;
        scope.Breakables++;
        BoundStatement bound = Nested(body);
        scope.Loops--;
        scope.Breakables--;
        return bound;
    }

    private BoundBlock Block(BlockSyntax syntax)
    {
        scope.Enter();
        BoundBlock body = Body(syntax);
        scope.Leave();
        return body;
    }

    private ImmutableArray<BoundStatement> Statements(ImmutableArray<StatementSyntax> statements)
    {
        var bound = ImmutableArray.CreateBuilder<BoundStatement>();
        bool ended = false, hasWarned = false;
        foreach (StatementSyntax statement in statements)
        {
            if (ended && !hasWarned && statement is not EmptyStatementSyntax)
            {
                scope.Script.Warn(Catalogue.Unreachable(statement.Span));
                hasWarned = true;
            }

            int before = bound.Count;
            Add(statement, bound);
            ended |= bound.Count > before && Flow.Ends(bound[^1]);
        }

        return bound.ToImmutable();
    }

    /// <summary>Adds what a statement is bound to: a declaration makes one for each variable, an empty one none.</summary>
    private void Add(StatementSyntax syntax, ImmutableArray<BoundStatement>.Builder body)
    {
        switch (syntax)
        {
            case EmptyStatementSyntax:
                break;
            case VariableDeclarationSyntax declaration:
                body.AddRange(Variables(declaration));
                break;
            case ExpressionStatementSyntax expression:
                if (_expressions.Effect(expression.Expression) is { } effect)
                    body.Add(new BoundExpressionStatement(syntax.Span, effect));

                break;
            default:
                body.Add(Bind(syntax));
                break;
        }
    }

    private BoundStatement Bind(StatementSyntax syntax) => syntax switch
    {
        BlockSyntax block => Block(block),
        IfSyntax branch => If(branch),
        WhileSyntax loop => new BoundWhile(syntax.Span, _expressions.Condition(loop.Condition), Loop(loop.Body)),
        DoWhileSyntax loop => new BoundDoWhile(syntax.Span, Loop(loop.Body), _expressions.Condition(loop.Condition)),
        ForSyntax loop => For(loop),
        ForeachSyntax loop => new ForeachBinder(scope, types, this).Bind(loop),
        SwitchSyntax choice => new SwitchBinder(scope, this).Bind(choice, Statements),
        BreakSyntax => scope.Breakables > 0 ? new BoundBreak(syntax.Span) : Fail(syntax, Catalogue.OutsideLoop(syntax.Span, "break")),
        ContinueSyntax => scope.Loops > 0 ? new BoundContinue(syntax.Span) : Fail(syntax, Catalogue.OutsideLoop(syntax.Span, "continue")),
        ReturnSyntax back => Return(back),
        YieldSyntax yield => scope.Kind == BodyKind.Iterator
            ? new BoundYield(syntax.Span, _expressions.Converted(yield.Value, scope.Returns))
            : Fail(syntax, Catalogue.OnlyInIterators(syntax.Span)),
        TrySyntax guarded => new BoundTry(syntax.Span, Block(guarded.Body), guarded.Else is null ? null : Block(guarded.Else)),
        _ => throw new System.Diagnostics.UnreachableException(syntax.GetType().Name),
    };

    private IEnumerable<BoundStatement> Variables(VariableDeclarationSyntax syntax)
    {
        foreach (DeclaratorSyntax declarator in syntax.Declarators)
        {
            if (Variable(syntax, declarator) is { } variable)
                yield return variable;
        }
    }

    /// <summary>Null: a constant or a static variable, which leave nothing to do here.</summary>
    private BoundVariable? Variable(VariableDeclarationSyntax declaration, DeclaratorSyntax syntax)
    {
        YType type = types.Variable(syntax.Type, "a variable");
        // The name is not yet known in its own initial value.
        BoundExpression? value = syntax.Initializer is null ? null : type is ErrorType ? _expressions.Bind(syntax.Initializer) : _expressions.Initial(syntax.Initializer, type);
        var local = new LocalSymbol(syntax.Name, GoesOnAs(type, value), syntax.NameSpan);
        if (declaration is { IsStatic: true, IsConstant: false })
        {
            if (value is not (null or BoundConstant or BoundError))
                Sink.Add(Catalogue.NotConstant(value.Span, $"'{syntax.Name}'"));

            var variable = new GlobalSymbol(syntax.Name, type, syntax.NameSpan);
            scope.DeclareStatic(local, variable);
            scope.Script.Statics.Add(new BoundGlobal(variable, value));
            return null;
        }

        if (!declaration.IsConstant)
        {
            scope.Declare(local);
            return new BoundVariable(syntax.Span, local, value);
        }

        scope.DeclareConstant(local, (value as BoundConstant)?.Value);
        return value is BoundConstant ? null : new BoundVariable(syntax.Span, local, value);
    }

    /// <summary>A text for a pointer to char, a function for a pointer to code: the type itself was the mistake, and what uses the variable is not to suffer from it.</summary>
    private static YType GoesOnAs(YType type, BoundExpression? value) => value is BoundError && type is PointerType { Pointee: IntType { Bits: 8 } or CodeType } ? new ErrorType() : type;

    private BoundStatement If(IfSyntax syntax)
    {
        BoundExpression condition = _expressions.Condition(syntax.Condition, out bool asksLayout);
        BoundStatement? then = _expressions.Guarded(condition, true, asksLayout, () => Nested(syntax.Then));
        BoundStatement? otherwise = syntax.Else is null ? null : _expressions.Guarded(condition, false, asksLayout, () => Nested(syntax.Else));
        return then is null ? otherwise ?? new BoundBlock(syntax.Span, [])
            : condition is BoundConstant { Value: true } && asksLayout ? then
            : new BoundIf(syntax.Span, condition, then, otherwise);
    }

    private BoundFor For(ForSyntax syntax)
    {
        scope.Enter();
        ImmutableArray<BoundStatement> initial = syntax.Initializer is null ? [] : Statements([syntax.Initializer]);
        BoundStatement? initializer = initial switch
        {
            [] => null,
            [var only] => only,
            _ => new BoundBlock(syntax.Initializer!.Span, initial),
        };
        BoundExpression? condition = syntax.Condition is null ? null : _expressions.Condition(syntax.Condition);
        BoundExpression? step = syntax.Step is null ? null : _expressions.Effect(syntax.Step);
        BoundStatement body = Loop(syntax.Body);
        scope.Leave();
        return new BoundFor(syntax.Span, initializer, condition, step, body);
    }

    private BoundStatement Return(ReturnSyntax syntax)
    {
        bool takes = scope.Kind is BodyKind.Function or BodyKind.Label or BodyKind.HeapMember && scope.Returns is not VoidType;
        if (syntax.Value is null)
        {
            // A return all the same: that one is missing is not to be said, too.
            if (takes)
                scope.Script.Sink.Add(Catalogue.ReturnWithoutValue(syntax.Span, scope.Script.Say(scope.Returns)));

            return new BoundReturn(syntax.Span, null);
        }

        if (takes)
            return new BoundReturn(syntax.Span, scope.Returns is BoolType ? _expressions.Condition(syntax.Value) : _expressions.Converted(syntax.Value, scope.Returns));

        return Fail(syntax, scope.Kind == BodyKind.Iterator ? Catalogue.ReturnInIterator(syntax.Span) : Catalogue.ReturnWithValue(syntax.Span));
    }

    private BoundBlock Fail(StatementSyntax at, Diagnostic message)
    {
        Sink.Add(message);
        return new BoundBlock(at.Span, []);
    }
}

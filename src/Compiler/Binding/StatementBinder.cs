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

    public BoundBlock Block(BlockSyntax syntax)
    {
        scope.Enter();
        ImmutableArray<BoundStatement> body = Statements(syntax.Body);
        scope.Leave();
        return new BoundBlock(syntax.Span, body);
    }

    private ImmutableArray<BoundStatement> Statements(ImmutableArray<StatementSyntax> statements)
    {
        var bound = ImmutableArray.CreateBuilder<BoundStatement>();
        bool ended = false;
        foreach (StatementSyntax statement in statements)
        {
            if (ended && statement is not EmptyStatementSyntax)
            {
                Sink.Add(Catalogue.Unreachable(statement.Span));
                ended = false;
            }

            int before = bound.Count;
            Add(statement, bound);
            ended = bound.Count > before && Flow.Ends(bound[^1]);
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
                foreach (DeclaratorSyntax declarator in declaration.Declarators)
                    body.Add(Variable(declarator));
                break;
            default:
                body.Add(Bind(syntax));
                break;
        }
    }

    private BoundStatement Bind(StatementSyntax syntax)
    {
        switch (syntax)
        {
            case BlockSyntax block:
                return Block(block);
            case ExpressionStatementSyntax expression:
                return new BoundExpressionStatement(syntax.Span, _expressions.Effect(expression.Expression));
            case IfSyntax branch:
                return If(branch);
            case WhileSyntax loop:
                return new BoundWhile(syntax.Span, _expressions.Condition(loop.Condition), Loop(loop.Body));
            case DoWhileSyntax loop:
                BoundStatement body = Loop(loop.Body);
                return new BoundDoWhile(syntax.Span, body, _expressions.Condition(loop.Condition));
            case ForSyntax loop:
                return For(loop);
            case ForeachSyntax loop:
                return new ForeachBinder(scope, types, this).Bind(loop);
            case SwitchSyntax choice:
                return Switch(choice);
            case BreakSyntax:
                return scope.Breakables > 0 ? new BoundBreak(syntax.Span) : Fail(syntax, Catalogue.OutsideLoop(syntax.Span, "break"));
            case ContinueSyntax:
                return scope.Loops > 0 ? new BoundContinue(syntax.Span) : Fail(syntax, Catalogue.OutsideLoop(syntax.Span, "continue"));
            case ReturnSyntax back:
                return Return(back);
            case YieldSyntax yield:
                return scope.Kind == BodyKind.Iterator
                    ? new BoundYield(syntax.Span, _expressions.Converted(yield.Value, scope.Returns))
                    : Fail(syntax, Catalogue.OnlyInIterators(syntax.Span));
            case TrySyntax guarded:
                return new BoundTry(syntax.Span, Block(guarded.Body), guarded.Else is null ? null : Block(guarded.Else));
            default:
                // A declaration as the whole body of an if or a loop: its variable is used by nobody, but it is C.
                var alone = ImmutableArray.CreateBuilder<BoundStatement>();
                Add(syntax, alone);
                return new BoundBlock(syntax.Span, alone.ToImmutable());
        }
    }

    /// <summary>A statement in a block of its own.</summary>
    public BoundStatement Nested(StatementSyntax syntax)
    {
        scope.Enter();
        BoundStatement bound = Bind(syntax);
        scope.Leave();
        return bound;
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

    private BoundStatement Variable(DeclaratorSyntax syntax)
    {
        YType type = types.Bind(syntax.Type);
        if (type is not ErrorType && !TypeBinder.IsValue(type))
        {
            Sink.Add(type is StructType ? Catalogue.StructValue(syntax.Type.Span, type.Name) : Catalogue.NoType(syntax.Type.Span, type.Name, "a variable"));
            type = new ErrorType();
        }

        // The name is not yet known in its own initial value.
        BoundExpression? value = syntax.Initializer is null ? null : _expressions.Converted(syntax.Initializer, type);
        var local = new LocalSymbol(syntax.Name, type, syntax.NameSpan);
        scope.Declare(local);
        return new BoundVariable(syntax.Span, local, value);
    }

    private BoundStatement If(IfSyntax syntax)
    {
        BoundExpression condition = _expressions.Condition(syntax.Condition);
        // What a constant switches off is not bound: it may name what the layout lacks.
        if (condition is BoundConstant { Value: bool known })
        {
            StatementSyntax? taken = known ? syntax.Then : syntax.Else;
            return taken is null ? new BoundBlock(syntax.Span, []) : Nested(taken);
        }

        return new BoundIf(syntax.Span, condition, Nested(syntax.Then), syntax.Else is null ? null : Nested(syntax.Else));
    }

    private BoundFor For(ForSyntax syntax)
    {
        scope.Enter();
        BoundStatement? initializer = syntax.Initializer switch
        {
            null => null,
            VariableDeclarationSyntax { Declarators: [var only] } => Variable(only),
            VariableDeclarationSyntax many => new BoundBlock(many.Span, [.. many.Declarators.Select(Variable)]),
            var other => Bind(other),
        };
        BoundExpression? condition = syntax.Condition is null ? null : _expressions.Condition(syntax.Condition);
        BoundExpression? step = syntax.Step is null ? null : _expressions.Effect(syntax.Step);
        BoundStatement body = Loop(syntax.Body);
        scope.Leave();
        return new BoundFor(syntax.Span, initializer, condition, step, body);
    }

    private BoundSwitch Switch(SwitchSyntax syntax)
    {
        BoundExpression value = _expressions.Value(syntax.Value);
        if (value.Type is not (IntType or BoolType or ErrorType))
            value = _expressions.Fail(Catalogue.CannotConvert(value.Span, value.Type.Name, "int", "a switch takes a number"));

        YType type = value.Type is ErrorType ? CTypes.Int : Conversions.Promote(value.Type);
        value = _expressions.Convert(value, type);
        scope.Breakables++;
        scope.Enter();
        var seen = new HashSet<string>();
        var sections = ImmutableArray.CreateBuilder<BoundSwitchSection>();
        foreach (SwitchSectionSyntax section in syntax.Sections)
        {
            var labels = ImmutableArray.CreateBuilder<long?>();
            foreach (ExpressionSyntax? label in section.Labels)
            {
                long? number = label is null ? null : Label(label, type);
                if (!seen.Add($"{number}"))
                    Sink.Add(Catalogue.CaseTwice((label ?? (SyntaxNode)section).Span, label is null ? "'default'" : $"'case {number}'"));

                labels.Add(number);
            }

            sections.Add(new BoundSwitchSection(labels.ToImmutable(), Statements(section.Body)));
        }

        scope.Leave();
        scope.Breakables--;
        return new BoundSwitch(syntax.Span, value, sections.ToImmutable());
    }

    private long? Label(ExpressionSyntax syntax, YType type)
    {
        BoundExpression bound = _expressions.Converted(syntax, type);
        if (bound is BoundError)
            return 0;

        if (ConstantFolding.Fold(bound) is long number)
            return number;

        Sink.Add(Catalogue.NotConstant(syntax.Span, "a case"));
        return 0;
    }

    private BoundStatement Return(ReturnSyntax syntax)
    {
        bool takes = scope.Kind is BodyKind.Function or BodyKind.Label or BodyKind.HeapMember && scope.Returns is not VoidType;
        if (syntax.Value is null)
            return takes ? Fail(syntax, Catalogue.ReturnWithoutValue(syntax.Span, scope.Returns.Name)) : new BoundReturn(syntax.Span, null);

        if (takes)
            return new BoundReturn(syntax.Span, scope.Returns is BoolType ? _expressions.Condition(syntax.Value) : _expressions.Converted(syntax.Value, scope.Returns));

        _expressions.Value(syntax.Value);
        return Fail(syntax, Catalogue.ReturnWithValue(syntax.Span));
    }

    private BoundBlock Fail(StatementSyntax at, Diagnostic message)
    {
        Sink.Add(message);
        return new BoundBlock(at.Span, []);
    }
}

using System.Collections.Immutable;
using Antlr4.Runtime;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

internal sealed partial class TreeBuilder
{
    private BlockSyntax Block(YParser.BlockContext block) => new(Span(block), [.. block.statement().Select(Statement)]);

    internal StatementSyntax Statement(YParser.StatementContext statement) => IsBroken(statement) ? Salvage(statement) : statement.GetChild(0) switch
    {
        YParser.BlockContext block => Block(block),
        YParser.VariablesContext variables => Variables(variables),
        YParser.ExpressionStatementContext expression => new ExpressionStatementSyntax(Span(expression), Expression(expression.expression())),
        YParser.IfStatementContext s => new IfSyntax(Span(s), Condition(s.condition()), Statement(s.statement(0)), s.statement(1) is { } otherwise ? Statement(otherwise) : null),
        YParser.WhileStatementContext s => new WhileSyntax(Span(s), Condition(s.condition()), Statement(s.statement())),
        YParser.DoStatementContext s => new DoWhileSyntax(Span(s), Statement(s.statement()), Condition(s.condition())),
        YParser.ForStatementContext s => For(s),
        YParser.ForeachStatementContext s => Foreach(s),
        YParser.SwitchStatementContext s => Switch(s),
        YParser.BreakStatementContext s => new BreakSyntax(Span(s)),
        YParser.ContinueStatementContext s => new ContinueSyntax(Span(s)),
        YParser.ReturnStatementContext s => new ReturnSyntax(Span(s), s.expression() is { } value ? Expression(value) : null),
        YParser.YieldStatementContext s => new YieldSyntax(Span(s), Grouped(s.expression())),
        YParser.TryStatementContext s => new TrySyntax(Span(s), Block(s.block(0)), s.block(1) is { } otherwise ? Block(otherwise) : null),
        YParser.GotoStatementContext s => Goto(s),
        _ => new EmptyStatementSyntax(Span(statement)),
    };

    /// <summary>Of a broken statement: the variables that it would have declared, so that nobody asks where they are.</summary>
    private StatementSyntax Salvage(YParser.StatementContext? statement)
    {
        if (statement?.children is not [YParser.VariablesContext variables, ..] || IsBroken(variables.specifiers()))
            return new EmptyStatementSyntax(statement is null ? SourceSpan.None : Span(statement));

        ImmutableArray<DeclaratorSyntax> declarators = Declarators(variables.specifiers(), variables.initDeclarator());
        return declarators.Length == 0 ? new EmptyStatementSyntax(Span(statement)) : new VariableDeclarationSyntax(Span(statement), false, false, declarators);
    }

    private EmptyStatementSyntax Goto(YParser.GotoStatementContext statement)
    {
        report.Add(Catalogue.NoGoto(Span(statement.GOTO())));
        return new EmptyStatementSyntax(Span(statement));
    }

    private ExpressionSyntax Condition(YParser.ConditionContext? condition) =>
        condition?.expression() is { } expression ? Expression(expression) : new MissingExpressionSyntax(condition is null ? SourceSpan.None : Span(condition));

    private StatementSyntax Variables(YParser.VariablesContext variables)
    {
        SourceSpan span = Span(variables);
        if (variables.initDeclarator().Length == 0)
        {
            report.Add(Catalogue.DeclaresNothing(span));
            return new EmptyStatementSyntax(span);
        }

        if (IsExtern(variables.specifiers()))
            report.Add(Catalogue.ExternMisplaced(Span(variables.specifiers())));

        ImmutableArray<DeclaratorSyntax> declarators = Declarators(variables.specifiers(), variables.initDeclarator());
        return new VariableDeclarationSyntax(span, IsStatic(variables.specifiers()), IsConstant(variables.specifiers(), declarators), declarators);
    }

    private ImmutableArray<DeclaratorSyntax> Declarators(YParser.SpecifiersContext specifiers, YParser.InitDeclaratorContext[] declarators)
    {
        var all = ImmutableArray.CreateBuilder<DeclaratorSyntax>(declarators.Length);
        foreach (YParser.InitDeclaratorContext declarator in declarators)
        {
            if (IsBroken(declarator.declarator()) || Declare(specifiers, declarator.declarator()) is not { } declared)
                continue;

            if (declared.Function is not null)
                report.Add(Catalogue.FunctionInBlock(declared.NameSpan, declared.Name));

            ExpressionSyntax? initial = IsBroken(declarator) ? new MissingExpressionSyntax(Span(declarator)) : Initializer(declarator.initializer());
            all.Add(new DeclaratorSyntax(Span(declarator), declared.Type, declared.NameSpan, declared.Name, initial));
        }

        return all.ToImmutable();
    }

    private ExpressionSyntax? Initializer(YParser.InitializerContext? initializer)
    {
        if (initializer?.braceInitializer() is not { } braces)
            return initializer is null ? null : Whole(() => Assignment(initializer.assignment()));

        report.Add(Catalogue.NoBraceInitializer(Span(braces)));
        return new MissingExpressionSyntax(Span(braces));
    }

    private ForSyntax For(YParser.ForStatementContext statement)
    {
        YParser.ForHeaderContext header = statement.forHeader();
        StatementSyntax? initial = header.variables() is { } variables && !IsBroken(variables) ? Variables(variables)
            : header.expressionStatement() is { } expression ? new ExpressionStatementSyntax(Span(expression), Expression(expression.expression()))
            : null;
        ExpressionSyntax? condition = header.forCondition() is { } test ? Expression(test.expression()) : null;
        ExpressionSyntax? step = header.forStep() is { } next ? Expression(next.expression()) : null;
        return new ForSyntax(Span(statement), initial, condition, step, Statement(statement.statement()));
    }

    private ForeachSyntax Foreach(YParser.ForeachStatementContext statement)
    {
        YParser.ForeachHeaderContext header = statement.foreachHeader();
        ExpressionSyntax? where = null, limit = null;
        OrderSyntax? order = null;
        int last = 0;
        foreach (YParser.ForeachClauseContext clause in header.foreachClause().Where(c => !IsBroken(c)))
        {
            int rank = clause.WHERE() is not null ? 1 : clause.ORDER() is not null ? 2 : 3;
            if (rank <= last)
                report.Add(Catalogue.ClauseOrder(Token(clause.Start).Span, Token(clause.Start).Text));

            last = rank;
            ExpressionSyntax value = Whole(() => Conditional(clause.conditional()));
            if (rank == 1)
                where = value;
            else if (rank == 2)
                order = new OrderSyntax(Span(clause), value, clause.DESC() is not null);
            else
                limit = value;
        }

        ImmutableArray<VariableSyntax> variables = (IsBroken(header.parameter()) ? null : ForeachVariable(header.parameter())) switch
        {
            null => [],
            TupleVariableSyntax several => several.Parts,
            var one => [one],
        };
        ExpressionSyntax source = header.conditional() is { } from ? Whole(() => Conditional(from)) : new MissingExpressionSyntax(Span(header));
        return new ForeachSyntax(Span(statement), variables, source, where, order, limit, Statement(statement.statement()));
    }

    /// <summary><c>(A a, B b)</c> takes a tuple apart, at any depth; <c>(A, B) pair</c> is one variable. Null after a message.</summary>
    private VariableSyntax? ForeachVariable(YParser.ParameterContext variable)
    {
        bool isNamed = variable.abstractDeclarator().ChildCount > 0;
        if (isNamed || variable.specifiers().typeCore().tupleType() is not { } tuple)
            return Parameter(variable);

        return new TupleVariableSyntax(Span(variable), [.. tuple.parameter().Select(ForeachVariable).OfType<VariableSyntax>()]);
    }

    private SwitchSyntax Switch(YParser.SwitchStatementContext statement)
    {
        var sections = ImmutableArray.CreateBuilder<SwitchSectionSyntax>();
        var labels = new List<ExpressionSyntax?>();
        var body = new List<StatementSyntax>();
        ParserRuleContext? first = null, last = null;
        foreach (ParserRuleContext part in statement.children.OfType<ParserRuleContext>().Skip(1))
        {
            if (part is YParser.SwitchLabelContext label)
            {
                if (body.Count > 0)
                    Finish();

                first ??= part;
                labels.Add(label.CASE() is null ? null : label.conditional() is { } value ? Whole(() => Conditional(value)) : new MissingExpressionSyntax(Span(label)));
            }
            else
            {
                if (first is null)
                    report.Add(Catalogue.NoCaseBefore(Span(part)));

                first ??= part;
                body.Add(Statement((YParser.StatementContext)part));
            }

            last = part;
        }

        if (first is not null)
            Finish();

        return new SwitchSyntax(Span(statement), Condition(statement.condition()), sections.ToImmutable());

        void Finish()
        {
            sections.Add(new SwitchSectionSyntax(Span(first!, last!), [.. labels], [.. body]));
            labels.Clear();
            body.Clear();
            first = null;
        }
    }
}

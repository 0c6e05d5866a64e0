using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary><c>switch</c>: a number, constants, each once.</summary>
internal sealed class SwitchBinder(BodyScope scope, StatementBinder statements)
{
    /// <summary>What becomes of a switch takes time and memory that grow with the square of its cases.</summary>
    private const int MostCases = 1000;

    private readonly Dictionary<long, SourceSpan> _cases = [];
    private SourceSpan? _default;

    private ExpressionBinder Expressions => statements.Expressions;

    public BoundSwitch Bind(SwitchSyntax syntax, Func<ImmutableArray<StatementSyntax>, ImmutableArray<BoundStatement>> bindAll)
    {
        BoundExpression value = Expressions.Value(syntax.Value);
        if (value.Type is not (IntType or BoolType or ErrorType))
            value = Expressions.Fail(Catalogue.SwitchValue(value.Span, scope.Script.Say(value.Type)));

        YType type = value.Type is ErrorType ? value.Type : Conversions.Promote(value.Type);
        value = Expressions.Convert(value, type);
        if (syntax.Sections.Sum(s => s.Labels.Length) > MostCases)
            Expressions.Fail(Catalogue.TooManyCases(syntax.Value.Span, MostCases));

        scope.Breakables++;
        scope.Enter();
        var sections = ImmutableArray.CreateBuilder<BoundSwitchSection>();
        foreach (SwitchSectionSyntax section in syntax.Sections)
            sections.Add(new BoundSwitchSection([.. section.Labels.Select(l => Label(l, section, type))], bindAll(section.Body)));

        scope.Leave();
        scope.Breakables--;
        return new BoundSwitch(syntax.Span, value, sections.ToImmutable());
    }

    private long? Label(ExpressionSyntax? syntax, SwitchSectionSyntax section, YType type)
    {
        if (syntax is null)
        {
            if (_default is { } first)
                scope.Script.Sink.Add(Catalogue.CaseTwice(section.Span, "default", first));

            _default = section.Span;
            return null;
        }

        BoundExpression bound = Expressions.Converted(syntax, type);
        if (bound is not BoundConstant { Value: long number })
        {
            if (bound is not BoundError)
                Expressions.Fail(Catalogue.NotConstant(syntax.Span, "a case"));

            return 0;
        }

        if (!_cases.TryAdd(number, syntax.Span))
            scope.Script.Sink.Add(Catalogue.CaseTwice(syntax.Span, $"case {number}", _cases[number]));

        return number;
    }
}

using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>A whole script: names first, in any order, then values, then bodies.</summary>
internal sealed class ScriptBinder
{
    private readonly CompilationUnitSyntax _unit;
    private readonly ScriptScope _script;
    private readonly TypeBinder _types;
    private readonly WalkBinder _walks;
    private readonly DeclarationBinder _declarations;
    private readonly BodyBinder _bodies;

    public ScriptBinder(CompilationUnitSyntax unit, Layout layout, DiagnosticSink sink, Elsewhere? elsewhere)
    {
        _unit = unit;
        _script = new ScriptScope(layout, sink, unit.Span.Source, elsewhere);
        _types = new TypeBinder(_script);
        _walks = new WalkBinder(_script, _types);
        _declarations = new DeclarationBinder(_script, _types);
        _bodies = new BodyBinder(_script, _types);
    }

    private DiagnosticSink Sink => _script.Sink;

    public BoundScript Bind()
    {
        _declarations.Declare(_unit);
        (ImmutableArray<BoundParam> parameters, ImmutableArray<BoundGlobal> globals) = _declarations.Values();
        ImmutableArray<BoundHeap> heaps = [.. _unit.Declarations.OfType<HeapSyntax>().Select(h => _walks.Heap(h, (f, s) => _bodies.Function(s, f.Body, BodyKind.HeapMember))).OfType<BoundHeap>()];
        ImmutableArray<BoundFunction> functions = [.. _declarations.Bodies.Select(b => _bodies.Function(b.Symbol, b.Body))];
        IteratorCheck.Run(functions, Sink);
        ImmutableArray<BoundVisit> visits = [.. _unit.Declarations.OfType<VisitSyntax>().Select(_walks.Visit).OfType<BoundVisit>()];
        ImmutableArray<BoundRoots> roots = [.. _unit.Declarations.OfType<RootsSyntax>().Select(_walks.Roots)];
        ImmutableArray<BoundProbe> probes = [.. _unit.Declarations.OfType<ProbeSyntax>().Select(Probe).OfType<BoundProbe>()];
        CheckHeaps();
        if (!_unit.Declarations.Any(d => d is ProbeSyntax or FunctionSyntax or IteratorSyntax or VisitSyntax or HeapSyntax or LabelSyntax) && !Sink.HasErrors)
            Sink.Add(Catalogue.NoProbe(new Text.SourceSpan(_unit.Span.Source, 0, 0)));

        if (probes.IsEmpty && _script.Functions.GetValueOrDefault("main") is { } main && !Sink.HasErrors)
            _script.Warn(Catalogue.MainNotCalled(main.Declaration, main.Parameters.Length > 0));

        return new BoundScript(_unit.Summary, _script.Layout, parameters, [.. globals, .. _script.Statics], functions, heaps, visits, roots, probes, [.. _script.SwitchedOff])
        {
            KeepsNumbers = _script.KeepsNumbers,
        };
    }

    private BoundProbe? Probe(ProbeSyntax syntax)
    {
        bool isKnown = syntax.Timer is not null || syntax.Point is "_begin" or "_oneshot" or "_end";
        string? near = isKnown ? null : Spelling.Nearest(syntax.Point, ["_begin", "_oneshot", "_timer", "_end"]);
        if (!isKnown && near is null)
        {
            // Its body speaks of things that only such a probe has.
            Sink.Add(Catalogue.ProbeNotAvailable(syntax.PointSpan, syntax.PointSpan.Text));
            return null;
        }

        BoundBlock body = _bodies.Block(new BodyScope(_script, BodyKind.Probe, CTypes.Void), syntax.Body);
        if (syntax.Timer is { } timer)
            return Timer(timer) is { } bound ? new BoundProbe(syntax.Point, bound, body, syntax.Span) : null;

        if (isKnown)
            return new BoundProbe(syntax.Point, null, body, syntax.Span);

        Sink.Add(Catalogue.UnknownProbe(syntax.PointSpan, syntax.Point, near!));
        return null;
    }

    private BoundTimer? Timer(TimerSyntax syntax)
    {
        long unit = syntax.Unit switch { "s" => 1000, "ms" => 1, _ => 0 };
        if (unit == 0)
            Sink.Add(Catalogue.TimerUnit(syntax.UnitSpan, syntax.Unit));

        BoundExpression period = new ExpressionBinder(new BodyScope(_script, BodyKind.Expression, CTypes.Void), _types).Converted(syntax.Period, CTypes.Long);
        bool isRight = period is BoundConstant { Value: long and > 0 } or BoundGlobalVariable { Symbol.IsParam: true } or BoundConversion { Operand: BoundGlobalVariable { Symbol.IsParam: true } };
        if (!isRight && period is not BoundError)
            Sink.Add(Catalogue.TimerPeriod(syntax.Period.Span));

        return isRight && unit > 0 ? new BoundTimer(period, unit) : null;
    }

    private void CheckHeaps()
    {
        HeapSyntax[] heaps = [.. _unit.Declarations.OfType<HeapSyntax>()];
        foreach (HeapSyntax second in heaps.Skip(1))
            Sink.Add(Catalogue.OneHeap(second.NameSpan, heaps[0].NameSpan));

        if (heaps.Length == 0 && _unit.Declarations.OfType<VisitSyntax>().FirstOrDefault() is { } rule && !Sink.HasErrors && ReferenceEquals(rule.Span.Source, _unit.Span.Source))
            Sink.Add(Catalogue.RuleWithoutHeap(rule.OfSpan));
    }
}

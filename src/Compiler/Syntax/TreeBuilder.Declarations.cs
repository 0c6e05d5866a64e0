using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

internal sealed partial class TreeBuilder
{
    private IEnumerable<DeclarationSyntax> Declarations(YParser.ScriptItemContext item) => item.GetChild(0) switch
    {
        YParser.ProbeContext probe => [Probe(probe)],
        YParser.ParamContext param => One(Param(param)),
        YParser.IteratorContext iterator => One(Iterator(iterator)),
        YParser.LabelContext label => One(Label(label)),
        YParser.VisitContext visit => One(Visit(visit)),
        YParser.RootsContext roots => [new RootsSyntax(Span(roots), Name(roots.name()).Span, Name(roots.name()).Text, Block(roots.block()))],
        YParser.HeapContext heap => [Heap(heap)],
        YParser.DeclarationContext declaration => Declaration(declaration),
        YParser.TypedefContext typedef => Typedef(typedef),
        _ => [],
    };

    private static IEnumerable<DeclarationSyntax> One(DeclarationSyntax? declaration) => declaration is null ? [] : [declaration];

    private ProbeSyntax Probe(YParser.ProbeContext probe)
    {
        if (probe.timer() is { } timer)
        {
            SourceToken unit = Token(timer.word().Start);
            var period = new TimerSyntax(Span(timer), unit.Span, unit.Text, Whole(() => Conditional(timer.conditional())));
            return new ProbeSyntax(Span(probe), Span(timer), "_timer", period, Block(probe.block()));
        }

        YParser.ProbePointContext point = probe.probePoint();
        if (point.ChildCount == 0)
        {
            report.Add(Catalogue.ProbePointMissing(Span(probe.PROBE())));
            return new ProbeSyntax(Span(probe), Span(probe.PROBE()), "_oneshot", null, Block(probe.block()));
        }

        string first = Token(point.Start).Text;
        string written = first is "_oneshot" or "_begin" or "_end" && point.ChildCount > 1 ? Span(point).Text : first;
        return new ProbeSyntax(Span(probe), Span(point), written, null, Block(probe.block()));
    }

    private ParamSyntax? Param(YParser.ParamContext param)
    {
        if (Declare(param.specifiers(), param.declarator()) is not { } declared)
            return null;

        if (param.paramDefault() is not { } value)
        {
            report.Add(Catalogue.ParamNeedsDefault(declared.NameSpan, declared.Name));
            return null;
        }

        ExpressionSyntax initial = value.STRING() is { } text ? new StringLiteralSyntax(Span(value), Text(text)) : ParamDefault(value);
        return new ParamSyntax(Span(param), declared.Type, declared.NameSpan, declared.Name, initial, Text(param.STRING()));
    }

    private IteratorSyntax? Iterator(YParser.IteratorContext iterator)
    {
        if (Declare(iterator.specifiers(), iterator.declarator()) is not { } declared || !HasParameters(declared, "a generator"))
            return null;

        return new IteratorSyntax(
            Span(iterator), Documentation(iterator), declared.Type, declared.NameSpan, declared.Name, Parameters(declared.Function!.parameters()), Block(iterator.block()));
    }

    private bool HasParameters(Declared declared, string what)
    {
        if (declared.Function is null)
            report.Add(Catalogue.ParametersMissing(declared.NameSpan, declared.Name, what));

        return declared.Function is not null;
    }

    private LabelSyntax? Label(YParser.LabelContext label)
    {
        SourceToken name = Name(label.name());
        ImmutableArray<ParameterSyntax> parameters = Parameters(label.parameters());
        if (parameters is [var parameter])
            return new LabelSyntax(Span(label), Documentation(label), name.Span, name.Text, parameter, Block(label.block()));

        report.Add(Catalogue.LabelTakesOne(name.Span, name.Text));
        return null;
    }

    private VisitSyntax? Visit(YParser.VisitContext visit)
    {
        YParser.ParameterContext[] written = visit.parameter();
        ImmutableArray<ParameterSyntax> parameters = [.. written.Select(Parameter).OfType<ParameterSyntax>()];
        if (parameters.Length < written.Length)
            return null;

        if (parameters.Length > 2)
            report.Add(Catalogue.VisitTakesTwo(parameters[2].Span));

        ITerminalNode of = visit.STRING() ?? visit.IDENTIFIER();
        if (visit.IDENTIFIER() is { } word && Token(word).Text != "_unknown")
            report.Add(Catalogue.VisitOf(Span(word), Token(word).Text));

        string? name = visit.STRING() is { } text ? Text(text) : null;
        ExpressionSyntax? where = visit.expression() is { } condition ? Expression(condition) : null;
        return new VisitSyntax(
            Span(visit), Documentation(visit), parameters[0], parameters.Length > 1 ? parameters[1] : null, Span(of), name, where, Block(visit.block()));
    }

    private HeapSyntax Heap(YParser.HeapContext heap)
    {
        SourceToken name = Name(heap.name()), type = Word(heap.word());
        TypeSyntax objects = (heap.STRUCT() ?? heap.UNION()) is { } keyword
            ? new TaggedTypeSyntax(Span(keyword).To(type.Span), Token(keyword).Text, type.Text)
            : new NamedTypeSyntax(type.Span, type.Text);
        ImmutableArray<FunctionSyntax> functions = [.. heap.heapFunction().Where(f => !IsBroken(f)).Select(HeapFunction).OfType<FunctionSyntax>()];
        return new HeapSyntax(Span(heap), name.Span, name.Text, objects, functions);
    }

    private FunctionSyntax? HeapFunction(YParser.HeapFunctionContext function) =>
        Declare(function.specifiers(), function.declarator()) is { } declared && HasParameters(declared, "a function")
            ? Function(Span(function), Documentation(function), declared, function.block())
            : null;

    private FunctionSyntax Function(SourceSpan span, string documentation, Declared declared, YParser.BlockContext body) =>
        new(span, documentation, declared.Type, declared.NameSpan, declared.Name, Parameters(declared.Function!.parameters()), Block(body));

    private IEnumerable<DeclarationSyntax> Declaration(YParser.DeclarationContext declaration)
    {
        if (declaration.declarator() is not { } declarator)
            return TypeOnly(declaration.specifiers(), Span(declaration));

        if (Declare(declaration.specifiers(), declarator) is not { } declared)
            return [];

        if (declaration.block() is { } body)
            return HasParameters(declared, "a function") ? [Function(Span(declaration), Documentation(declaration), declared, body)] : [];

        YParser.VariableRestContext rest = declaration.variableRest();
        if (declared.Function is not null)
            return []; // a prototype: functions know each other wherever they stand

        if (IsExtern(declaration.specifiers()))
        {
            if (rest.initializer() is { } value)
                report.Add(Catalogue.ExternMisplaced(Span(value)));

            return [new ExternSyntax(Span(declaration), declared.Type, declared.NameSpan, declared.Name, null),
                .. rest.initDeclarator().Select(d => Declare(declaration.specifiers(), d.declarator())).Select(d => new ExternSyntax(Span(declaration), d.Type, d.NameSpan, d.Name, null))];
        }

        var first = new DeclaratorSyntax(Span(declarator).To(Span(rest.initializer() ?? (Antlr4.Runtime.ParserRuleContext)declarator)), declared.Type, declared.NameSpan, declared.Name, Initializer(rest.initializer()));
        ImmutableArray<DeclaratorSyntax> all = [first, .. Declarators(declaration.specifiers(), rest.initDeclarator())];
        var variable = new VariableDeclarationSyntax(Span(declaration), IsStatic(declaration.specifiers()), IsConstant(declaration.specifiers(), all), all);
        return [new GlobalVariableSyntax(Span(declaration), Documentation(declaration), variable)];
    }

    /// <summary><c>struct X { … };</c>: the type is all that is declared.</summary>
    private IEnumerable<DeclarationSyntax> TypeOnly(YParser.SpecifiersContext specifiers, SourceSpan span)
    {
        YParser.TypeCoreContext core = specifiers.typeCore();
        if (core.structSpecifier() is { } structure)
            return [StructDeclaration(structure) with { Span = span }];

        if (core.enumSpecifier() is { } enumeration)
            return [EnumDeclaration(enumeration) with { Span = span }];

        report.Add(Catalogue.DeclaresNothing(span));
        return [];
    }

    private ImmutableArray<TypedefSyntax> Typedef(YParser.TypedefContext typedef)
    {
        // typedef struct { … } X, *P; P leads to X: the struct without a tag takes the first name, as a tag is a type's name anyhow.
        ImmutableArray<TypedefSyntax> all = [.. typedef.declarator().Select(d => Typedef(Span(typedef), Declare(typedef.specifiers(), d)))];
        string tag = all.FirstOrDefault(t => t.Type is InlineStructTypeSyntax { Declaration.Name: "" })?.Name ?? "";
        return all.Length == 1 || tag.Length == 0 ? all : [.. all.Select(t => t with { Type = Tagged(t.Type, tag) })];
    }

    private static TypedefSyntax Typedef(SourceSpan span, Declared declared) =>
        new(span, declared.Function is null ? declared.Type : new FunctionPointerTypeSyntax(declared.Type.Span), declared.NameSpan, declared.Name);

    private static TypeSyntax Tagged(TypeSyntax type, string tag) => type switch
    {
        InlineStructTypeSyntax { Declaration: var declaration } inline => inline with { Declaration = declaration with { Name = tag } },
        PointerTypeSyntax pointer => pointer with { Pointee = Tagged(pointer.Pointee, tag) },
        ArrayTypeSyntax array => array with { Element = Tagged(array.Element, tag) },
        _ => type,
    };
}

using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Names to symbols, expressions to types: a script against one layout.</summary>
public static class Binder
{
    /// <summary>The typed script. Where <paramref name="sink"/> then holds an error, it is only good for further messages.</summary>
    public static BoundScript Bind(CompilationUnitSyntax unit, Layout layout, DiagnosticSink sink) => new ScriptBinder(layout, sink).Bind(unit);

    /// <summary>What scripts may ask of a layout before they are parsed.</summary>
    public static LayoutFacts Facts(Layout layout) => new(
        name => layout.Type(name) is not null,
        (owner, field) => layout.Type(owner) is StructType s && layout.Field(s.Name, field) is not null,
        name => layout.Extern(name) is not null,
        name => layout.Constant(name) is not null);
}

/// <summary>The declarations of a script: names first, in any order, then bodies.</summary>
internal sealed class ScriptBinder
{
    private readonly ScriptScope _script;
    private readonly TypeBinder _types;
    private readonly WalkBinder _walks;
    private readonly List<(DeclarationSyntax Syntax, FunctionSymbol Symbol, BlockSyntax Body)> _bodies = [];
    private readonly ImmutableArray<BoundParam>.Builder _params = ImmutableArray.CreateBuilder<BoundParam>();
    private readonly ImmutableArray<BoundGlobal>.Builder _globals = ImmutableArray.CreateBuilder<BoundGlobal>();
    private readonly Dictionary<string, Text.SourceSpan> _declared = [];

    public ScriptBinder(Layout layout, DiagnosticSink sink)
    {
        _script = new ScriptScope(layout, sink);
        _types = new TypeBinder(_script);
        _walks = new WalkBinder(_script, _types);
    }

    private DiagnosticSink Sink => _script.Sink;

    public BoundScript Bind(CompilationUnitSyntax unit)
    {
        foreach (DeclarationSyntax declaration in unit.Declarations)
            DeclareType(declaration);

        foreach (DeclarationSyntax declaration in unit.Declarations)
            Declare(declaration);

        ImmutableArray<BoundHeap> heaps = [.. unit.Declarations.OfType<HeapSyntax>().Select(h => _walks.Heap(h, (f, s) => Body(s, f.Body, BodyKind.HeapMember))).OfType<BoundHeap>()];
        CheckOneHeap(unit);
        ImmutableArray<BoundFunction> functions = [.. _bodies.Select(b => Body(b.Symbol, b.Body, KindOf(b.Symbol)))];
        CheckIterators(functions);
        ImmutableArray<BoundVisit> visits = [.. unit.Declarations.OfType<VisitSyntax>().Select(_walks.Visit).OfType<BoundVisit>()];
        _walks.CheckConflicts(visits);
        ImmutableArray<BoundRoots> roots = [.. unit.Declarations.OfType<RootsSyntax>().Select(_walks.Roots)];
        ImmutableArray<BoundProbe> probes = [.. unit.Declarations.OfType<ProbeSyntax>().Select(Probe).OfType<BoundProbe>()];
        if (probes.IsEmpty && !Sink.HasErrors && unit.Declarations.All(d => d is not (FunctionSyntax or IteratorSyntax or VisitSyntax or HeapSyntax)))
            Sink.Add(Catalogue.NoProbe(unit.Span));

        return new BoundScript(
            unit.Summary, _script.Layout, _params.ToImmutable(), _globals.ToImmutable(), functions, heaps, visits, roots, probes, [.. _script.SwitchedOff]);
    }

    /// <summary>Types and the names of heaps: what other declarations need to be read at all.</summary>
    private void DeclareType(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case StructDeclarationSyntax { Members: null } opaque:
                _script.OpaqueTags.Add(opaque.Name);
                break;
            case StructDeclarationSyntax whole:
                Sink.Add(Catalogue.FeatureNotAvailable(whole.NameSpan, $"{whole.Keyword} {whole.Name} {{ … }}", "a script can't declare a struct yet: state it in a layout file"));
                break;
            case TypedefSyntax typedef:
                _script.Typedefs[typedef.Name] = typedef.Type is TaggedTypeSyntax tagged && tagged.Keyword != "enum" ? new StructType(tagged.Name) : _types.Bind(typedef.Type);
                break;
            case HeapSyntax heap:
                _script.Heaps.Add(heap.Name);
                break;
            case RootsSyntax roots:
                _script.Roots.Add(roots.Heap);
                break;
        }
    }

    private void Declare(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case EnumDeclarationSyntax e:
                DeclareEnum(e);
                break;
            case FunctionSyntax f:
                DeclareFunction(f, f.NameSpan, FunctionKind.Function, f.Name, Result(f.ReturnType), f.Parameters, f.Documentation, f.Body);
                break;
            case IteratorSyntax i:
                DeclareFunction(i, i.NameSpan, FunctionKind.Iterator, i.Name, Variable(i.ElementType, "an element"), i.Parameters, i.Documentation, i.Body);
                break;
            case LabelSyntax l:
                DeclareFunction(l, l.NameSpan, FunctionKind.Label, l.Name, new StrType(), [l.Parameter], l.Documentation, l.Body);
                if (_types.Bind(l.Parameter.Type) is not (ErrorType or IntType or BoolType or PointerType))
                    Sink.Add(Catalogue.LabelParameter(l.Parameter.Span));

                break;
            case ParamSyntax p:
                DeclareParam(p);
                break;
            case GlobalVariableSyntax g:
                foreach (DeclaratorSyntax declarator in g.Variable.Declarators)
                    DeclareGlobal(g.Variable.IsConstant, declarator);
                break;
            case LayoutHeaderSyntax or ExtendsSyntax or ProvenanceSyntax or LayoutConstantSyntax or ExternSyntax or RemoveSyntax or RecognitionSyntax:
                Sink.Add(Catalogue.FeatureNotAvailable(declaration.Span, declaration.Span.Text.Split(' ')[0], "it belongs to layout files"));
                break;
        }
    }

    private void DeclareEnum(EnumDeclarationSyntax syntax)
    {
        long next = 0;
        foreach (EnumeratorSyntax enumerator in syntax.Enumerators)
        {
            if (enumerator.Value is not null && Constant(enumerator.Value, CTypes.Int, "an enumerator") is long stated)
                next = stated;

            if (IsNew(enumerator.Name, enumerator.Span))
                _script.Constants[enumerator.Name] = (CTypes.Int, next);

            next++;
        }
    }

    private void DeclareFunction(
        DeclarationSyntax syntax, Text.SourceSpan at, FunctionKind kind, string name, YType returns, ImmutableArray<ParameterSyntax> parameters, string documentation, BlockSyntax body)
    {
        ImmutableArray<LocalSymbol> locals = [.. parameters.Select(p => new LocalSymbol(p.Name, Variable(p.Type, "a parameter"), p.NameSpan, isParameter: true))];
        if (!IsNew(name, at))
            return;

        var symbol = new FunctionSymbol(name, kind, returns, locals, documentation, at);
        _script.Functions.Add(name, symbol);
        _bodies.Add((syntax, symbol, body));
    }

    private void DeclareParam(ParamSyntax syntax)
    {
        YType type = _types.Bind(syntax.Type);
        if (type is ErrorType || !IsNew(syntax.Name, syntax.NameSpan))
            return;

        if (type is not (IntType or BoolType or FloatType or StrType))
        {
            Sink.Add(Catalogue.ParamType(syntax.Type.Span, type.Name));
            return;
        }

        var symbol = new GlobalSymbol(syntax.Name, type, syntax.NameSpan, isParam: true);
        _script.Globals.Add(syntax.Name, symbol);
        if (Constant(syntax.Default, type, "a _param's default") is { } value)
            _params.Add(new BoundParam(symbol, value, syntax.Help));
    }

    private void DeclareGlobal(bool isConstant, DeclaratorSyntax syntax)
    {
        YType type = Variable(syntax.Type, "a variable");
        if (!IsNew(syntax.Name, syntax.NameSpan))
            return;

        if (isConstant && syntax.Initializer is not null && type is not PointerType)
        {
            if (Constant(syntax.Initializer, type, $"'{syntax.Name}'") is { } value)
                _script.Constants[syntax.Name] = (type, value);

            return;
        }

        var symbol = new GlobalSymbol(syntax.Name, type, syntax.NameSpan);
        _script.Globals.Add(syntax.Name, symbol);
        BoundExpression? initial = syntax.Initializer is null ? null : Outside().Converted(syntax.Initializer, type);
        _globals.Add(new BoundGlobal(symbol, initial));
    }

    /// <summary>The value of a constant expression outside of functions, or null after a message.</summary>
    private object? Constant(ExpressionSyntax syntax, YType type, string what)
    {
        BoundExpression bound = Outside().Converted(syntax, type);
        if (bound is BoundError || type is ErrorType)
            return null;

        object? value = ConstantFolding.Fold(bound);
        if (value is null)
            Sink.Add(Catalogue.NotConstant(syntax.Span, what));

        return value;
    }

    private ExpressionBinder Outside() => new(new BodyScope(_script, BodyKind.Function, CTypes.Void), _types);

    private BoundFunction Body(FunctionSymbol symbol, BlockSyntax body, BodyKind kind)
    {
        var scope = new BodyScope(_script, kind, symbol.ReturnType);
        foreach (LocalSymbol parameter in symbol.Parameters)
            scope.Declare(parameter);

        BoundBlock block = new StatementBinder(scope, _types).Block(body);
        scope.WarnOfUnused();
        if (symbol.Kind != FunctionKind.Iterator && symbol.ReturnType is not (VoidType or ErrorType) && !Flow.Returns(block))
            Sink.Add(Catalogue.MissingReturn(symbol.Declaration, symbol.Name, symbol.ReturnType.Name));

        return new BoundFunction(symbol, block);
    }

    private BoundProbe? Probe(ProbeSyntax syntax)
    {
        if (syntax.Point is not ("_begin" or "_oneshot" or "_end"))
        {
            Sink.Add(Catalogue.ProbeNotAvailable(syntax.PointSpan, syntax.Point));
            return null;
        }

        var scope = new BodyScope(_script, BodyKind.Probe, CTypes.Void);
        BoundBlock body = new StatementBinder(scope, _types).Block(syntax.Body);
        scope.WarnOfUnused();
        return new BoundProbe(syntax.Point, body, syntax.Span);
    }

    private void CheckOneHeap(CompilationUnitSyntax unit)
    {
        HeapSyntax[] heaps = [.. unit.Declarations.OfType<HeapSyntax>()];
        foreach (HeapSyntax second in heaps.Skip(1))
            Sink.Add(Catalogue.OneHeap(second.NameSpan, heaps[0].NameSpan));
    }

    /// <summary>Generators are inlined: none may lead back to itself.</summary>
    private void CheckIterators(ImmutableArray<BoundFunction> functions)
    {
        Dictionary<FunctionSymbol, BoundFunction> iterators = functions.Where(f => f.Symbol.Kind == FunctionKind.Iterator).ToDictionary(f => f.Symbol);
        foreach (BoundFunction iterator in iterators.Values)
        {
            var seen = new HashSet<FunctionSymbol>();
            var open = new Stack<FunctionSymbol>(Sources(iterator.Body));
            while (open.TryPop(out FunctionSymbol? used))
            {
                if (used == iterator.Symbol)
                {
                    Sink.Add(Catalogue.IteratorRecursion(iterator.Symbol.Declaration, iterator.Symbol.Name));
                    break;
                }

                if (seen.Add(used) && iterators.TryGetValue(used, out BoundFunction? next))
                {
                    foreach (FunctionSymbol further in Sources(next.Body))
                        open.Push(further);
                }
            }
        }
    }

    /// <summary>The generators that a statement goes through.</summary>
    private static IEnumerable<FunctionSymbol> Sources(BoundStatement? statement) => statement switch
    {
        BoundBlock b => b.Body.SelectMany(Sources),
        BoundIf i => Sources(i.Then).Concat(Sources(i.Else)),
        BoundFor f => Sources(f.Initializer).Concat(Sources(f.Body)),
        BoundWhile w => Sources(w.Body),
        BoundDoWhile d => Sources(d.Body),
        BoundTry t => Sources(t.Body).Concat(Sources(t.Else)),
        BoundSwitch s => s.Sections.SelectMany(x => x.Body).SelectMany(Sources),
        BoundForeach { Source: BoundCall call } f => Sources(f.Body).Prepend(call.Function),
        BoundForeach f => Sources(f.Body),
        _ => [],
    };

    private bool IsNew(string name, Text.SourceSpan at)
    {
        if (_declared.TryAdd(name, at))
            return true;

        Sink.Add(Catalogue.DeclaredTwice(at, name, _declared[name]));
        return false;
    }

    private YType Result(TypeSyntax syntax)
    {
        YType type = _types.Bind(syntax);
        return type is VoidType ? type : Checked(syntax, type, "a result");
    }

    private YType Variable(TypeSyntax syntax, string what) => Checked(syntax, _types.Bind(syntax), what);

    private YType Checked(TypeSyntax syntax, YType type, string what)
    {
        if (type is ErrorType || TypeBinder.IsValue(type))
            return type;

        Sink.Add(type is StructType ? Catalogue.StructValue(syntax.Span, type.Name) : Catalogue.NoType(syntax.Span, type.Name, what));
        return new ErrorType();
    }

    private static BodyKind KindOf(FunctionSymbol symbol) => symbol.Kind switch
    {
        FunctionKind.Iterator => BodyKind.Iterator,
        FunctionKind.Label => BodyKind.Label,
        _ => BodyKind.Function,
    };
}

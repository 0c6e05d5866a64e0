using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>
/// An entry at a prompt, in the midst of everything that was said before: its variables become variables of the file, whose values the prompt carries from entry to entry; of all functions
/// only those that it needs are bound; the heap is not its own.
/// </summary>
public sealed class EntryBinder
{
    /// <summary>Elements of a sequence that are kept, when nobody says what to do with them.</summary>
    public const int MostElements = 20;

    /// <summary>The name of the last value.</summary>
    public const string LastValue = "_";

    private readonly EntrySyntax _entry;
    private readonly ImmutableArray<DeclarationSyntax> _known;
    private readonly ScriptScope _script;
    private readonly TypeBinder _types;
    private readonly DeclarationBinder _declarations;
    private readonly BodyScope _scope;
    private readonly StatementBinder _statements;
    private readonly List<GlobalSymbol> _declared = [];
    private readonly HashSet<GlobalSymbol> _carried = [];

    /// <param name="known">Declarations of the library and of earlier entries.</param>
    /// <param name="variables">Whose values are there already: what they begin with does not count.</param>
    public EntryBinder(EntrySyntax entry, ImmutableArray<DeclarationSyntax> known, IEnumerable<KeyValuePair<string, YType>> variables, Layout layout, DiagnosticSink sink)
    {
        (_entry, _known) = (entry, known);
        _script = new ScriptScope(layout, sink, entry.Span.Source);
        _types = new TypeBinder(_script);
        _declarations = new DeclarationBinder(_script, _types);
        _scope = new BodyScope(_script, BodyKind.Probe, CTypes.Void);
        _statements = new StatementBinder(_scope, _types);
        _declarations.Declare(new CompilationUnitSyntax(entry.Span, "", [.. known, .. entry.Declarations]));
        foreach ((string name, YType type) in variables)
        {
            _script.Globals.TryAdd(name, new GlobalSymbol(name, type, SourceSpan.None));
            _carried.Add(_script.Globals[name]);
        }
    }

    /// <summary>Names that stand for values or functions, whatever the place.</summary>
    public IEnumerable<string> Names => _script.ValueNames.Concat(_script.Functions.Keys);

    /// <summary>The functions of the library and of earlier entries.</summary>
    public IEnumerable<FunctionSymbol> Functions => _script.Functions.Values;

    /// <summary>What the objects of the heap are; null: there is no heap.</summary>
    public YType? HeapObjects => _known.OfType<HeapSyntax>().FirstOrDefault() is { } heap ? _types.Bind(heap.ObjectType) : null;

    /// <summary>The type of the entry's only expression; null where it is none, or wrong.</summary>
    public YType? TypeOfExpression() => _entry is { Statements: [ExpressionStatementSyntax { Expression: var expression }], Declarations: [] }
        && _statements.Expressions.Bind(expression).Type is not ErrorType and var type && !_script.Sink.HasErrors ? type : null;

    /// <summary>Where the sink then holds an error, what is returned is good for nothing.</summary>
    public BoundEntry Bind()
    {
        var body = ImmutableArray.CreateBuilder<BoundStatement>();
        BoundEntryValue? value = null;
        foreach (var (i, statement) in _entry.Statements.Index())
        {
            if (statement is VariableDeclarationSyntax variables)
                Declare(variables, body);
            else if (i == _entry.Statements.Length - 1 && statement is ExpressionStatementSyntax last)
                value = Value(last, body);
            else
                body.AddRange(_statements.Body(new BlockSyntax(statement.Span, [statement])).Body);
        }

        _scope.WarnOfUnused();
        SourceSpan span = _entry.Span;
        var completed = new GlobalSymbol("completed", CTypes.Bool, SourceSpan.None);
        body.Add(Assign(completed, new BoundConstant(span, CTypes.Bool, true)));
        var (parameters, globals) = _declarations.Values();
        ImmutableArray<BoundProbe> probes = [.. Probes(), new BoundProbe("_oneshot", null, new BoundBlock(span, body.ToImmutable()), span)];
        ImmutableArray<BoundFunction> functions = NeededFunctions();
        ImmutableArray<BoundGlobal> named =
            [.. globals.Where(g => _script.Used.Contains(g.Variable) && !_carried.Contains(g.Variable)), .. _carried.Where(_script.Used.Contains).Select(v => new BoundGlobal(v, null))];
        IEnumerable<GlobalSymbol> own = [.. _declared, completed];
        if (value is not null)
            own = own.Append(value.Variable);

        var script = new BoundScript(
            "", _script.Layout, [.. parameters.Where(p => _script.Used.Contains(p.Variable))], [.. named, .. own.Select(v => new BoundGlobal(v, null)), .. _script.Statics], functions, [], [], [],
            probes, [.. _script.SwitchedOff]) { OtherHeaps = [.. _script.Heaps], KeepsNumbers = true };
        return new BoundEntry(script, [.. named.Select(g => g.Variable)], [.. _declared], completed, value);
    }

    private static BoundExpressionStatement Assign(GlobalSymbol variable, BoundExpression value) =>
        new(value.Span, new BoundAssignment(value.Span, variable.Type, new BoundGlobalVariable(value.Span, variable), "", value, variable.Type, false));

    private void Declare(VariableDeclarationSyntax syntax, ImmutableArray<BoundStatement>.Builder body)
    {
        foreach (DeclaratorSyntax declarator in syntax.Declarators)
        {
            YType type = _types.Variable(declarator.Type, "a variable");
            BoundExpression? value = declarator.Initializer is null ? null
                : type is ErrorType ? _statements.Expressions.Bind(declarator.Initializer)
                : _statements.Expressions.Converted(declarator.Initializer, type);
            if (!_declarations.IsNew(declarator.Name, declarator.NameSpan))
                continue;

            var variable = new GlobalSymbol(declarator.Name, type, declarator.NameSpan);
            _script.Globals[declarator.Name] = variable;
            _declared.Add(variable);
            if (value is not (null or BoundError))
                body.Add(Assign(variable, value));
        }
    }

    private BoundEntryValue? Value(ExpressionStatementSyntax statement, ImmutableArray<BoundStatement>.Builder body)
    {
        ExpressionBinder expressions = _statements.Expressions;
        BoundExpression bound = expressions.Bind(statement.Expression);
        switch (bound)
        {
            case BoundError:
                return null;
            case { Type: VoidType }:
                body.Add(new BoundExpressionStatement(statement.Span, bound));
                return null;
            case BoundPlace { Type: StructType or ArrayType } place:
                return Keep(new BoundEntryValue(new GlobalSymbol("value", place.Address.Type, SourceSpan.None), place.Type, EntryValueKind.Place), place.Address, body);
            case { Type: SequenceType sequence }:
                return Collect(bound, sequence.Element, body);
        }

        if (!_entry.EndsOpen && ExpressionBinder.Acts(bound))
        {
            body.Add(new BoundExpressionStatement(statement.Span, bound));
            return null;
        }

        return Keep(new BoundEntryValue(new GlobalSymbol("value", bound.Type, SourceSpan.None), bound.Type, EntryValueKind.Value), bound, body);
    }

    private static BoundEntryValue Keep(BoundEntryValue value, BoundExpression expression, ImmutableArray<BoundStatement>.Builder body)
    {
        body.Add(Assign(value.Variable, expression));
        return value;
    }

    // _foreach (T element : sequence limit N) _push(value, element);
    private static BoundEntryValue Collect(BoundExpression source, YType element, ImmutableArray<BoundStatement>.Builder body)
    {
        SourceSpan span = source.Span;
        var list = new GlobalSymbol("value", new ListType(element), SourceSpan.None);
        var variable = new LocalSymbol("element", element, span, isParameter: true);
        var push = new BoundBuiltinCall(span, CTypes.Void, Builtins.Find("_push")!, [new BoundGlobalVariable(span, list), new BoundLocal(span, variable)]);
        body.Add(new BoundForeach(span, [variable], source, null, null, false, new BoundConstant(span, CTypes.Long, MostElements + 1L), new BoundExpressionStatement(span, push)));
        return new BoundEntryValue(list, element, EntryValueKind.Sequence);
    }

    /// <summary>Probes of the entry, or of a file that it includes: they run, once.</summary>
    private IEnumerable<BoundProbe> Probes()
    {
        var bodies = new BodyBinder(_script, _types);
        foreach (ProbeSyntax probe in _entry.Declarations.OfType<ProbeSyntax>())
        {
            if (probe.Point is "_begin" or "_oneshot" or "_end")
                yield return new BoundProbe(probe.Point, null, bodies.Block(new BodyScope(_script, BodyKind.Probe, CTypes.Void), probe.Body), probe.Span);
            else
                _script.Sink.Add(Catalogue.ProbeNotAvailable(probe.PointSpan, probe.PointSpan.Text));
        }
    }

    /// <summary>The functions of the entry itself, and all that something calls.</summary>
    private ImmutableArray<BoundFunction> NeededFunctions()
    {
        var bodies = new BodyBinder(_script, _types);
        Dictionary<FunctionSymbol, BlockSyntax> all = _declarations.Bodies.ToDictionary(b => b.Symbol, b => b.Body);
        var bound = new Dictionary<FunctionSymbol, BoundFunction>();
        IEnumerable<string> own = _entry.Declarations.OfType<FunctionSyntax>().Select(f => f.Name).Concat(_entry.Declarations.OfType<IteratorSyntax>().Select(i => i.Name));
        _script.Called.UnionWith(own.Select(_script.Functions.GetValueOrDefault).OfType<FunctionSymbol>());
        while (_script.Called.Except(bound.Keys).ToList() is { Count: > 0 } open)
        {
            foreach (FunctionSymbol function in open)
                bound.Add(function, bodies.Function(function, all[function]));
        }

        IteratorCheck.Run(bound.Values, _script.Sink);
        return [.. _declarations.Bodies.Where(b => bound.ContainsKey(b.Symbol)).Select(b => bound[b.Symbol])];
    }
}

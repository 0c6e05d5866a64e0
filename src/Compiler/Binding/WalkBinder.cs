using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Heaps, visit rules and roots.</summary>
internal sealed class WalkBinder(ScriptScope script, TypeBinder types)
{
    /// <summary>The one that a heap need not have: an object in a few words, for who looks at it at a prompt.</summary>
    private const string Show = "_show";

    /// <summary>What a heap says: name, parameters ("o" an object, "k" a kind, "p" any address), result.</summary>
    private static readonly (string Name, string Parameters, string Written)[] _members =
    [
        ("_kind", "o", "K *_kind(T *o)"), ("_is_kind", "k", "bool _is_kind(K *t)"), ("_base", "k", "K *_base(K *t)"), ("_rule_name", "k", "_str _rule_name(K *t)"),
        ("_name", "k", "_str _name(K *t)"), ("_overhead", "k", "long _overhead(K *t)"), ("_size", "ok", "long _size(T *o, K *t)"), ("_visible", "k", "bool _visible(K *t)"),
        ("_is_object", "p", "bool _is_object(void *p)"), ("_ready", "", "bool _ready()"), (Show, "o", "_str _show(T *o)"),
    ];

    private static readonly StrType _str = new();

    /// <summary>Rules that serve all kinds of a name: one each.</summary>
    private readonly Dictionary<string, SourceSpan> _withoutCondition = [];

    /// <summary>Null after a message.</summary>
    public BoundHeap? Heap(HeapSyntax syntax, Func<FunctionSyntax, FunctionSymbol, BoundFunction> bindBody)
    {
        YType objects = types.Bind(syntax.ObjectType);
        var symbols = new Dictionary<string, (FunctionSyntax Syntax, FunctionSymbol Symbol)>();
        foreach (FunctionSyntax function in syntax.Functions)
        {
            if (!_members.Any(m => m.Name == function.Name))
                script.Sink.Add(Catalogue.UnknownHeapMember(function.NameSpan, function.Name, _members.Select(m => m.Name)));
            else if (symbols.TryGetValue(function.Name, out var first))
                script.Sink.Add(Catalogue.DeclaredTwice(function.NameSpan, function.Name, first.Syntax.NameSpan));
            else
                symbols.Add(function.Name, (function, Symbol(function)));
        }

        YType kind = symbols.TryGetValue("_kind", out var asked) ? asked.Symbol.ReturnType : new ErrorType();
        foreach (var (function, symbol) in symbols.Values)
        {
            var expected = _members.First(m => m.Name == function.Name);
            bool fits = symbol.Parameters.Length == expected.Parameters.Length && symbol.Parameters.Zip(expected.Parameters, (p, e) => Fits(p.Type, e, objects, kind)).All(f => f);
            if (!fits || !ResultFits(function.Name, symbol.ReturnType, kind))
                script.Sink.Add(Catalogue.HeapMemberWrong(function.NameSpan, function.Name, Written(expected.Written, objects, kind)));
        }

        var members = symbols.ToImmutableDictionary(s => s.Key, s => bindBody(s.Value.Syntax, s.Value.Symbol));
        string[] missing = [.. _members.Select(m => m.Name).Where(n => n != Show && !members.ContainsKey(n))];
        if (missing.Length == 0)
            return new BoundHeap(syntax.Name, objects, members, syntax.Span);

        script.Sink.Add(Catalogue.HeapMemberMissing(syntax.NameSpan, syntax.Name, missing));
        return null;
    }

    private FunctionSymbol Symbol(FunctionSyntax function) => new(
        function.Name, FunctionKind.HeapMember, types.Result(function.ReturnType),
        [.. function.Parameters.Select(p => new LocalSymbol(p.Name, types.Parameter(p.Type), p.NameSpan, isParameter: true))], function.Documentation, function.NameSpan);

    /// <param name="role">'o' an object, 'k' a kind, 'p' any address.</param>
    private static bool Fits(YType type, char role, YType objects, YType kind) => type is ErrorType || role switch
    {
        'o' => objects is ErrorType || type == new PointerType(objects),
        'k' => kind is ErrorType || type == kind,
        _ => type is PointerType,
    };

    private static bool ResultFits(string member, YType type, YType kind) => type is ErrorType || member switch
    {
        "_kind" => type is PointerType,
        "_base" => kind is ErrorType || type == kind,
        "_rule_name" or "_name" or Show => type == _str,
        "_overhead" or "_size" => type is IntType { Bits: 64, Signed: true },
        _ => type is BoolType,
    };

    private string Written(string pattern, YType objects, YType kind) => pattern
        .Replace("T *", objects is ErrorType ? "T *" : script.Say(new PointerType(objects)), StringComparison.Ordinal)
        .Replace("K *", kind is PointerType p ? script.Say(p) : "K *", StringComparison.Ordinal);

    /// <summary>Null where the layout lacks the rule's struct (the rule is switched off), or after a message.</summary>
    public BoundVisit? Visit(VisitSyntax syntax)
    {
        string of = syntax.Of is null ? "_unknown" : $"\"{syntax.Of}\"";
        if (MissingStruct(syntax.Object.Type) is { } missing)
        {
            script.SwitchOff($"rule for {of}: {script.Layout.Name} has no '{missing}'");
            return null;
        }

        LocalSymbol subject = Parameter(syntax.Object);
        LocalSymbol? kind = syntax.Kind is null ? null : Parameter(syntax.Kind);
        if (subject.Type is ErrorType || kind?.Type is ErrorType)
            return null;

        if (subject.Type is not PointerType { Pointee: StructType })
        {
            script.Sink.Add(Catalogue.RuleOfNoObject(syntax.Object.Span, script.Say(subject.Type)));
            return null;
        }

        if (kind?.Type is not (null or PointerType))
        {
            script.Sink.Add(Catalogue.RuleOfNoObject(syntax.Kind!.Span, script.Say(kind.Type)));
            return null;
        }

        if (syntax.Where is null && !_withoutCondition.TryAdd(of, syntax.OfSpan))
            script.Sink.Add(Catalogue.RuleTwice(syntax.OfSpan, of, _withoutCondition[of]));

        BoundExpression? where = syntax.Where is null ? null : Where(syntax.Where, subject, kind);

        // Constantly false: such as a _has of what this layout lacks.
        if (where is BoundConstant { Value: false })
            return null;

        var scope = new BodyScope(script, BodyKind.Visit, CTypes.Void);
        Declare(scope, subject, kind);
        BoundBlock body = Body(scope, syntax.Body);
        return new BoundVisit(syntax.Of, subject, kind, where is BoundConstant ? null : where, SaysSize(body), body, syntax.Span);
    }

    private BoundExpression Where(ExpressionSyntax syntax, LocalSymbol subject, LocalSymbol? kind)
    {
        // Without a kind, one that no name can stand for.
        var scope = new BodyScope(script, BodyKind.Expression, CTypes.Bool) { Only = kind ?? new LocalSymbol("", CTypes.Void, syntax.Span) };
        Declare(scope, subject, kind);
        return new ExpressionBinder(scope, types).Condition(syntax);
    }

    private static void Declare(BodyScope scope, LocalSymbol subject, LocalSymbol? kind)
    {
        scope.Declare(subject, isSilent: true);
        if (kind is not null)
            scope.Declare(kind, isSilent: true);
    }

    private BoundBlock Body(BodyScope scope, BlockSyntax syntax)
    {
        BoundBlock body = new StatementBinder(scope, types).Body(syntax);
        scope.WarnOfUnused();
        return body;
    }

    public BoundRoots Roots(RootsSyntax syntax)
    {
        if (!script.Heaps.Contains(syntax.Heap))
            script.Sink.Add(Catalogue.UnknownHeap(syntax.HeapSpan, syntax.Heap, script.Elsewhere?.Advice(syntax.Heap), script.Heaps));

        return new BoundRoots(syntax.Heap, Body(new BodyScope(script, BodyKind.Roots, CTypes.Void), syntax.Body), syntax.Span);
    }

    private LocalSymbol Parameter(ParameterSyntax syntax) => new(syntax.Name, types.Bind(syntax.Type), syntax.NameSpan, isParameter: true);

    /// <summary>The struct that the rule is of, if the layout lacks it or does not say what is in it.</summary>
    private string? MissingStruct(TypeSyntax type) => type switch
    {
        PointerTypeSyntax { Pointee: NamedTypeSyntax named } => types.Find(named.Name) switch
        {
            null => named.Name,
            StructType s when script.Layout.Struct(s.Name)?.Size is null => named.Name,
            _ => null,
        },
        PointerTypeSyntax { Pointee: TaggedTypeSyntax { Keyword: not "enum" } tagged } => types.Tagged(tagged.Name) is { } s && script.Layout.Struct(s.Name)?.Size is not null ? null : tagged.Name,
        _ => null,
    };

    private static bool SaysSize(BoundStatement statement) => statement switch
    {
        BoundExpressionStatement { Expression: BoundBuiltinCall { Builtin.Name: "_size" } } => true,
        BoundBlock b => b.Body.Any(SaysSize),
        BoundIf i => SaysSize(i.Then) || (i.Else is not null && SaysSize(i.Else)),
        BoundFor f => SaysSize(f.Body),
        BoundWhile w => SaysSize(w.Body),
        BoundDoWhile d => SaysSize(d.Body),
        BoundForeach f => SaysSize(f.Body),
        BoundTry t => SaysSize(t.Body) || (t.Else is not null && SaysSize(t.Else)),
        BoundSwitch s => s.Sections.Any(x => x.Body.Any(SaysSize)),
        _ => false,
    };
}

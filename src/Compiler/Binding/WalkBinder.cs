using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Heaps, visit rules and roots.</summary>
internal sealed class WalkBinder(ScriptScope script, TypeBinder types)
{
    /// <summary>What a heap says: name, parameters ("o" an object, "k" a kind, "p" any address), result.</summary>
    private static readonly (string Name, string Parameters, string Written)[] _members =
    [
        ("_kind", "o", "K *_kind(T *o)"), ("_is_kind", "k", "bool _is_kind(K *t)"), ("_base", "k", "K *_base(K *t)"), ("_rule_name", "k", "_str _rule_name(K *t)"),
        ("_name", "k", "_str _name(K *t)"), ("_overhead", "k", "long _overhead(K *t)"), ("_size", "ok", "long _size(T *o, K *t)"), ("_visible", "k", "bool _visible(K *t)"),
        ("_is_object", "p", "bool _is_object(void *p)"), ("_ready", "", "bool _ready()"),
    ];

    private static readonly StrType _str = new();

    public BoundHeap? Heap(HeapSyntax syntax, Func<FunctionSyntax, FunctionSymbol, BoundFunction> bindBody)
    {
        YType objects = types.Bind(syntax.ObjectType);
        var members = ImmutableDictionary.CreateBuilder<string, BoundFunction>();
        foreach (FunctionSyntax function in syntax.Functions)
        {
            var expected = _members.FirstOrDefault(m => m.Name == function.Name);
            if (expected.Name is null)
            {
                script.Sink.Add(Catalogue.UnknownMember(function.NameSpan, "_heap", function.Name, _members.Select(m => m.Name)));
                continue;
            }

            FunctionSymbol symbol = Symbol(function);
            if (symbol.Parameters.Length != expected.Parameters.Length || symbol.Parameters.Any(p => p.Type is not (PointerType or ErrorType)) || !ResultFits(function.Name, symbol.ReturnType))
                script.Sink.Add(Catalogue.HeapMemberWrong(function.NameSpan, function.Name, expected.Written));

            members[function.Name] = bindBody(function, symbol);
        }

        string[] missing = [.. _members.Select(m => m.Name).Where(n => !members.ContainsKey(n))];
        if (missing.Length == 0)
            return new BoundHeap(syntax.Name, objects, members.ToImmutable(), syntax.Span);

        script.Sink.Add(Catalogue.HeapMemberMissing(syntax.NameSpan, syntax.Name, missing));
        return null;
    }

    public FunctionSymbol Symbol(FunctionSyntax function) => new(
        function.Name, FunctionKind.HeapMember, types.Bind(function.ReturnType),
        [.. function.Parameters.Select(p => new LocalSymbol(p.Name, types.Bind(p.Type), p.NameSpan, isParameter: true))], function.Documentation, function.Span);

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

        if (subject.Type is not PointerType || kind?.Type is not (null or PointerType))
        {
            script.Sink.Add(Catalogue.RuleOfNoObject(syntax.Object.Span, subject.Type.Name));
            return null;
        }

        var scope = new BodyScope(script, BodyKind.Visit, CTypes.Void) { Only = null };
        scope.Declare(subject);
        if (kind is not null)
            scope.Declare(kind);

        BoundExpression? where = null;
        if (syntax.Where is not null)
        {
            var only = new BodyScope(script, BodyKind.Function, CTypes.Bool) { Only = kind ?? new LocalSymbol("", CTypes.Void, syntax.Span) };
            only.Declare(subject);
            if (kind is not null)
                only.Declare(kind);

            where = new ExpressionBinder(only, types).Condition(syntax.Where);
            // Constantly false: such as a _has of what this layout lacks.
            if (where is BoundConstant { Value: false })
                return null;
        }

        BoundBlock body = new StatementBinder(scope, types).Block(syntax.Body);
        scope.WarnOfUnused();
        return new BoundVisit(syntax.Of, subject, kind, where, SaysSize(body), body, syntax.Span);
    }

    /// <summary>Two rules for one name, neither with a condition.</summary>
    public void CheckConflicts(IEnumerable<BoundVisit> visits)
    {
        foreach (IGrouping<string, BoundVisit> same in visits.Where(v => v.Where is null).GroupBy(v => v.Of ?? "_unknown"))
        {
            foreach (BoundVisit second in same.Skip(1))
                script.Sink.Add(Catalogue.VisitTwice(second.Span, same.Key, same.First().Span));
        }
    }

    public BoundRoots Roots(RootsSyntax syntax)
    {
        if (!script.Heaps.Contains(syntax.Heap))
            script.Sink.Add(Catalogue.UnknownHeap(syntax.HeapSpan, syntax.Heap, script.Heaps));

        var scope = new BodyScope(script, BodyKind.Roots, CTypes.Void);
        BoundBlock body = new StatementBinder(scope, types).Block(syntax.Body);
        scope.WarnOfUnused();
        return new BoundRoots(syntax.Heap, body, syntax.Span);
    }

    private LocalSymbol Parameter(ParameterSyntax syntax) => new(syntax.Name, types.Bind(syntax.Type), syntax.NameSpan, isParameter: true);

    private string? MissingStruct(TypeSyntax type) => type switch
    {
        PointerTypeSyntax { Pointee: NamedTypeSyntax named } => types.Find(named.Name) is null ? named.Name : null,
        PointerTypeSyntax { Pointee: TaggedTypeSyntax tagged } => script.Layout.Struct(tagged.Name) is null ? tagged.Name : null,
        _ => null,
    };

    private static bool ResultFits(string member, YType type) => type is ErrorType || member switch
    {
        "_kind" or "_base" => type is PointerType,
        "_rule_name" or "_name" => type == _str,
        "_overhead" or "_size" => type is IntType,
        _ => type is BoolType,
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

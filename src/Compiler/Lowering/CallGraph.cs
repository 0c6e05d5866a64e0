using YLang.Compiler.Binding;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>What calling each function of a script can do.</summary>
internal sealed class CallGraph
{
    private readonly Dictionary<FunctionSymbol, Facts> _facts = [];

    /// <summary>What the runtime may call while it works on a graph: rules, roots, labels, the heap's functions.</summary>
    private readonly HashSet<FunctionSymbol> _calledByRuntime = [];

    public CallGraph(BoundScript script)
    {
        foreach (BoundFunction function in script.Functions.Concat(script.Heaps.SelectMany(h => h.Members.Values)))
        {
            _facts.TryAdd(function.Symbol, new Facts(function.Body));
            if (function.Symbol.Kind is FunctionKind.Label or FunctionKind.HeapMember)
                _calledByRuntime.Add(function.Symbol);
        }

        IEnumerable<BoundExpression> rules = script.Visits.SelectMany(v => Children.AllExpressions(v.Body).Concat(v.Where is null ? [] : Children.Within(v.Where)))
            .Concat(script.Roots.SelectMany(r => Children.AllExpressions(r.Body)));
        _calledByRuntime.UnionWith(rules.OfType<BoundCall>().Select(c => c.Function));
        Spread();
        foreach (FunctionSymbol function in _facts.Keys)
            _facts[function].IsRecursive = CanReach(function, function);
    }

    public IEnumerable<FunctionSymbol> Recursive => _facts.Where(f => f.Value.IsRecursive).Select(f => f.Key);

    /// <summary>May it end with the memory faulted? Every loop can: the budget may end it.</summary>
    public bool MayFault(FunctionSymbol function) => _facts[function] is { MayFault: true } or { IsRecursive: true };

    /// <summary>Can what it does be seen after it has returned, but for its value?</summary>
    public bool HasEffect(FunctionSymbol function) => _facts[function].HasEffect;

    /// <summary>Must it not run on values of reads that have failed? It would be seen, would end the fault, or could take long.</summary>
    public bool NeedsClean(FunctionSymbol function) =>
        _facts[function] is { HasEffect: true } or { HasUnits: true } or { HasLoops: true } or { AsksRuntime: true } or { IsRecursive: true }
        || function.Parameters.Any(p => IsReference(p.Type));

    /// <summary>Does the expression itself, but for its parts and the functions it calls, do something that can be seen?</summary>
    public static bool IsEffect(BoundExpression node) => node switch
    {
        BoundAssignment { Target: not BoundLocal } or BoundFormat { ToOutput: true } or BoundFeed or BoundWalk or BoundReferrers => true,
        BoundBuiltinCall call => call.Builtin.HasEffect,

        // A missing key of such a map is stored.
        BoundContainerElement { Container.Type: MapType, Type: ListType or MapType or SetType or AggType } => true,
        _ => false,
    };

    public static bool FaultsItself(BoundExpression node) => node switch
    {
        BoundLoad or BoundWalk or BoundReferrers => true,
        BoundBinary { Operator: "/" or "%", Type: IntType } n => n.Right is not BoundConstant { Value: not 0L },
        BoundAssignment { Operator: "/" or "%", OperationType: IntType } n => n.Value is not BoundConstant { Value: not 0L },
        BoundAssignment { Target: BoundContainerElement { Container.Type: ListType } } => true,
        BoundContainerElement { Container.Type: ListType } => true,
        BoundBuiltinCall call => call.Builtin.MayFault || Stops(call.Builtin.Name),
        _ => false,
    };

    /// <summary>Is a value of the type an object of ours? After a fault there may be none.</summary>
    public static bool IsReference(YType type) => type is ListType or MapType or SetType or AggType or HandleType or TupleType;

    /// <summary>These end the run, which looks like a fault that no unit can end.</summary>
    private static bool Stops(string builtin) => builtin is "_exit" or "_error" or "assert";

    private static bool AsksRuntime(BoundExpression node) => node switch
    {
        BoundWalk or BoundReferrers or BoundHandleMember { Member: "label" or "path" or "frame" or "tree" or "kind_name" } => true,
        BoundBuiltinCall or BoundFormat => Children.Of(node).Any(a => IsReference(a.Type)),
        _ => false,
    };

    private IEnumerable<FunctionSymbol> Callees(Facts facts) => facts.AsksRuntime ? facts.Calls.Concat(_calledByRuntime) : facts.Calls;

    private bool CanReach(FunctionSymbol from, FunctionSymbol to)
    {
        var seen = new HashSet<FunctionSymbol>();
        var queue = new Queue<FunctionSymbol>(Callees(_facts[from]));
        while (queue.TryDequeue(out FunctionSymbol? function))
        {
            if (function == to)
                return true;

            if (!seen.Add(function))
                continue;

            foreach (FunctionSymbol callee in Callees(_facts[function]))
                queue.Enqueue(callee);
        }

        return false;
    }

    /// <summary>What a function does, its callers do.</summary>
    private void Spread()
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Facts facts in _facts.Values)
            {
                foreach (FunctionSymbol callee in facts.Calls)
                    changed |= facts.Take(_facts[callee]);
            }
        }
    }

    private sealed class Facts
    {
        public Facts(BoundBlock body)
        {
            List<BoundExpression> expressions = [.. Children.AllExpressions(body)];
            List<BoundStatement> statements = [.. Children.Within(body)];
            Calls = [.. expressions.OfType<BoundCall>().Select(c => c.Function)];
            AsksRuntime = expressions.Exists(CallGraph.AsksRuntime);
            HasUnits = statements.Exists(s => s is BoundForeach or BoundTry);
            HasLoops = statements.Exists(s => s is BoundFor or BoundWhile or BoundDoWhile);
            HasEffect = expressions.Exists(IsEffect);
            MayFault = HasUnits || HasLoops || expressions.Exists(FaultsItself);
        }

        public HashSet<FunctionSymbol> Calls { get; }

        public bool AsksRuntime { get; private set; }

        public bool HasUnits { get; private set; }

        public bool HasLoops { get; private set; }

        public bool HasEffect { get; private set; }

        public bool MayFault { get; private set; }

        public bool IsRecursive { get; set; }

        public bool Take(Facts callee)
        {
            (bool, bool, bool, bool, bool) before = (HasUnits, HasLoops, HasEffect, MayFault, AsksRuntime);
            (HasUnits, HasLoops, AsksRuntime) = (HasUnits | callee.HasUnits, HasLoops | callee.HasLoops, AsksRuntime | callee.AsksRuntime);
            (HasEffect, MayFault) = (HasEffect | callee.HasEffect, MayFault | callee.MayFault);
            return before != (HasUnits, HasLoops, HasEffect, MayFault, AsksRuntime);
        }
    }
}

using YLang.Compiler.Diagnostics;

namespace YLang.Compiler.Binding;

/// <summary>Generators are inlined: none may lead back to itself.</summary>
internal static class IteratorCheck
{
    /// <summary>One message for each ring of generators.</summary>
    public static void Run(IEnumerable<BoundFunction> functions, DiagnosticSink sink)
    {
        Dictionary<FunctionSymbol, FunctionSymbol[]> uses = functions
            .Where(f => f.Symbol.Kind == FunctionKind.Iterator)
            .ToDictionary(f => f.Symbol, f => Sources(f.Body).Distinct().ToArray());
        var done = new HashSet<FunctionSymbol>();
        foreach (FunctionSymbol iterator in uses.Keys)
            Follow(iterator, uses, done, sink);
    }

    /// <summary>Depth first, without recursion: a script may have thousands of generators, each using the next.</summary>
    private static void Follow(FunctionSymbol first, Dictionary<FunctionSymbol, FunctionSymbol[]> uses, HashSet<FunctionSymbol> done, DiagnosticSink sink)
    {
        var open = new HashSet<FunctionSymbol>();
        var path = new Stack<(FunctionSymbol Iterator, int Next)>();
        path.Push((first, 0));
        while (path.TryPop(out var step))
        {
            if (step.Next == 0 && !open.Add(step.Iterator))
            {
                sink.Add(Catalogue.IteratorRecursion(step.Iterator.Declaration, step.Iterator.Name));
                continue;
            }

            if (done.Contains(step.Iterator) || !uses.TryGetValue(step.Iterator, out FunctionSymbol[]? used) || step.Next == used.Length)
            {
                open.Remove(step.Iterator);
                done.Add(step.Iterator);
                continue;
            }

            path.Push((step.Iterator, step.Next + 1));
            path.Push((used[step.Next], 0));
        }
    }

    /// <summary>The generators that a statement goes through.</summary>
    private static IEnumerable<FunctionSymbol> Sources(BoundStatement? statement) => statement switch
    {
        BoundBlock b => b.Body.SelectMany(Sources),
        BoundIf i => Sources(i.Then).Concat(Sources(i.Else)),
        BoundFor f => Sources(f.Body),
        BoundWhile w => Sources(w.Body),
        BoundDoWhile d => Sources(d.Body),
        BoundTry t => Sources(t.Body).Concat(Sources(t.Else)),
        BoundSwitch s => s.Sections.SelectMany(x => x.Body).SelectMany(Sources),
        BoundForeach { Source: BoundCall call } f => Sources(f.Body).Prepend(call.Function),
        BoundForeach f => Sources(f.Body),
        _ => [],
    };
}

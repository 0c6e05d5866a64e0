using YLang.Compiler.Binding;
using YLang.Compiler.Diagnostics;

namespace YLang.Compiler.Lowering;

/// <summary>What lowering a body needs to know of the rest of its script, and what it finds out.</summary>
internal sealed class ScriptFacts(BoundScript script, DiagnosticSink diagnostics)
{
    private readonly Dictionary<FunctionSymbol, BoundFunction> _iterators = script.Functions
        .Where(f => f.Symbol.Kind == FunctionKind.Iterator)
        .ToDictionary(f => f.Symbol);

    public CallGraph Calls { get; } = new(script);

    public DiagnosticSink Diagnostics { get; } = diagnostics;

    /// <summary>Functions that are called where the memory may have faulted, and must then not run.</summary>
    public HashSet<FunctionSymbol> Guarded { get; } = [];

    /// <summary>Written so far, in all bodies.</summary>
    public int Statements { get; set; }

    /// <summary>The generator's body, or null: an ordinary function.</summary>
    public BoundFunction? Iterator(FunctionSymbol function) => _iterators.GetValueOrDefault(function);
}

using System.Collections.Immutable;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>A whole script, typed, against one layout.</summary>
/// <param name="SwitchedOff">What the layout lacks, a line each: rules on absent structs, false <c>_has</c>; for the report.</param>
public sealed record BoundScript(
    string Summary, Layout Layout, ImmutableArray<BoundParam> Params, ImmutableArray<BoundGlobal> Globals, ImmutableArray<BoundFunction> Functions,
    ImmutableArray<BoundHeap> Heaps, ImmutableArray<BoundVisit> Visits, ImmutableArray<BoundRoots> Roots, ImmutableArray<BoundProbe> Probes,
    ImmutableArray<string> SwitchedOff)
{
    /// <summary>Heaps that the script walks and another walker has: an entry at a prompt walks that of the library.</summary>
    public ImmutableArray<string> OtherHeaps { get; init; } = [];

    /// <summary>Aggregates keep how their numbers lie: somebody asks for percentiles or the like.</summary>
    public bool KeepsNumbers { get; init; }
}

/// <summary>A declared argument: <c>--arg top=50</c>.</summary>
/// <param name="Default">long, double, bool or string.</param>
public sealed record BoundParam(GlobalSymbol Variable, object Default, string Help);

public sealed record BoundGlobal(GlobalSymbol Variable, BoundExpression? Initializer);

/// <summary>A function, a label's text, or an iterator (before lowering only).</summary>
public sealed record BoundFunction(FunctionSymbol Symbol, BoundBlock Body);

/// <param name="Members">By the names of the specification: <c>_kind</c>, <c>_is_kind</c>, … all present.</param>
public sealed record BoundHeap(string Name, YType ObjectType, ImmutableDictionary<string, BoundFunction> Members, SourceSpan Span);

/// <param name="Of">The rule name, or null: <c>_unknown</c>.</param>
/// <param name="Kind">The kind's variable, or null where the rule names none.</param>
/// <param name="Where">Over the kind's variable alone, or null.</param>
/// <param name="SaysSize">The body contains <c>_size</c>.</param>
public sealed record BoundVisit(string? Of, LocalSymbol Object, LocalSymbol? Kind, BoundExpression? Where, bool SaysSize, BoundBlock Body, SourceSpan Span);

public sealed record BoundRoots(string Heap, BoundBlock Body, SourceSpan Span);

/// <param name="Point">"_begin", "_oneshot", "_timer" or "_end".</param>
/// <param name="Timer">Of a "_timer"; else null.</param>
public sealed record BoundProbe(string Point, BoundTimer? Timer, BoundBlock Body, SourceSpan Span);

/// <param name="Period">As long: a constant above 0, or a <c>_param</c>.</param>
/// <param name="Unit">Milliseconds of one.</param>
public sealed record BoundTimer(BoundExpression Period, long Unit);

using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>A script whose generators are inlined and whose faults are control flow: what the emitter writes down.</summary>
/// <param name="Source">Where everything comes from: names, parameters, layout.</param>
/// <param name="Initializers">Initial values of the global variables that are no constants.</param>
/// <param name="Functions">Functions and labels; no generators.</param>
/// <param name="Recursive">Functions that can come to call themselves: metered.</param>
/// <param name="Guarded">Functions that may be called in an expression that has faulted already: they return at once.</param>
public sealed record LoweredScript(
    BoundScript Source, BoundBlock Initializers, ImmutableArray<BoundFunction> Functions, ImmutableArray<LoweredHeap> Heaps, ImmutableArray<LoweredVisit> Visits,
    ImmutableArray<BoundRoots> Roots, ImmutableArray<BoundProbe> Probes, ImmutableHashSet<FunctionSymbol> Recursive, ImmutableHashSet<FunctionSymbol> Guarded);

/// <param name="KindOffset">Where <c>_kind</c> is nothing but the word at this distance from the object; else -1.</param>
public sealed record LoweredHeap(string Name, ImmutableDictionary<string, BoundFunction> Members, int KindOffset);

/// <param name="Where">Returns whether the rule serves a kind; null: it serves all.</param>
public sealed record LoweredVisit(BoundVisit Source, BoundBlock? Where, BoundBlock Body);

/// <summary>A place that control jumps to. Unused ones are not written.</summary>
public sealed class LabelSymbol(string name)
{
    public string Name { get; } = name;

    public bool IsUsed { get; private set; }

    internal LabelSymbol Use()
    {
        IsUsed = true;
        return this;
    }
}

public sealed record LoweredLabel(SourceSpan Span, LabelSymbol Label) : BoundStatement(Span);

public sealed record LoweredGoto(SourceSpan Span, LabelSymbol Label) : BoundStatement(Span);

/// <summary><c>if (m.Faulted) goto Exit;</c>. Exit null: the method returns.</summary>
public sealed record LoweredFaultCheck(SourceSpan Span, LabelSymbol? Exit) : BoundStatement(Span);

/// <summary><c>if (rt.Poll()) goto Exit;</c>: once per iteration.</summary>
public sealed record LoweredPoll(SourceSpan Span, LabelSymbol? Exit) : BoundStatement(Span);

/// <summary>The end of a guarded unit: <c>if (m.Faulted) { m.Clear(); if (m.Faulted) goto Exit; Else }</c>. What is still faulted after Clear is a stop.</summary>
public sealed record LoweredRecover(SourceSpan Span, LabelSymbol? Exit, BoundBlock? Else) : BoundStatement(Span);

/// <summary>A C# foreach over a container or sequence.</summary>
public sealed record LoweredForeach(SourceSpan Span, ImmutableArray<LocalSymbol> Variables, BoundExpression Source, BoundBlock Body) : BoundStatement(Span);

/// <summary><c>goto case</c> to the next section: C's falling through.</summary>
public sealed record LoweredFallThrough(SourceSpan Span, YType Type, long? Label) : BoundStatement(Span);

/// <summary>Declares the sorter of an <c>order by</c>. Its type as a symbol is the list of its items.</summary>
/// <param name="Limit">As long, or null.</param>
public sealed record LoweredSorter(SourceSpan Span, LocalSymbol Sorter, YType Key, bool IsDescending, BoundExpression? Limit) : BoundStatement(Span);

public sealed record LoweredSorterAdd(SourceSpan Span, LocalSymbol Sorter, BoundExpression Item, BoundExpression Key) : BoundStatement(Span);

/// <summary>What a sorter was given, in order: the source of a foreach.</summary>
public sealed record LoweredSorted(SourceSpan Span, YType Type, LocalSymbol Sorter) : BoundExpression(Span, Type);

/// <summary>Writes an element of a map or list: its parts are free of faults and effects.</summary>
public sealed record LoweredElementStore(SourceSpan Span, BoundExpression Container, BoundExpression Key, BoundExpression Value) : BoundStatement(Span);

public sealed record LoweredTupleItem(SourceSpan Span, YType Type, BoundExpression Tuple, int Index) : BoundExpression(Span, Type);

/// <param name="Captures">The function's groups; null where it never asks for them.</param>
public sealed record LoweredMatch(SourceSpan Span, YType Type, LocalSymbol? Captures, BoundExpression Text, string Pattern, bool Negated) : BoundExpression(Span, Type);

public sealed record LoweredCapture(SourceSpan Span, YType Type, LocalSymbol Captures, int Group) : BoundExpression(Span, Type);

/// <summary>A counter goes down by one; the value is true when it was 0 or less already. Carries <c>limit</c>.</summary>
public sealed record LoweredIsUsedUp(SourceSpan Span, LocalSymbol Counter) : BoundExpression(Span, new BoolType());

using YLang.Runtime.Values;

namespace YLang.Runtime.Walking;

/// <summary>A <c>_heap</c> of a script with its <c>_visit</c> rules and roots. The emitted walker implements it; every member but the lists may raise a fault in the memory.</summary>
public interface IHeap
{
    /// <summary>Where <see cref="Kind"/> is the 8-byte word at a constant distance from the object: that distance; else -1. Spares the walk a call per object.</summary>
    int KindOffset => -1;

    ulong Kind(ulong o);

    bool IsKind(ulong t);

    /// <returns>0: none.</returns>
    ulong Base(ulong t);

    string RuleName(ulong t);

    string KindName(ulong t);

    /// <returns>Bytes before each object of the kind.</returns>
    long Overhead(ulong t);

    long Size(ulong o, ulong t);

    bool Visible(ulong t);

    bool IsObject(ulong p);

    /// <summary>An object in a few words, for who looks at it; "" where the heap has none for it.</summary>
    string Show(ulong o) => "";

    /// <summary>The texts of <see cref="Label.Text"/> and <see cref="Label.Each"/> labels.</summary>
    IReadOnlyList<string> Literals { get; }

    /// <summary>The rules by number.</summary>
    IReadOnlyList<RuleInfo> Rules { get; }

    /// <summary>The rule's <c>where</c>; true for a rule without one.</summary>
    bool Applies(int rule, ulong kind);

    /// <param name="labelKind">As given to <see cref="Label.Declared"/>.</param>
    /// <param name="payload">Its low 52 bits, zero-extended.</param>
    string LabelText(int labelKind, ulong payload);

    /// <summary>Makes the sink for the mode, runs the roots (or takes the start), drains, finishes.</summary>
    Graph Walk(WalkRequest request);

    /// <summary>Runs the rules of every object of <paramref name="graph"/> with a <see cref="ReferrersSink"/>.</summary>
    YList<(ulong From, string Label)> Referrers(Graph graph, ulong target);

    /// <summary>Runs the rules of one object of <paramref name="graph"/> with a <see cref="ReferencesSink"/>.</summary>
    YList<(ulong To, string Label, bool Visible)> References(Graph graph, ulong holder);

    /// <summary>Runs the rules of one object with an <see cref="EdgesSink"/>.</summary>
    YList<(ulong To, int How, long Bytes)> Edges(EdgesSink sink) => sink.Result;
}

/// <param name="Of">The rule name served, or null: <c>_unknown</c>.</param>
public sealed record RuleInfo(string? Of, bool SaysSize, bool HasWhere);

/// <param name="Start">The object to begin at, or 0: the roots.</param>
public readonly record struct WalkRequest(bool VisibleOnly, ulong Start = 0);

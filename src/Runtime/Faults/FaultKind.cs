namespace YLang.Runtime.Faults;

/// <summary>What can go wrong with a target and is ordinary: counted, never thrown.</summary>
public enum FaultKind
{
    /// <summary>A read outside what is mapped or was copied.</summary>
    Unreadable,

    /// <summary>A structure that contradicts itself: stopped in the middle of a change, or garbage.</summary>
    Torn,

    /// <summary>An object whose kind is none.</summary>
    UnknownTypes,

    /// <summary>Division by zero.</summary>
    Arithmetic,

    /// <summary>Recursion deeper than the limit.</summary>
    Depth,

    /// <summary>An index outside of its list, an element taken from an empty one.</summary>
    OutOfRange,

    /// <summary>No fault: an edge that was found by scanning words.</summary>
    Conservative,
}

/// <summary>How often each kind of fault was met.</summary>
public sealed class FaultCounts
{
    // By the last kind: asking reflection how many there are is felt at the start of a small script.
    private readonly long[] _counts = new long[(int)FaultKind.Conservative + 1];

    public long this[FaultKind kind] => _counts[(int)kind];

    public void Add(FaultKind kind) => _counts[(int)kind]++;
}

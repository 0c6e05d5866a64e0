using System.Collections.Immutable;

namespace YLang.Compiler.Doctoring;

/// <summary>What became of an invariant.</summary>
public enum Outcome
{
    Held,
    Failed,

    /// <summary>The target has nothing to try it on.</summary>
    NotTried,
}

/// <param name="Why">Of a failed one what was found, of one not tried the reason; "" where nothing was said.</param>
/// <param name="Read">The fields it has read, by number, the last first: with that one it was when it failed.</param>
public sealed record Verdict(Invariant Invariant, Outcome Outcome, string Why, ImmutableArray<int> Read);

/// <summary>All invariants of a script, tried once on a target.</summary>
public sealed record Examination(ImmutableArray<Verdict> Verdicts)
{
    public IEnumerable<Verdict> Failed => Verdicts.Where(v => v.Outcome == Outcome.Failed);

    public bool IsClean => !Failed.Any();
}

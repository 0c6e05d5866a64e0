using System.Collections.Immutable;

namespace YLang.Compiler.Doctoring;

/// <summary>A field that may be wrong.</summary>
/// <param name="Offset">What makes the most invariants hold; null: no other place helps.</param>
/// <param name="AndFollowing">So do the fields behind it, all moved as far: something came in, or went, in front of it.</param>
/// <param name="StillFailing">Invariants that fail with it moved.</param>
public sealed record Suspect(string Struct, string Field, long Stated, long? Offset, bool AndFollowing, int StillFailing);

/// <param name="Suspects">The likeliest first, few.</param>
/// <param name="Tries">Sets of places that were tried.</param>
public sealed record Diagnosis(Examination Examination, ImmutableArray<Suspect> Suspects, int Tries);

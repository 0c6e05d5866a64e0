namespace YLang.Runtime.Walking;

/// <summary>
/// What a walk does with what the rules say. Implemented by structs only: rules are generic over the sink, so that each mode becomes code of its own without virtual calls.
/// A reference that is 0 is none, and is passed over: a read that failed gives one.
/// </summary>
public interface IEdgeSink
{
    /// <summary>Ends the object before (its guarded unit, its size) and takes the next one.</summary>
    /// <returns>False: everything found so far is done; or the run must stop.</returns>
    bool Next(out ulong o, out ulong kind, out RuleSet rules);

    void Ref(ulong p, Label label);

    void HiddenRef(ulong p, Label label);

    void LateRef(ulong p, Label label);

    void MaybeRef(ulong word, Label label);

    /// <summary>The first rule that says it wins: rules run most derived first.</summary>
    void Size(long bytes);

    void Own(ulong p, long bytes);

    void Hidden(ulong p, long bytes);

    /// <summary>0 to 15: of the reference by which the present object was found.</summary>
    int Role { get; }

    /// <summary>The object that held that reference; 0 for a root.</summary>
    ulong Holder { get; }
}

using System.Runtime.CompilerServices;

namespace YLang.Runtime.Walking;

/// <summary>Everything that is referred to, with paths and sizes: <c>_walk</c>.</summary>
public readonly struct AttributedSink(HeapWalk walk) : IEdgeSink
{
    public int Role => walk.Role;

    public ulong Holder => walk.Holder;

    public bool Next(out ulong o, out ulong kind, out RuleSet rules) => walk.Next(out o, out kind, out rules);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ref(ulong p, Label label) => walk.Ref(p, label);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void HiddenRef(ulong p, Label label) => walk.Ref(p, label);

    public void LateRef(ulong p, Label label) => walk.LateRef(p, label);

    public void MaybeRef(ulong word, Label label) => walk.MaybeRef(word, label);

    public void Size(long bytes) => walk.Size(bytes);

    public void Own(ulong p, long bytes) => walk.Own(p, bytes);

    public void Hidden(ulong p, long bytes) => walk.Hidden(p, bytes);
}

/// <summary>
/// Only what the runtime's own collector reports: <c>_walk_visible</c>. References from objects of kinds it does not look into, hidden ones and guesses do not count; a late one is
/// as good as any.
/// </summary>
public readonly struct VisibleSink(HeapWalk walk) : IEdgeSink
{
    public int Role => walk.Role;

    public ulong Holder => walk.Holder;

    public bool Next(out ulong o, out ulong kind, out RuleSet rules) => walk.Next(out o, out kind, out rules);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ref(ulong p, Label label)
    {
        if (walk.CurrentIsVisible)
            walk.Ref(p, label);
    }

    public void HiddenRef(ulong p, Label label)
    {
    }

    public void LateRef(ulong p, Label label) => Ref(p, label);

    public void MaybeRef(ulong word, Label label)
    {
    }

    public void Size(long bytes) => walk.Size(bytes);

    public void Own(ulong p, long bytes) => walk.Own(p, bytes);

    public void Hidden(ulong p, long bytes) => walk.Hidden(p, bytes);
}

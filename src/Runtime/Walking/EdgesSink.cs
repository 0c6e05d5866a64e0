using YLang.Runtime.Memory;
using YLang.Runtime.Values;

namespace YLang.Runtime.Walking;

/// <summary>Runs the rules over one object and keeps what they say, as they say it: for whoever doubts them. Nothing is followed, and nothing need be an object.</summary>
public struct EdgesSink : IEdgeSink
{
    /// <summary>What is kept of one object: who looks at a container for what its rules say has seen enough then.</summary>
    private const int Most = 256;

    private readonly KindTable _kinds;
    private readonly ulong _object;
    private readonly ulong _kind;
    private bool _begun;

    internal EdgesSink(IHeap heap, TargetMemory memory, KindTable kinds, Faults.Budget budget, ulong o)
    {
        (_kinds, _object) = (kinds, o);

        // Asked by a script whose unit has faulted: the answer will not be seen, and the fault must stay.
        _begun = memory.Faulted;
        _kind = _begun ? 0 : heap.Kind(o);
        _begun |= memory.Faulted;
        Result = new YList<(ulong To, int How, long Bytes)>(budget);
    }

    /// <summary>In the order of the rules. How: 0 a reference, 1 a hidden one, 2 a late one, 3 a word that may be one, 4 a buffer, 5 a hidden one, 6 the size.</summary>
    public YList<(ulong To, int How, long Bytes)> Result { get; }

    public readonly int Role => 0;

    public readonly ulong Holder => 0;

    public bool Next(out ulong o, out ulong kind, out RuleSet rules)
    {
        (o, kind, rules) = (_object, _kind, default);
        if (_begun)
            return false;

        _begun = true;
        int number = _kinds.Find(_kind);
        if (number < 0)
            return false;

        rules = new RuleSet(_kinds[number].Rules);
        return true;
    }

    public readonly void Ref(ulong p, Label label) => Add(p, 0, 0);

    public readonly void HiddenRef(ulong p, Label label) => Add(p, 1, 0);

    public readonly void LateRef(ulong p, Label label) => Add(p, 2, 0);

    public readonly void MaybeRef(ulong word, Label label) => Add(word, 3, 0);

    public readonly void Own(ulong p, long bytes) => Add(p, 4, bytes);

    public readonly void Hidden(ulong p, long bytes) => Add(p, 5, bytes);

    public readonly void Size(long bytes) => Add(_object, 6, bytes);

    private readonly void Add(ulong p, int how, long bytes)
    {
        if (Result.Count < Most && p != 0)
            Result.Push((p, how, bytes));
    }
}

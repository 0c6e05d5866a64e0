using YLang.Runtime.Faults;

namespace YLang.Runtime.Walking;

/// <summary>References that wait: late ones until the queue is empty, words that may be references until there are no late ones either.</summary>
public sealed partial class HeapWalk
{
    private readonly List<Edge> _late = [], _maybe = [];

    /// <summary>Counted apart from the other edges, whose count says where in the ring the next one goes.</summary>
    private long _delayed;

    internal void LateRef(ulong p, Label label)
    {
        if (p == 0)
            return;

        _delayed++;
        if ((p & 7) != 0)
            BadReference(p);
        else if (!_marks.IsMarked(p))
            Wait(_late, p, label);
    }

    internal void MaybeRef(ulong word, Label label)
    {
        if (word != 0 && (word & 7) == 0 && !_marks.IsMarked(word) && _memory.Readable(word, 8))
            Wait(_maybe, word, label);
    }

    private void Wait(List<Edge> list, ulong p, Label label)
    {
        if (list.Count == list.Capacity && !_budget.Charge((list.Count + 4L) * 24))
            _stopped = true;
        else
            list.Add(new Edge(p, label, _current));
    }

    /// <returns>True: the queue has something again.</returns>
    private bool TakeDelayed() => TakeLate() || TakeMaybe();

    private bool TakeLate()
    {
        foreach (Edge late in _late)
            Take(late);

        _late.Clear();
        return _next < _nodes.Count;
    }

    private bool TakeMaybe()
    {
        foreach (Edge maybe in _maybe)
        {
            if (_marks.IsMarked(maybe.Address) || !IsObject(maybe.Address) || !_marks.TryMark(maybe.Address, out _))
                continue;

            _delayed++;
            _memory.Counts.Add(FaultKind.Conservative);
            Add(maybe);
        }

        _maybe.Clear();
        return _next < _nodes.Count;
    }

    private bool IsObject(ulong p)
    {
        bool holds = _heap.IsObject(p) && !_memory.Faulted;
        _memory.Clear();
        return holds;
    }
}

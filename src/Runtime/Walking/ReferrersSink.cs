using YLang.Runtime.Values;

namespace YLang.Runtime.Walking;

/// <summary>Runs the rules over the objects of a finished graph and keeps those that refer to one address. Roots are no objects: they are not among them.</summary>
public struct ReferrersSink : IEdgeSink
{
    /// <summary>References kept: a report shows dozens, and an address such as that of None has millions.</summary>
    private const int MostReferrers = 1_000_000;

    private readonly Graph _graph;
    private readonly ulong _target;
    private int _index;

    public ReferrersSink(Graph graph, ulong target)
    {
        // Asked by a script whose unit has faulted: the answer will not be seen, and the fault must stay.
        (_graph, _target, _index) = (graph, target, graph.Memory.Faulted ? graph.Rows.Count : -1);
        Result = new YList<(ulong From, string Label)>(graph.Budget);
    }

    /// <summary>Holder and label of each reference, in the order of the graph; an object that refers twice stands there twice.</summary>
    public YList<(ulong From, string Label)> Result { get; }

    public readonly int Role => _graph.Rows[_index].Label.Role;

    public readonly ulong Holder => new Node(_graph, _index).Parent.Address;

    public bool Next(out ulong o, out ulong kind, out RuleSet rules)
    {
        // The unit of the object before ends here; a stop survives Clear.
        if (_index >= 0 && _index < _graph.Rows.Count)
            _graph.Memory.Clear();

        if (++_index >= _graph.Rows.Count || Result.Count >= MostReferrers || _graph.Memory.Faulted || MustStop())
        {
            (o, kind, rules) = (0, 0, default);
            return false;
        }

        ref NodeRow row = ref _graph.Rows[_index];
        ref readonly KindInfo info = ref _graph.Kinds[row.Kind];
        (o, kind, rules) = (row.Address, info.Address, new RuleSet(info.Rules));
        return true;
    }

    public readonly void Ref(ulong p, Label label)
    {
        if (p == _target && p != 0)
            Result.Push((_graph.Rows[_index].Address, _graph.TextOf(label, p)));
    }

    public readonly void HiddenRef(ulong p, Label label) => Ref(p, label);

    public readonly void LateRef(ulong p, Label label) => Ref(p, label);

    public readonly void MaybeRef(ulong word, Label label) => Ref(word, label);

    public readonly void Size(long bytes)
    {
    }

    public readonly void Own(ulong p, long bytes)
    {
    }

    public readonly void Hidden(ulong p, long bytes)
    {
    }

    private readonly bool MustStop() => (_index & 0xFFF) == 0 && _graph.Budget.IsOver;
}

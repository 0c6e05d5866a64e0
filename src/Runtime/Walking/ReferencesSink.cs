using YLang.Runtime.Values;

namespace YLang.Runtime.Walking;

/// <summary>Runs the rules over one object of a finished graph and keeps what it refers to in that graph.</summary>
public struct ReferencesSink : IEdgeSink
{
    /// <summary>References kept: what a script asks for one object; a container of more is one to count, not to list.</summary>
    private const int MostReferences = 1_000_000;

    private readonly Graph _graph;
    private readonly Node _node;
    private readonly bool _visible;
    private bool _begun;

    public ReferencesSink(Graph graph, ulong holder)
    {
        _graph = graph;
        _node = graph.Find(holder);
        // Asked by a script whose unit has faulted: the answer will not be seen, and the fault must stay.
        _begun = graph.Memory.Faulted || !_node.IsPresent;
        _visible = !_begun && graph.Kinds[graph.Rows[_node.Number].Kind].Visible;
        Result = new YList<(ulong To, string Label, bool Visible)>(graph.Budget);
    }

    /// <summary>Each reference in the order of the rules, with whether the runtime's collector reports it; what is not in the graph is left out, as are guesses.</summary>
    public YList<(ulong To, string Label, bool Visible)> Result { get; }

    public readonly int Role => _graph.Rows[_node.Number].Label.Role;

    public readonly ulong Holder => _node.Parent.Address;

    public bool Next(out ulong o, out ulong kind, out RuleSet rules)
    {
        (o, kind, rules) = (0, 0, default);
        if (_begun)
            return false;

        _begun = true;
        ref NodeRow row = ref _graph.Rows[_node.Number];
        ref readonly KindInfo info = ref _graph.Kinds[row.Kind];
        (o, kind, rules) = (row.Address, info.Address, new RuleSet(info.Rules));
        return true;
    }

    public readonly void Ref(ulong p, Label label) => Add(p, label, _visible);

    public readonly void HiddenRef(ulong p, Label label) => Add(p, label, visible: false);

    public readonly void LateRef(ulong p, Label label) => Add(p, label, _visible);

    public readonly void MaybeRef(ulong word, Label label)
    {
    }

    public readonly void Size(long bytes)
    {
    }

    public readonly void Own(ulong p, long bytes)
    {
    }

    public readonly void Hidden(ulong p, long bytes)
    {
    }

    private readonly void Add(ulong p, Label label, bool visible)
    {
        if (p != 0 && Result.Count < MostReferences && _graph.Find(p).IsPresent)
            Result.Push((p, _graph.TextOf(label, p), visible));
    }
}

using YLang.Runtime.Reporting;
using YLang.Runtime.Values;

namespace YLang.Runtime.Walking;

/// <summary>An object of a walk, or the absent one: its members are 0, "" and absent.</summary>
public readonly struct Node : IEquatable<Node>
{
    private readonly Graph? _graph;
    private readonly int _number;

    internal Node(Graph? graph, int number) => (_graph, _number) = (graph, number);

    public bool IsPresent => _graph is not null;

    public ulong Address => _graph is null ? 0 : Row.Address;

    /// <summary>The kind's address.</summary>
    public ulong Kind => _graph is null ? 0 : _graph.Kinds[Row.Kind].Address;

    public string KindName => _graph is null ? "" : _graph.Kinds.Name(Row.Kind);

    /// <summary>Bytes, as the runtime itself counts them.</summary>
    public long Size => _graph is null ? 0 : _graph.Rows.SizeOf(_number);

    /// <summary><see cref="Size"/> and the memory that the runtime hides.</summary>
    public long Bytes => _graph is null ? 0 : _graph.Rows.BytesOf(_number);

    /// <summary>The object on whose visit this one was found; absent for a root.</summary>
    public Node Parent => _graph is null || Row.Parent < 0 ? default : new Node(_graph, Row.Parent);

    /// <summary>The label of the edge by which it was found.</summary>
    public string LabelText => _graph is null ? "" : _graph.Labels.Text(Row.Label, Row.Kind);

    /// <summary>The labels from a root to here, as the tree of paths has them.</summary>
    public ReportPath Path => Frame.Path;

    public Frame Frame => _graph is null ? default : new Frame(_graph.FrameTree, _graph.FrameTree.FrameOf(_number));

    internal int Number => _number;

    private ref readonly NodeRow Row => ref _graph!.Rows[_number];

    public static bool operator ==(Node left, Node right) => left.Equals(right);

    public static bool operator !=(Node left, Node right) => !left.Equals(right);

    public bool Equals(Node other) => ReferenceEquals(_graph, other._graph) && _number == other._number;

    public override bool Equals(object? obj) => obj is Node other && Equals(other);

    public override int GetHashCode() => _number;

    public override string ToString() => _graph is null ? Text.Absent : $"{KindName} at {new Address(Address)}";
}

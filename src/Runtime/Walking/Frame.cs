using System.Collections.Immutable;
using YLang.Runtime.Reporting;
using YLang.Runtime.Values;

namespace YLang.Runtime.Walking;

/// <summary>A frame of the tree of paths, or the absent one: its members are 0, "" and absent.</summary>
public readonly struct Frame : IEquatable<Frame>, IFlameSource
{
    private readonly FrameTree? _tree;
    private readonly int _frame;

    internal Frame(FrameTree? tree, int frame) => (_tree, _frame) = (tree, frame);

    public bool IsPresent => _tree is not null;

    /// <summary>"" for the root.</summary>
    public string Label => _tree is null ? "" : _tree.Label(_frame);

    /// <summary>Of its own objects and all below it.</summary>
    public long Bytes => _tree is null ? 0 : _tree[_frame].Bytes;

    public long SelfBytes => _tree is null ? 0 : _tree[_frame].SelfBytes;

    /// <summary>Objects in it and below it.</summary>
    public long Count => _tree is null ? 0 : _tree[_frame].Count;

    public long SelfCount => _tree is null ? 0 : _tree[_frame].SelfCount;

    /// <summary>0 for the root, at most 64.</summary>
    public long Depth => _tree is null ? 0 : _tree[_frame].Depth;

    /// <summary>Absent for the root.</summary>
    public Frame Parent => _tree is null || _tree[_frame].Parent < 0 ? default : new Frame(_tree, _tree[_frame].Parent);

    /// <summary>The first object of the frame; absent for a root that has none of its own.</summary>
    public Node Node => _tree is null || _tree[_frame].FirstNode < 0 ? default : new Node(_tree.Graph, _tree[_frame].FirstNode);

    /// <summary>The frames below, by bytes, descending.</summary>
    public FrameChildren Children => new(_tree, _frame);

    /// <summary>The labels from below the root to here.</summary>
    public ReportPath Path
    {
        get
        {
            var labels = ImmutableArray.CreateBuilder<string>();
            for (Frame frame = this; frame.Depth > 0; frame = frame.Parent)
                labels.Add(frame.Label);

            labels.Reverse();
            return labels.Count == 0 ? ReportPath.Empty : new ReportPath(labels.ToImmutable());
        }
    }

    public static bool operator ==(Frame left, Frame right) => left.Equals(right);

    public static bool operator !=(Frame left, Frame right) => !left.Equals(right);

    /// <summary>The frame below with this label, or the absent one.</summary>
    public Frame Child(string label)
    {
        foreach (Frame child in Children)
        {
            if (child.Label == label)
                return child;
        }

        return default;
    }

    public FlameFrame Flame(double minShare) => FlameBuilder.Build(this, minShare);

    public bool Equals(Frame other) => ReferenceEquals(_tree, other._tree) && _frame == other._frame;

    public override bool Equals(object? obj) => obj is Frame other && Equals(other);

    public override int GetHashCode() => _frame;

    public override string ToString() => _tree is null ? Text.Absent : Path.ToString();
}

/// <summary>The frames below a frame, by bytes, descending.</summary>
public readonly struct FrameChildren
{
    private readonly FrameTree? _tree;
    private readonly int _frame;

    internal FrameChildren(FrameTree? tree, int frame) => (_tree, _frame) = (tree, frame);

    public long Count => _tree is null ? 0 : _tree.Children(_frame).Length;

    public Frame this[long index] => _tree is not null && (ulong)index < (ulong)Count ? new Frame(_tree, _tree.Children(_frame)[(int)index]) : default;

    public Enumerator GetEnumerator() => new(this);

    public struct Enumerator(FrameChildren children)
    {
        private readonly long _count = children.Count;
        private long _index = -1;

        public readonly Frame Current => children[_index];

        public bool MoveNext() => ++_index < _count;
    }
}

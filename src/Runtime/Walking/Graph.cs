using YLang.Runtime.Faults;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Walking;

/// <summary>What a walk found: the objects in the order found, each once. Immutable but for what is built when first asked for.</summary>
public sealed class Graph
{
    private AddressIndex? _index;
    private FrameTree? _tree;
    private LabelTexts? _labels;

    private readonly BufferTable _buffers;
    private Holdings? _holdings;

    private readonly MarkBitmap? _marks;

    /// <param name="marks">Of the objects' addresses and no others; null: there are no objects.</param>
    internal Graph(IHeap heap, TargetMemory memory, Budget budget, KindTable kinds, NodeTable rows, BufferTable buffers, MarkBitmap? marks, long edges)
    {
        (Heap, Memory, Budget, Kinds, Rows, _buffers, _marks, Edges) = (heap, memory, budget, kinds, rows, buffers, marks, edges);
        for (int i = 0; i < rows.Count; i++)
        {
            Size = Walking.Bytes.Add(Size, rows.SizeOf(i));
            Bytes = Walking.Bytes.Add(Bytes, rows.BytesOf(i));
        }
    }

    /// <summary>Of no walk: without objects.</summary>
    public static Graph None(TargetMemory memory, Budget budget) => new(null!, memory, budget, null!, new NodeTable(), new BufferTable(), null, 0);

    public long Count => Rows.Count;

    /// <summary>Bytes of all objects, as the runtime itself counts them.</summary>
    public long Size { get; }

    /// <summary>Bytes of all objects with the memory that the runtime hides.</summary>
    public long Bytes { get; }

    /// <summary>References followed, roots and those to objects already known included.</summary>
    public long Edges { get; }

    /// <summary>The root of the tree of paths. Built when first asked for.</summary>
    public Frame Tree => new(FrameTree, 0);

    /// <summary>The node of this number; absent outside 0 to <see cref="Count"/> - 1.</summary>
    public Node this[long number] => (ulong)number < (ulong)Count ? new Node(this, (int)number) : default;

    internal IHeap Heap { get; }

    internal TargetMemory Memory { get; }

    internal Budget Budget { get; }

    internal KindTable Kinds { get; }

    internal NodeTable Rows { get; }

    internal LabelTexts Labels => _labels ??= new LabelTexts(Heap, Memory, Kinds);

    internal FrameTree FrameTree => _tree ??= FrameTreeBuilder.Build(this);

    /// <summary>The node of the object at this address, or the absent one.</summary>
    public Node Find(ulong address)
    {
        int number = (_index ??= new AddressIndex(Rows)).Find(address);
        return number < 0 ? default : new Node(this, number);
    }

    /// <summary>Is there an object at this address (or elsewhere in its 16 bytes)? What <see cref="Find"/> says without its index.</summary>
    public bool Contains(ulong address) => _marks is { } marks && marks.IsMarked(address);

    /// <summary>Bytes of the objects and their buffers that begin in the pages of 4096 bytes that hold these.</summary>
    public long Held(ulong address, long bytes) => Holdings.Held(address, bytes);

    /// <summary>The object that begins, or a buffer of which begins, first within these bytes; or the absent one.</summary>
    public Node OwnerOf(ulong address, long bytes)
    {
        int number = Holdings.FirstOwner(address, bytes);
        return number < 0 ? default : new Node(this, number);
    }

    private Holdings Holdings => _holdings ??= new Holdings(Rows, _buffers, Budget);

    public NodeEnumerator GetEnumerator() => new(this);

    public override string ToString() => $"{Count} objects, {Bytes} bytes";

    /// <summary>The text of an edge to the object at <paramref name="to"/>.</summary>
    internal string TextOf(Label label, ulong to) => Labels.Text(label, label.Kind == LabelKind.Each && Find(to) is { IsPresent: true } node ? Rows[node.Number].Kind : -1);

    public struct NodeEnumerator(Graph graph)
    {
        private int _number = -1;

        public readonly Node Current => new(graph, _number);

        public bool MoveNext()
        {
            // Who goes over all objects looks into them: the order is not that of their addresses, so each look would wait for memory.
            if (_number + HeapWalk.PrefetchAhead < graph.Rows.Count)
                graph.Memory.Prefetch(graph.Rows[_number + HeapWalk.PrefetchAhead].Address);

            return ++_number < graph.Rows.Count;
        }
    }
}

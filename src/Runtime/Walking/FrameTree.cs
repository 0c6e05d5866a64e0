namespace YLang.Runtime.Walking;

/// <summary>
/// The tree of paths as columns: one frame per distinct pair of parent frame and label text. Frame 0 is the root, a parent's number is less than its children's. Built by
/// <see cref="FrameTreeBuilder"/>.
/// </summary>
internal sealed class FrameTree
{
    private readonly Graph _graph;
    private readonly FrameRow[] _rows;
    private readonly int[] _frameOfNode;
    private int[]? _childStart, _children;

    public FrameTree(Graph graph, FrameRow[] rows, int count, int[] frameOfNode)
    {
        (_graph, _rows, Count, _frameOfNode) = (graph, rows, count, frameOfNode);
        for (int i = count - 1; i >= 0; i--)
        {
            ref FrameRow row = ref rows[i];
            row.Bytes = Bytes.Add(row.Bytes, row.SelfBytes);
            row.Count += row.SelfCount;
            if (row.Parent >= 0)
            {
                rows[row.Parent].Bytes = Bytes.Add(rows[row.Parent].Bytes, row.Bytes);
                rows[row.Parent].Count += row.Count;
            }
        }
    }

    public int Count { get; }

    public Graph Graph => _graph;

    public ref readonly FrameRow this[int frame] => ref _rows[frame];

    public string Label(int frame) => _rows[frame].Text < 0 ? "" : _graph.Labels[_rows[frame].Text];

    public int FrameOf(int node) => _frameOfNode[node];

    /// <summary>The frames below, by bytes, descending; of equal ones the first found first.</summary>
    public ReadOnlySpan<int> Children(int frame)
    {
        if (_children is null)
            SortChildren();

        return _children.AsSpan(_childStart![frame].._childStart[frame + 1]);
    }

    private void SortChildren()
    {
        int[] start = new int[Count + 1], children = new int[Math.Max(0, Count - 1)];
        for (int i = 1; i < Count; i++)
            start[_rows[i].Parent + 1]++;

        for (int i = 0; i < Count; i++)
            start[i + 1] += start[i];

        int[] fill = start.AsSpan(0, Count).ToArray();
        for (int i = 1; i < Count; i++)
            children[fill[_rows[i].Parent]++] = i;

        for (int i = 0; i < Count; i++)
            children.AsSpan(start[i]..start[i + 1]).Sort(ByBytes);

        (_childStart, _children) = (start, children);
    }

    private int ByBytes(int a, int b) => _rows[a].Bytes == _rows[b].Bytes ? a.CompareTo(b) : _rows[b].Bytes.CompareTo(_rows[a].Bytes);
}

/// <summary>One frame. Bytes and Count are sums over the frame and all below it.</summary>
internal struct FrameRow
{
    public int Parent, Text, Depth, FirstNode;
    public long SelfBytes, SelfCount, Bytes, Count;
}

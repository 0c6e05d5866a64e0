using YLang.Runtime.Faults;
using YLang.Runtime.Native;

namespace YLang.Runtime.Walking;

/// <summary>Builds the tree of paths in one pass over the nodes: a node's parent stands before it, so the parent's frame is known.</summary>
internal sealed class FrameTreeBuilder
{
    /// <summary>Frames below one another; what lies deeper belongs to its ancestor at this depth. A linked list of a million is not a path.</summary>
    public const int MaxDepth = 64;

    private const int Root = 0;

    /// <summary>A frame with its slots.</summary>
    private const int RowBytes = 48 + (2 * sizeof(int));

    private FrameRow[] _rows = new FrameRow[1024];
    private int[] _slots = new int[4096];
    private int _shift = 64 - 12;
    private int _count;
    private int _lastFound;

    private readonly Budget _budget;

    private FrameTreeBuilder(Budget budget)
    {
        _budget = budget;
        Add(-1, LabelTexts.None, 0, -1);
    }

    public static FrameTree Build(Graph graph)
    {
        var builder = new FrameTreeBuilder(graph.Budget);
        int[] frameOf = LargeArray.Allocate<int>(graph.Rows.Count);
        graph.Budget.Charge(4L * frameOf.Length);
        for (int i = 0; i < frameOf.Length; i++)
        {
            ref readonly NodeRow node = ref graph.Rows[i];
            int frame = builder.FrameFor(node.Parent < 0 ? Root : frameOf[node.Parent], graph.Labels.Number(node.Label, node.Kind), i);
            frameOf[i] = frame;
            ref FrameRow row = ref builder._rows[frame];
            row.SelfBytes = Bytes.Add(row.SelfBytes, graph.Rows.BytesOf(i));
            row.SelfCount++;
        }

        return new FrameTree(graph, builder._rows, builder._count, frameOf);
    }

    private int FrameFor(int parent, int text, int node)
    {
        if (text == LabelTexts.None)
        {
            ref FrameRow inside = ref _rows[parent];
            inside.FirstNode = inside.FirstNode < 0 ? node : inside.FirstNode;
            return parent;
        }

        if (_rows[parent].Text == text || _rows[parent].Depth >= MaxDepth)
            return parent;

        // Siblings stand together and mostly share a label.
        if (_rows[_lastFound].Parent == parent && _rows[_lastFound].Text == text)
            return _lastFound;

        int slot = FindSlot(parent, text);
        _lastFound = _slots[slot] - 1;
        if (_lastFound >= 0)
            return _lastFound;

        _lastFound = Add(parent, text, _rows[parent].Depth + 1, node);
        _slots[slot] = _lastFound + 1;
        if (_count * 2 > _slots.Length)
            Rehash();

        return _lastFound;
    }

    private int Add(int parent, int text, int depth, int node)
    {
        if (_count == _rows.Length)
        {
            // Charged, not asked: a tree is whole or of no use. A run past its budget ends at its next poll.
            _budget.Charge((long)_count * RowBytes);
            Array.Resize(ref _rows, _count * 2);
        }

        _rows[_count] = new FrameRow { Parent = parent, Text = text, Depth = depth, FirstNode = node };
        return _count++;
    }

    private int FindSlot(int parent, int text)
    {
        ulong key = ((ulong)(uint)parent << 32) | (uint)text;
        int slot = (int)((key * 0x9E3779B97F4A7C15) >> _shift);
        while (_slots[slot] is not 0 and int frame && (_rows[frame - 1].Parent != parent || _rows[frame - 1].Text != text))
            slot = (slot + 1) & (_slots.Length - 1);

        return slot;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        _shift--;
        for (int i = 1; i < _count; i++)
            _slots[FindSlot(_rows[i].Parent, _rows[i].Text)] = i + 1;
    }
}

using System.Runtime.CompilerServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Walking;

/// <summary>
/// A breadth-first walk of a heap: what is found is marked, queued and later visited once. The sinks are thin faces of it. No recursion, no allocation per object, no virtual call
/// per edge.
/// </summary>
public sealed partial class HeapWalk
{
    /// <summary>Objects between two looks at the budget.</summary>
    private const int PollEvery = 4096;

    /// <summary>How many objects ahead the queue's memory is asked for: the time of a few visits is the time of a miss.</summary>
    internal const int PrefetchAhead = 16;

    /// <summary>Edges noted before the first of them is taken, less one.</summary>
    private const int NotedMask = 15;

    private readonly IHeap _heap;
    private readonly TargetMemory _memory;
    private readonly MarkBitmap _marks;
    private readonly Budget _budget;
    private readonly KindTable _kinds;
    private readonly NodeTable _nodes = new();
    private readonly BufferTable _buffers = new();
    private readonly int _kindOffset;
    private readonly List<int> _dropped = [];

    /// <summary>A ring: the place of the next edge holds the oldest.</summary>
    private readonly Edge[] _noted = new Edge[NotedMask + 1];
    private int _next, _current = -1, _ticks = PollEvery;
    private bool _stopped, _sizeSaid, _visible = true;
    private long _size, _own, _hidden, _edges, _overhead;
    private ulong _object, _kind;

    public HeapWalk(IHeap heap, TargetMemory memory, Budget budget)
        : this(heap, memory, budget, new KindTable(heap, memory))
    {
    }

    /// <param name="kinds">What earlier walks of the same heap have learned about its kinds.</param>
    internal HeapWalk(IHeap heap, TargetMemory memory, Budget budget, KindTable kinds)
    {
        (_heap, _memory, _budget, _kinds) = (heap, memory, budget, kinds);
        _marks = memory.NewMarks();
        _kindOffset = heap.KindOffset;

        // Asked for by a script whose unit has faulted: the graph will not be seen.
        _stopped = memory.Faulted;
    }

    /// <summary>The budget or the script ended the walk: what it has is a part.</summary>
    public bool Stopped => _stopped;

    /// <summary>May the present object's references be followed in a walk of what the runtime's collector sees? True for roots.</summary>
    internal bool CurrentIsVisible => _visible;

    internal int Role => _current < 0 ? 0 : _nodes[_current].Label.Role;

    internal ulong Holder => _current >= 0 && _nodes[_current].Parent is >= 0 and int parent ? _nodes[parent].Address : 0;

    internal bool Next(out ulong o, out ulong kind, out RuleSet rules)
    {
        if (_current >= 0)
            FinishObject();

        while (HasNext())
        {
            int index = _next++;
            Prefetch(index + PrefetchAhead);
            ref NodeRow row = ref _nodes[index];
            o = row.Address;
            kind = _kindOffset >= 0 ? _memory.U64(o + (ulong)_kindOffset) : _heap.Kind(o);
            int number = _memory.Faulted ? Unreadable() : _kinds.Find(kind);
            if (number < 0)
            {
                Drop(ref row, index, number);
                continue;
            }

            ref readonly KindInfo info = ref _kinds[number];
            row.Kind = number;
            (_current, _object, _kind) = (index, o, kind);
            (_overhead, _visible) = (info.Overhead, info.Visible);
            (_size, _own, _hidden, _sizeSaid) = (0, 0, 0, false);
            rules = new RuleSet(info.Rules);
            return true;
        }

        (_current, _visible) = (-1, true);
        (o, kind, rules) = (0, 0, default);
        return false;
    }

    /// <summary>
    /// Notes a reference. It is taken some references later: where its mark lies is not in the processor's cache, and whether it is set decides a branch, so that asking at once would wait
    /// for memory each time. The order stays.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Ref(ulong p, Label label)
    {
        if (p == 0)
            return;

        _marks.Prefetch(p);
        ref Edge place = ref _noted[(int)_edges & NotedMask];
        Edge oldest = place;
        place = new Edge(p, label, _current);
        _edges++;
        if (oldest.Address != 0)
            Take(oldest);
    }

    internal void Size(long bytes)
    {
        if (_sizeSaid || !Plausible(bytes))
            return;

        (_size, _sizeSaid) = (bytes, true);
    }

    internal void Own(ulong p, long bytes)
    {
        // Amounts are checked before they are added: two of 2^47 do not overflow.
        if (!Plausible(bytes) || !Plausible(_own + bytes))
            return;

        _own += bytes;
        AddBuffer(p, bytes);
    }

    internal void Hidden(ulong p, long bytes)
    {
        if (!Plausible(bytes) || !Plausible(_hidden + bytes))
            return;

        _hidden += bytes;
        AddBuffer(p, bytes);
    }

    /// <summary>The graph of what was walked. The walk must not be used after.</summary>
    public Graph Finish()
    {
        if (_current >= 0)
            FinishObject();

        if (_dropped.Count > 0 || _next < _nodes.Count)
        {
            Unmark();
            _nodes.Compact(_dropped, _next);
            _buffers.Compact(_dropped);
        }

        return new Graph(_heap, _memory, _budget, _kinds, _nodes, _buffers, _marks, _edges + _delayed);
    }

    /// <summary>Leaves the marks of the objects: what was dropped or never reached is none.</summary>
    private void Unmark()
    {
        foreach (int dropped in _dropped)
            _marks.Clear(_nodes[dropped].Address);

        for (int i = _next; i < _nodes.Count; i++)
            _marks.Clear(_nodes[i].Address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddBuffer(ulong p, long bytes)
    {
        if (p != 0 && bytes != 0 && _current >= 0)
            _stopped |= !_buffers.Add(_memory.IsMapped(p) ? p : 0, bytes, _current, _budget);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasNext() => !_stopped && (_next < _nodes.Count || TakeNoted() || TakeDelayed()) && (--_ticks >= 0 || MayGoOn());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(int index)
    {
        if (index >= _nodes.Count)
            return;

        // Most objects are shorter than a cache line, and lie across two: 48 bytes on is the other one.
        ulong o = _nodes[index].Address;
        _memory.Prefetch(o);
        _memory.Prefetch(o + 48);
    }

    private void FinishObject()
    {
        if (_memory.Faulted)
            _memory.Clear();

        long size = _sizeSaid ? _size : DefaultSize();
        _nodes.SetSizes(_current, size + _overhead + _own, _hidden);
        _current = -1;

        // A stop survives Clear.
        _stopped |= _memory.Faulted;
    }

    private long DefaultSize()
    {
        long size = _heap.Size(_object, _kind);
        if (_memory.Faulted)
            _memory.Clear();
        else if (Plausible(size))
            return size;

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(in Edge edge)
    {
        bool mapped = false;
        if ((edge.Address & 7) == 0 && _marks.TryMark(edge.Address, out mapped))
            Add(edge);
        else if (!mapped)
            BadReference(edge.Address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(in Edge edge)
    {
        if (!_nodes.IsFull || Grow())
            _nodes.Add(edge.Address, edge.Parent, edge.Label);
    }

    /// <summary>Takes all that is noted, the oldest first.</summary>
    private bool TakeNoted()
    {
        for (int i = 0; i <= NotedMask; i++)
        {
            ref Edge place = ref _noted[((int)_edges + i) & NotedMask];
            if (place.Address != 0)
                Take(place);

            place = default;
        }

        return _next < _nodes.Count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Grow()
    {
        _stopped |= _stopped || !_nodes.Grow(_budget);
        return !_stopped;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MayGoOn()
    {
        _ticks = PollEvery;
        _stopped |= _budget.IsOver || _memory.Faulted;
        return !_stopped;
    }

    /// <summary>The object's kind could not be read: counted by the read itself.</summary>
    private int Unreadable()
    {
        _memory.Clear();
        return NodeTable.Dropped;
    }

    private void Drop(ref NodeRow row, int index, int reason)
    {
        if (reason != NodeTable.Dropped)
            _memory.Counts.Add(FaultKind.UnknownTypes);

        row.Kind = NodeTable.Dropped;
        _dropped.Add(index);
    }

    /// <summary>Counted, and the rule goes on: one bad element says nothing about its neighbours.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BadReference(ulong p) => _memory.Counts.Add((p & 7) != 0 ? FaultKind.Torn : FaultKind.Unreadable);

    private bool Plausible(long bytes)
    {
        if (Bytes.ArePlausible(bytes))
            return true;

        _memory.Counts.Add(FaultKind.Torn);
        return false;
    }

    private readonly record struct Edge(ulong Address, Label Label, int Parent);
}

using System.Runtime.CompilerServices;

namespace YLang.Runtime.Walking;

/// <summary>One object of a walk: 40 bytes.</summary>
internal struct NodeRow
{
    /// <summary>Before the walk has reached the object: <see cref="NodeTable.Pending"/>; where it turned out to be none: <see cref="NodeTable.Dropped"/>.</summary>
    public int Kind;

    /// <summary>Node number of the holder; -1 for a root.</summary>
    public int Parent;

    public ulong Address;
    public Label Label;
    public long Size;
    public long Hidden;
}

/// <summary>
/// The nodes of a walk in the order found, which is also its queue. Rows lie in chunks, so that growing copies nothing, the peak stays at 40 bytes an object, and adding an object
/// touches one cache line.
/// </summary>
internal sealed class NodeTable
{
    public const int Pending = -1, Dropped = -2;

    /// <summary>2^14 rows, 640 KB, a chunk.</summary>
    private const int ChunkBits = 14, ChunkRows = 1 << ChunkBits, RowMask = ChunkRows - 1;

    private NodeRow[][] _chunks = new NodeRow[16][];
    private NodeRow[] _last = [];
    private int _lastRows = ChunkRows;
    private int _chunkCount;

    public const int BytesPerChunk = ChunkRows * 40;

    public int Count => ((_chunkCount - 1) << ChunkBits) + _lastRows;

    /// <summary>No row fits without a new chunk: call <see cref="Grow"/> first.</summary>
    public bool IsFull => (uint)_lastRows >= (uint)_last.Length;

    public ref NodeRow this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _chunks[index >> ChunkBits][index & RowMask];
    }

    /// <returns>False: more nodes than numbers.</returns>
    public bool Grow()
    {
        if (_chunkCount >= int.MaxValue >> ChunkBits)
            return false;

        if (_chunkCount == _chunks.Length)
            Array.Resize(ref _chunks, _chunkCount * 2);

        _last = GC.AllocateUninitializedArray<NodeRow>(ChunkRows);
        _chunks[_chunkCount++] = _last;
        _lastRows = 0;
        return true;
    }

    /// <summary>Requires room: not <see cref="IsFull"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong address, int parent, Label label)
    {
        ref NodeRow row = ref _last[_lastRows++];
        row.Kind = Pending;
        row.Parent = parent;
        row.Address = address;
        row.Label = label;
        row.Size = 0;
        row.Hidden = 0;
    }

    /// <summary>Takes the dropped rows out and closes the ranks; rows the walk has not reached go too.</summary>
    /// <param name="dropped">The numbers of the dropped rows, ascending.</param>
    /// <param name="reached">Rows from here on were never visited.</param>
    public void Compact(List<int> dropped, int reached)
    {
        int to = 0;
        for (int from = 0; from < reached; from++)
        {
            ref NodeRow row = ref this[from];
            if (row.Kind == Dropped)
                continue;

            // A parent was visited, so it is not among the dropped: as many places down as rows dropped before it.
            if (row.Parent > 0 && dropped.Count > 0)
                row.Parent -= ~dropped.BinarySearch(row.Parent);

            if (to != from)
                this[to] = row;

            to++;
        }

        Truncate(to);
    }

    private void Truncate(int count)
    {
        int chunks = (count + RowMask) >> ChunkBits;
        Array.Clear(_chunks, chunks, _chunkCount - chunks);
        _chunkCount = chunks;
        _last = chunks == 0 ? [] : _chunks[chunks - 1];
        _lastRows = chunks == 0 ? ChunkRows : count - ((chunks - 1) << ChunkBits);
    }
}

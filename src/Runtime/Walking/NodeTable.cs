using System.Runtime.CompilerServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Native;

namespace YLang.Runtime.Walking;

/// <summary>One object of a walk: 32 bytes, half a cache line.</summary>
internal struct NodeRow
{
    public ulong Address;
    public Label Label;

    /// <summary>Before the walk has reached the object: <see cref="NodeTable.Pending"/>; where it turned out to be none: <see cref="NodeTable.Dropped"/>.</summary>
    public int Kind;

    /// <summary>Node number of the holder; -1 for a root.</summary>
    public int Parent;

    /// <summary>Bytes, or <see cref="NodeTable.Elsewhere"/>: read them by <see cref="NodeTable.SizeOf"/>.</summary>
    public uint Size, Hidden;
}

/// <summary>
/// The nodes of a walk in the order found, which is also its queue. Rows lie in chunks, so that growing copies nothing and the peak stays at 32 bytes an object; adding an object
/// touches one cache line.
/// </summary>
internal sealed class NodeTable
{
    public const int Pending = -1, Dropped = -2;

    /// <summary>In a row's Size: size or hidden bytes do not fit into 32 bits and are kept aside.</summary>
    public const uint Elsewhere = uint.MaxValue;

    /// <summary>2^18 rows, 8 MiB, a chunk; the first one begins with fewer and grows.</summary>
    private const int ChunkBits = 18, ChunkRows = 1 << ChunkBits, RowMask = ChunkRows - 1, FirstRows = 1 << 10;

    private const int RowBytes = 32;

    private NodeRow[][] _chunks = new NodeRow[16][];
    private NodeRow[] _last = [];
    private int _lastRows;
    private int _chunkCount = 1;
    private Dictionary<int, (long Size, long Hidden)> _large = [];

    public int Count => ((_chunkCount - 1) << ChunkBits) + _lastRows;

    /// <summary>No row fits without a new chunk: call <see cref="Grow"/> first.</summary>
    public bool IsFull => (uint)_lastRows >= (uint)_last.Length;

    public ref NodeRow this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _chunks[index >> ChunkBits][index & RowMask];
    }

    public long SizeOf(int index) => this[index].Size is var size and not Elsewhere ? size : _large[index].Size;

    public long HiddenOf(int index) => this[index] is var row && row.Size != Elsewhere ? row.Hidden : _large[index].Hidden;

    public long BytesOf(int index) => this[index] is var row && row.Size != Elsewhere ? (long)row.Size + row.Hidden : _large[index].Size + _large[index].Hidden;

    public void SetSizes(int index, long size, long hidden)
    {
        ref NodeRow row = ref this[index];
        if ((ulong)size < Elsewhere && (ulong)hidden < Elsewhere)
        {
            (row.Size, row.Hidden) = ((uint)size, (uint)hidden);
            return;
        }

        row.Size = Elsewhere;
        _large[index] = (size, hidden);
    }

    /// <summary>Makes room for another row.</summary>
    /// <returns>False: more nodes than numbers, or more memory than the budget has.</returns>
    public bool Grow(Budget budget)
    {
        int rows = _last.Length == 0 ? FirstRows : Math.Min(ChunkRows, _last.Length * 4);
        bool isFirst = _last.Length < ChunkRows;
        if (_chunkCount >= int.MaxValue >> ChunkBits || !budget.Charge((long)RowBytes * (isFirst ? rows - _last.Length : rows)))
            return false;

        NodeRow[] chunk = LargeArray.Allocate<NodeRow>(rows);
        if (isFirst)
        {
            _last.CopyTo(chunk, 0);
            _chunks[0] = _last = chunk;
            return true;
        }

        if (_chunkCount == _chunks.Length)
            Array.Resize(ref _chunks, _chunkCount * 2);

        _chunks[_chunkCount++] = _last = chunk;
        _lastRows = 0;
        return true;
    }

    /// <summary>Requires room: not <see cref="IsFull"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong address, int parent, Label label)
    {
        ref NodeRow row = ref _last[_lastRows++];
        row.Address = address;
        row.Label = label;
        row.Kind = Pending;
        row.Parent = parent;
        row.Size = 0;
        row.Hidden = 0;
    }

    /// <summary>Takes the dropped rows out and closes the ranks; rows the walk has not reached go too.</summary>
    /// <param name="dropped">The numbers of the dropped rows, ascending.</param>
    /// <param name="reached">Rows from here on were never visited.</param>
    public void Compact(List<int> dropped, int reached)
    {
        Dictionary<int, (long Size, long Hidden)> large = [];
        int to = 0;
        for (int from = 0; from < reached; from++)
        {
            ref NodeRow row = ref this[from];
            if (row.Kind == Dropped)
                continue;

            // A parent was visited, so it is not among the dropped: as many places down as rows dropped before it.
            if (row.Parent > 0 && dropped.Count > 0)
                row.Parent -= ~dropped.BinarySearch(row.Parent);

            if (row.Size == Elsewhere)
                large[to] = _large[from];

            if (to != from)
                this[to] = row;

            to++;
        }

        _large = large;
        Truncate(to);
    }

    private void Truncate(int count)
    {
        int chunks = Math.Max(1, (count + RowMask) >> ChunkBits);
        Array.Clear(_chunks, chunks, _chunkCount - chunks);
        _chunkCount = chunks;
        _last = _chunks[chunks - 1];
        _lastRows = count - ((chunks - 1) << ChunkBits);
    }
}

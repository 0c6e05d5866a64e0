using System.Runtime.InteropServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Native;

namespace YLang.Runtime.Walking;

/// <summary>A stretch of memory that an object has beside itself.</summary>
/// <param name="Address">0: nowhere in the memory that is known.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct BufferRow(ulong Address, long Bytes, int Node);

/// <summary>The buffers of a walk's objects, in the order of the objects. Rows lie in chunks: growing copies nothing but the first.</summary>
internal sealed class BufferTable
{
    /// <summary>2^16 rows, 1.25 MiB, a chunk; the first one begins with fewer and grows.</summary>
    private const int ChunkBits = 16, ChunkRows = 1 << ChunkBits, RowMask = ChunkRows - 1, FirstRows = 1 << 8, RowBytes = 20;

    private readonly List<BufferRow[]> _full = [];
    private BufferRow[] _last = [];
    private int _lastRows;

    public int Count => (_full.Count << ChunkBits) + _lastRows;

    public ref readonly BufferRow this[int index] => ref (index >> ChunkBits < _full.Count ? _full[index >> ChunkBits] : _last)[index & RowMask];

    /// <returns>False: more than the budget has.</returns>
    public bool Add(ulong address, long bytes, int node, Budget budget)
    {
        if (_lastRows == _last.Length && !Grow(budget))
            return false;

        _last[_lastRows++] = new BufferRow(address, bytes, node);
        return true;
    }

    /// <summary>The nodes have closed ranks.</summary>
    /// <param name="dropped">The numbers of the dropped rows, ascending: none of an object that has buffers.</param>
    public void Compact(List<int> dropped)
    {
        if (dropped.Count == 0)
            return;

        foreach (BufferRow[] chunk in _full.Append(_last))
        {
            foreach (ref BufferRow row in chunk.AsSpan(0, ReferenceEquals(chunk, _last) ? _lastRows : chunk.Length))
                row = row with { Node = row.Node - ~dropped.BinarySearch(row.Node) };
        }
    }

    private bool Grow(Budget budget)
    {
        int rows = _last.Length == 0 ? FirstRows : Math.Min(ChunkRows, _last.Length * 4);
        if (Count >= int.MaxValue - ChunkRows || !budget.Charge((long)rows * RowBytes))
            return false;

        if (_last.Length == ChunkRows)
        {
            _full.Add(_last);
            (_last, _lastRows) = (LargeArray.Allocate<BufferRow>(rows), 0);
            return true;
        }

        BufferRow[] larger = LargeArray.Allocate<BufferRow>(rows);
        _last.CopyTo(larger, 0);
        _last = larger;
        return true;
    }
}

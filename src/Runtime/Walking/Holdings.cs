using YLang.Runtime.Faults;
using YLang.Runtime.Native;

namespace YLang.Runtime.Walking;

/// <summary>
/// What of the target's memory a graph's objects and their buffers hold, by address: all of them sorted by the page in which they begin, by counting. Linear, some nanoseconds each. What is asked
/// takes no longer for a stretch of absurd size: only pages that hold something have a number, and they have them in the order of addresses.
/// </summary>
internal sealed class Holdings
{
    private const int PageShift = 12, BlockShift = 22, BlockPages = 1 << (BlockShift - PageShift);

    private readonly NodeTable _nodes;
    private readonly BufferTable _buffers;

    /// <summary>Each 4 MiB that holds something, ascending; its pages are numbered from <see cref="BlockPages"/> times its index.</summary>
    private readonly ulong[] _blocks;

    /// <summary>Blocks met lately, by their last bits: objects come in the order found, which leaps between them.</summary>
    private readonly (ulong Block, int First)[] _met = new (ulong, int)[1 << 12];

    /// <summary>By page, and one behind the last: where its items begin in <see cref="_items"/>, and the bytes before it. Items are nodes, and behind them buffers.</summary>
    private readonly int[] _starts = [0], _items = [];
    private readonly long[] _before = [0];

    public Holdings(NodeTable nodes, BufferTable buffers, Budget budget)
    {
        (_nodes, _buffers) = (nodes, buffers);
        long count = (long)nodes.Count + buffers.Count;
        _blocks = BlocksOf(count);
        long pages = (long)_blocks.Length * BlockPages;
        if (count >= int.MaxValue || pages >= int.MaxValue || !budget.Charge((count * sizeof(int)) + (pages * (sizeof(int) + sizeof(long)))))
        {
            _blocks = [];
            return;
        }

        (_starts, _before, _items) = (LargeArray.AllocateZeroed<int>((int)pages + 1), LargeArray.AllocateZeroed<long>((int)pages + 1), LargeArray.Allocate<int>((int)count));
        for (int i = 0; i < count; i++)
        {
            if (AddressOf(i) is not 0 and var address)
            {
                int page = PageOf(address);
                _starts[page + 1]++;
                _before[page + 1] += i < nodes.Count ? nodes.BytesOf(i) : buffers[i - nodes.Count].Bytes;
            }
        }

        // What an object has in buffers is counted where they are.
        for (int i = 0; i < buffers.Count; i++)
            _before[PageOf(nodes[buffers[i].Node].Address) + 1] -= buffers[i].Bytes;

        for (int page = 0; page < pages; page++)
            (_starts[page + 1], _before[page + 1]) = (_starts[page + 1] + _starts[page], _before[page + 1] + _before[page]);

        for (int i = 0; i < count; i++)
        {
            if (AddressOf(i) is not 0 and var address)
                _items[_starts[PageOf(address)]++] = i;
        }

        // Each page's start has moved to its end, which is the next one's start.
        for (int page = (int)pages; page > 0; page--)
            _starts[page] = _starts[page - 1];

        _starts[0] = 0;
    }

    /// <summary>Bytes of what begins in the pages that hold these bytes.</summary>
    public long Held(ulong address, long bytes)
    {
        (int first, int end) = PagesOf(address, bytes);
        return _before[end] - _before[first];
    }

    /// <summary>The number of the node that begins, or a buffer of which begins, first within these bytes; -1: none.</summary>
    public int FirstOwner(ulong address, long bytes)
    {
        (int first, int end) = PagesOf(address, bytes);
        for (int item = _starts[first]; item < _starts[end];)
        {
            // In the first page all may begin before the bytes; the next one that holds something then has the answer.
            int page = PageOf(AddressOf(_items[item]));
            if (FirstOf(page, address, (ulong)bytes) is >= 0 and var owner)
                return owner < _nodes.Count ? owner : _buffers[owner - _nodes.Count].Node;

            item = _starts[page + 1];
        }

        return -1;
    }

    private int FirstOf(int page, ulong address, ulong bytes)
    {
        ulong first = bytes;
        int item = -1;
        for (int i = _starts[page]; i < _starts[page + 1]; i++)
        {
            ulong offset = AddressOf(_items[i]) - address;
            if (offset < first)
                (first, item) = (offset, _items[i]);
        }

        return item;
    }

    /// <summary>The numbers of the pages that hold these bytes: the first, and the one behind the last.</summary>
    private (int First, int End) PagesOf(ulong address, long bytes)
    {
        if (bytes <= 0)
            return (0, 0);

        ulong last = address + Math.Min((ulong)bytes - 1, ulong.MaxValue - address);
        return (NumberFrom(address >> PageShift), NumberFrom((last >> PageShift) + 1));
    }

    /// <summary>The number of a page, or of the first behind it that has one.</summary>
    private int NumberFrom(ulong page)
    {
        int index = Array.BinarySearch(_blocks, page >> (BlockShift - PageShift));
        return index >= 0 ? (index * BlockPages) + (int)(page & (BlockPages - 1)) : ~index * BlockPages;
    }

    private ulong[] BlocksOf(long count)
    {
        var blocks = new HashSet<ulong>();
        for (int i = 0; i < count; i++)
        {
            if (AddressOf(i) is not 0 and var address && address >> BlockShift is var block && (_met[(int)block & (_met.Length - 1)].Block != block || block == 0))
            {
                blocks.Add(block);
                _met[(int)block & (_met.Length - 1)].Block = block;
            }
        }

        ulong[] sorted = [.. blocks];
        Array.Sort(sorted);
        Array.Clear(_met);
        return sorted;
    }

    private ulong AddressOf(int item) => item < _nodes.Count ? _nodes[item].Address : _buffers[item - _nodes.Count].Address;

    /// <summary>The number of the page of something that is held.</summary>
    private int PageOf(ulong address)
    {
        ulong block = address >> BlockShift;
        ref (ulong Block, int First) met = ref _met[(int)block & (_met.Length - 1)];

        // Block 0 cannot be told from an entry never made: it is not remembered.
        if (met.Block != block || block == 0)
            met = (block, Array.BinarySearch(_blocks, block) * BlockPages);

        return met.First + (int)((address >> PageShift) & (BlockPages - 1));
    }
}

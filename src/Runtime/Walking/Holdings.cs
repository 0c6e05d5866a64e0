using YLang.Runtime.Faults;

namespace YLang.Runtime.Walking;

/// <summary>
/// What of the target's memory a graph's objects and their buffers hold, by address: all of them sorted by the page in which they begin, by counting. Linear, some nanoseconds each.
/// </summary>
internal sealed class Holdings
{
    private const int PageShift = 12, PageBytes = 1 << PageShift, BlockShift = 22, BlockPages = 1 << (BlockShift - PageShift);

    private readonly NodeTable _nodes;
    private readonly BufferTable _buffers;

    /// <summary>Number of the first page of each 4 MiB that holds something.</summary>
    private readonly Dictionary<ulong, int> _blocks = [];
    private ulong _lastBlock = ulong.MaxValue;
    private int _lastFirst;

    /// <summary>By page: where its items begin in <see cref="_items"/>, and their bytes. Items are nodes, and behind them buffers.</summary>
    private readonly int[] _starts = [0], _items = [];
    private readonly long[] _bytes = [];

    public Holdings(NodeTable nodes, BufferTable buffers, Budget budget)
    {
        (_nodes, _buffers) = (nodes, buffers);
        int count = nodes.Count + buffers.Count;
        for (int i = 0; i < count; i++)
        {
            if (AddressOf(i) is not 0 and var address)
                _ = AddPage(address);
        }

        int pages = _blocks.Count * BlockPages;
        if (!budget.Charge((long)count * sizeof(int) + (long)pages * (sizeof(int) + sizeof(long))))
        {
            _blocks.Clear();
            return;
        }

        (_starts, _bytes, _items) = (LargeArray.AllocateZeroed<int>(pages + 1), LargeArray.AllocateZeroed<long>(pages), LargeArray.Allocate<int>(count));
        for (int i = 0; i < count; i++)
        {
            if (AddressOf(i) is not 0 and var address)
            {
                int page = AddPage(address);
                _starts[page + 1]++;
                _bytes[page] += i < nodes.Count ? nodes.BytesOf(i) : buffers[i - nodes.Count].Bytes;
            }
        }

        // What an object has in buffers is counted where they are.
        for (int i = 0; i < buffers.Count; i++)
            _bytes[AddPage(nodes[buffers[i].Node].Address)] -= buffers[i].Bytes;

        for (int page = 0; page < pages; page++)
            _starts[page + 1] += _starts[page];

        for (int i = 0; i < count; i++)
        {
            if (AddressOf(i) is not 0 and var address)
                _items[_starts[AddPage(address)]++] = i;
        }

        // Each page's start has moved to its end, which is the next one's start.
        for (int page = pages; page > 0; page--)
            _starts[page] = _starts[page - 1];

        _starts[0] = 0;
    }

    /// <summary>Bytes of what begins in the pages that hold these bytes.</summary>
    public long Held(ulong address, long bytes)
    {
        long sum = 0;
        for (ulong page = address >> PageShift, end = EndPage(address, bytes); page < end; page++)
        {
            int number = Find(page);
            if (number >= 0)
                sum += _bytes[number];
            else
                page |= BlockPages - 1;
        }

        return sum;
    }

    /// <summary>The number of the node that begins, or a buffer of which begins, first within these bytes; -1: none.</summary>
    public int FirstOwner(ulong address, long bytes)
    {
        for (ulong page = address >> PageShift, end = EndPage(address, bytes); page < end; page++)
        {
            int number = Find(page);
            if (number < 0)
                page |= BlockPages - 1;
            else if (FirstOf(number, address, (ulong)bytes) is >= 0 and var owner)
                return owner < _nodes.Count ? owner : _buffers[owner - _nodes.Count].Node;
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

    /// <summary>The page behind the last that holds these bytes.</summary>
    private static ulong EndPage(ulong address, long bytes) => bytes <= 0 ? 0 : (Math.Min((ulong)bytes - 1, ulong.MaxValue - address) + address >> PageShift) + 1;

    /// <summary>The page's number, or -1: nothing begins in its whole block.</summary>
    private int Find(ulong page)
    {
        ulong block = page >> (BlockShift - PageShift);
        if (block != _lastBlock)
        {
            if (!_blocks.TryGetValue(block, out int first))
                return -1;

            (_lastBlock, _lastFirst) = (block, first);
        }

        return _lastFirst + (int)(page & (BlockPages - 1));
    }

    private ulong AddressOf(int item) => item < _nodes.Count ? _nodes[item].Address : _buffers[item - _nodes.Count].Address;

    private int AddPage(ulong address)
    {
        ulong block = address >> BlockShift;
        if (block != _lastBlock)
        {
            if (!_blocks.TryGetValue(block, out _lastFirst))
                _blocks.Add(block, _lastFirst = _blocks.Count * BlockPages);

            _lastBlock = block;
        }

        return _lastFirst + (int)((address >> PageShift) & (BlockPages - 1));
    }
}

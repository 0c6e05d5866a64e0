using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Walking;

namespace YLang.Runtime.Tests.Walking;

/// <summary>Who has memory at an address is what a look at each object and each buffer says.</summary>
public sealed class HoldingsTests
{
    private const ulong Page = 4096;

    private readonly Budget _budget = new(TimeSpan.FromMinutes(5), long.MaxValue, default);
    private readonly NodeTable _nodes = new();
    private readonly BufferTable _buffers = new();

    /// <summary>Address, bytes there, node.</summary>
    private readonly List<(ulong Address, long Bytes, int Node)> _all = [];

    [Fact]
    public void Bytes_and_owners_are_those_of_what_begins_there()
    {
        var random = new Random(6);
        for (int i = 0; i < 3000; i++)
            Add(Address(random), random.Next(1, 500), buffer: i % 3 == 0 ? Address(random) : 0, bytes: random.Next(1, 70_000));

        var holdings = new Holdings(_nodes, _buffers, _budget);
        for (int i = 0; i < 3000; i++)
        {
            ulong from = Address(random) + (ulong)random.Next(-40, 40);
            long bytes = i % 10 == 0 ? random.Next(1, 1 << 24) : random.Next(1, 9000);
            ulong end = from + (ulong)bytes;
            Assert.Equal(_all.Where(o => o.Address >= from / Page * Page && o.Address < (end + Page - 1) / Page * Page).Sum(o => o.Bytes), holdings.Held(from, bytes));
            int first = _all.Where(o => o.Address >= from && o.Address < end).OrderBy(o => o.Address).Select(o => o.Node).DefaultIfEmpty(-1).First();
            Assert.Equal(first, holdings.FirstOwner(from, bytes));
        }
    }

    [Fact]
    public void Nothing_is_held_where_nothing_begins()
    {
        var none = new Holdings(_nodes, _buffers, _budget);
        Assert.Equal((0, -1), (none.Held(0, long.MaxValue), none.FirstOwner(0, long.MaxValue)));
        Add(0x1000, 64, buffer: 0, bytes: 8);
        var one = new Holdings(_nodes, _buffers, _budget);
        Assert.Equal((0, -1), (one.Held(0x1000, 0), one.FirstOwner(0x1000, -1)));
        Assert.Equal((64, 0), (one.Held(0, long.MaxValue), one.FirstOwner(0xfff, 2)));
        Assert.Equal((0, -1), (one.Held(ulong.MaxValue - 5, 100), one.FirstOwner(0x1001, 0xffe)));
    }

    [Fact]
    public void A_buffer_that_can_not_be_read_is_nowhere()
    {
        _nodes.Grow(_budget);
        _nodes.Add(0x5000, -1, default);
        _nodes.SetSizes(0, 100, 1000);
        _buffers.Add(0, 1000, 0, _budget);
        Assert.Equal(100, new Holdings(_nodes, _buffers, _budget).Held(0x5000, 1));
    }

    [Fact]
    public void Buffers_follow_their_objects_when_ranks_close()
    {
        for (int i = 0; i < 70_000; i++)
            Assert.True(_buffers.Add((ulong)i << 4, i, i * 2, _budget));

        _buffers.Compact([1, 3, 100_001]);
        Assert.Equal((0, 2, 100_000 - 2, 139_998 - 3), (_buffers[0].Node, _buffers[2].Node, _buffers[50_000].Node, _buffers[69_999].Node));
        Assert.Equal((70_000, 69_999), (_buffers.Count, _buffers[69_999].Bytes));
    }

    /// <summary>Dense in some pages, and far from each other; none twice.</summary>
    private ulong Address(Random random)
    {
        ulong address;
        do
            address = ((ulong)random.Next(1, 4) << 40) + ((ulong)random.Next(0, 1 << random.Next(4, 21)) << 4);
        while (_all.Exists(o => o.Address == address));

        return address;
    }

    private void Add(ulong address, long size, ulong buffer, long bytes)
    {
        if (_nodes.IsFull)
            _nodes.Grow(_budget);

        int number = _nodes.Count;
        _nodes.Add(address, -1, default);
        _all.Add((address, size, number));
        if (buffer == address)
            buffer = 0;

        _nodes.SetSizes(number, size + (buffer == 0 ? 0 : bytes), 0);
        if (buffer == 0)
            return;

        _buffers.Add(buffer, bytes, number, _budget);
        _all.Add((buffer, bytes, number));
    }
}

using Xunit;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Tests.Memory;

/// <summary>Memory on demand: what is asked for, how often, and what of it stays.</summary>
public sealed class PageCacheTests
{
    private const ulong Block = 64 << 10;

    [Fact]
    public void A_block_is_asked_for_once()
    {
        var source = new CountingSource(_ => true);
        var memory = new TargetMemory([], source);
        for (ulong address = Block; address < 2 * Block; address += 8)
            Assert.Equal(CountingSource.ValueAt(address), memory.U8(address));

        Assert.Equal([(Block, (int)Block)], source.Asked);
        Assert.False(memory.Faulted);
    }

    [Fact]
    public void Where_a_page_of_the_block_is_missing_the_others_are_still_read()
    {
        var source = new CountingSource(page => page != Block + 0x3000);
        var memory = new TargetMemory([], source);
        Assert.Equal(CountingSource.ValueAt(Block + 0x2ffe), memory.U8(Block + 0x2ffe));
        Assert.Equal(CountingSource.ValueAt(Block + 0x4000), memory.U8(Block + 0x4000));
        Assert.False(memory.Faulted);
        Assert.Equal(2, memory.Read(Block + 0x2ffe, new byte[100]));
        Assert.False(memory.Readable(Block + 0x2ffe, 3));
        Assert.Equal(0UL, memory.U64(Block + 0x2ffe));
        Assert.True(memory.Faulted);
    }

    [Fact]
    public void A_page_that_is_missing_is_not_asked_for_again()
    {
        var source = new CountingSource(_ => false);
        var memory = new TargetMemory([], source);
        for (int i = 0; i < 1000; i++)
            Assert.False(memory.Readable(Block + (ulong)i, 1));

        Assert.Equal([(Block, (int)Block)], source.Asked);
    }

    [Fact]
    public void Failed_reads_cost_no_memory()
    {
        var memory = new TargetMemory([], new CountingSource(_ => false));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (ulong page = 0; page < 10_000; page++)
            Assert.False(memory.Readable(page * Block, 1));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void What_is_held_in_segments_is_not_asked_for()
    {
        var source = new CountingSource(_ => true);
        var memory = new TargetMemory([Pinned.Counting(Block + 10, 10)], source);
        Assert.Equal(3, memory.U8(Block + 13));
        Assert.Empty(source.Asked);

        // Around the segment only what it has not.
        Assert.Equal(CountingSource.ValueAt(Block + 5), memory.U8(Block + 5));
        Assert.Equal([(Block, 10)], source.Asked);
        Assert.Equal(3, memory.U8(Block + 13));
    }

    [Fact]
    public void Where_too_much_is_kept_all_is_dropped_and_read_again()
    {
        var source = new CountingSource(_ => true);
        var memory = new TargetMemory([Pinned.Counting(Block + 10, 10)], source, new CacheSize(4096, 4 * 4096));
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            ulong address = Block + 20 + (ulong)random.NextInt64(10 * 4096);
            Assert.Equal(CountingSource.ValueAt(address), memory.U8(address));
            Assert.InRange(memory.Segments.Sum(s => (long)s.Length), 0, 10 + (4 * 4096));
        }

        Assert.Equal(3, memory.U8(Block + 13));
        Assert.True(source.Asked.Count > 10);
    }

    [Fact]
    public void What_is_forgotten_is_asked_for_again_even_what_was_missing()
    {
        bool isThere = false;
        var source = new CountingSource(_ => isThere);
        var memory = new TargetMemory([], source);
        Assert.False(memory.Readable(Block, 1));
        isThere = true;
        Assert.False(memory.Readable(Block, 1));
        memory.Forget();
        Assert.Equal(CountingSource.ValueAt(Block), memory.U8(Block));
    }

    [Fact]
    public void Many_blocks_in_any_order_are_found()
    {
        var memory = new TargetMemory([], new CountingSource(_ => true), new CacheSize(4096, long.MaxValue));
        ulong[] pages = [.. Enumerable.Range(1, 2000).Select(i => (ulong)i * 4096)];
        new Random(1).Shuffle(pages);
        foreach (ulong page in pages)
            Assert.Equal(CountingSource.ValueAt(page), memory.U8(page));

        Assert.Equal([.. pages.Order()], memory.Segments.Select(s => s.Start));
        Assert.All(pages, page => Assert.Equal(CountingSource.ValueAt(page + 9), memory.U8(page + 9)));
    }

    [Fact]
    public void The_last_page_of_the_address_space_can_be_read()
    {
        var memory = new TargetMemory([], new CountingSource(page => page == ulong.MaxValue - 4095));
        Assert.Equal(CountingSource.ValueAt(ulong.MaxValue), memory.U8(ulong.MaxValue));
        Assert.False(memory.Faulted);
        Assert.False(memory.Readable(ulong.MaxValue - 4096, 1));
    }
}

/// <summary>A source whose bytes are made from their addresses, with pages that can be read and others; remembers what it was asked for.</summary>
internal sealed class CountingSource(Func<ulong, bool> hasPage) : IMemorySource
{
    public List<(ulong Address, int Length)> Asked { get; } = [];

    public static byte ValueAt(ulong address) => (byte)(address ^ (address >> 12) * 7);

    public int Read(ulong address, Span<byte> buffer)
    {
        Asked.Add((address, buffer.Length));
        for (int i = 0; i < buffer.Length; i++)
        {
            ulong at = address + (ulong)i;
            if (!hasPage(at & ~0xfffUL))
                return i;

            buffer[i] = ValueAt(at);
        }

        return buffer.Length;
    }
}

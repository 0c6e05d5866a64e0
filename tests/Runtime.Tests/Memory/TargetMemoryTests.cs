using System.Runtime.InteropServices;
using CsCheck;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Tests.Memory;

/// <summary>Reads at the edges of what is mapped, and of the address space.</summary>
public sealed class TargetMemoryTests
{
    private const ulong Last = ulong.MaxValue;

    [Fact]
    public void Values_of_every_size_are_read_little_endian_at_any_address()
    {
        var memory = new TargetMemory([Pinned.At(0x1001, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x80)]);
        Assert.Equal((0xfe, -2, 0xfffe, -2), (memory.U8(0x1001), memory.I8(0x1001), memory.U16(0x1001), memory.I16(0x1001)));
        Assert.Equal((0xfffffffe, -2, 0xfffffffffffffffe, -2L), (memory.U32(0x1001), memory.I32(0x1001), memory.U64(0x1001), memory.I64(0x1001)));
        Assert.Equal(BitConverter.UInt32BitsToSingle(0x80ffffff), memory.F32(0x1006));
        Assert.Equal(BitConverter.UInt64BitsToDouble(0x80ffffffffffffff), memory.F64(0x1002));
        Assert.False(memory.Faulted);
    }

    [Theory]
    [InlineData(0x1000, 8, true)]
    [InlineData(0x1008, 8, true)]
    [InlineData(0x1009, 8, false)]
    [InlineData(0x100f, 1, true)]
    [InlineData(0x1010, 1, false)]
    [InlineData(0x0fff, 1, false)]
    [InlineData(0x0fff, 2, false)]
    [InlineData(0x0ff9, 8, false)]
    public void A_read_that_leaves_the_segment_faults_once_and_gives_zero(ulong address, int bytes, bool succeeds)
    {
        var memory = new TargetMemory([Pinned.Counting(0x1000, 16, first: 1)]);
        ulong value = bytes switch { 1 => memory.U8(address), 2 => memory.U16(address), _ => memory.U64(address) };
        Assert.Equal(succeeds, memory.Readable(address, bytes));
        Assert.Equal((!succeeds, succeeds ? 0L : 1L), (memory.Faulted, memory.Counts[FaultKind.Unreadable]));
        Assert.Equal(succeeds, value != 0);
    }

    [Fact]
    public void A_value_across_two_segments_that_touch_is_one_value()
    {
        var memory = new TargetMemory([Pinned.Counting(0x1000, 5), Pinned.Counting(0x1005, 16, first: 5)]);
        Assert.Equal(0x0908070605040302UL, memory.U64(0x1002));
        Assert.True(memory.Readable(0x1000, 21));
        Assert.False(memory.Readable(0x1000, 22));
        Assert.False(memory.Faulted);
    }

    [Fact]
    public void A_value_across_a_gap_of_one_byte_faults()
    {
        var memory = new TargetMemory([Pinned.Counting(0x1000, 5), Pinned.Counting(0x1006, 16)]);
        Assert.Equal(0UL, memory.U64(0x1002));
        Assert.True(memory.Faulted);
        Assert.Equal(3, memory.Read(0x1002, new byte[8]));
    }

    [Fact]
    public void Faults_within_a_guarded_unit_are_one_fault()
    {
        var memory = new TargetMemory([]);
        _ = memory.U64(0) + memory.U64(8) + memory.U64(Last);
        memory.Clear();
        _ = memory.U8(0);
        Assert.Equal(2, memory.Counts[FaultKind.Unreadable]);
    }

    [Fact]
    public void The_end_of_the_address_space_is_an_end()
    {
        var memory = new TargetMemory([Pinned.Counting(Last - 15, 16, first: 1), Pinned.Counting(0, 16)]);
        Assert.Equal(0x100f0e0d0c0b0a09UL, memory.U64(Last - 7));
        Assert.Equal(16, memory.U8(Last));
        Assert.True(memory.Readable(Last - 15, 16));
        Assert.False(memory.Faulted);

        Assert.Equal(0UL, memory.U64(Last - 6));
        Assert.True(memory.Faulted);
        Assert.False(memory.Readable(Last - 6, 8));
        Assert.False(memory.Readable(Last, 2));
        Assert.False(memory.Readable(8, long.MaxValue));
        Assert.Equal(7, memory.Read(Last - 6, new byte[100]));
    }

    [Fact]
    public void Memory_on_demand_ends_at_the_end_of_the_address_space_too()
    {
        var memory = new TargetMemory([], new CountingSource(_ => true));
        Assert.Equal(7, memory.Read(Last - 6, new byte[100]));
        Assert.Equal(0UL, memory.U64(Last - 6));
        Assert.True(memory.Faulted);
    }

    [Fact]
    public void Nothing_of_a_negative_length_is_readable_and_of_zero_everything()
    {
        var memory = new TargetMemory([]);
        Assert.True(memory.Readable(123, 0));
        Assert.False(memory.Readable(123, -1));
        Assert.False(memory.Readable(123, long.MinValue));
        Assert.False(memory.Faulted);
    }

    [Fact]
    public void Of_segments_that_overlap_the_lower_one_stays()
    {
        var memory = new TargetMemory([Pinned.Counting(0x1008, 16, first: 100), Pinned.Counting(0x1000, 16), Pinned.Counting(0x1004, 4, first: 50), Pinned.Counting(0x1010, 4, first: 30)]);
        Assert.Equal([0x1000UL, 0x1010UL], memory.Segments.Select(s => s.Start));
        Assert.Equal((8, 30), (memory.U8(0x1008), memory.U8(0x1010)));
    }

    [Fact]
    public void Segments_that_are_none_are_left_out()
    {
        var memory = new TargetMemory([new MemorySegment(0x1000, 0, 1), new MemorySegment(Last - 3, 5, 1), new MemorySegment(0x10, ulong.MaxValue, 1)]);
        Assert.Empty(memory.Segments);
        Assert.Equal(0, memory.U8(0x1000) + memory.U8(Last));
    }

    [Fact]
    public void Text_ends_at_its_NUL_or_is_cut_and_never_runs_out_of_memory()
    {
        var memory = new TargetMemory([Pinned.At(0x1000, [.. "grün\0rest"u8]), Pinned.At(0x2000, [.. "open end"u8])]);
        Assert.Equal(("grün", "gr", ""), (memory.CString(0x1000), memory.CString(0x1000, 2), memory.CString(0x1000, 0)));
        Assert.False(memory.Faulted);
        Assert.Equal("open end", memory.CString(0x2000, 8));
        Assert.Equal("", memory.CString(0x2000));
        Assert.True(memory.Faulted);
        memory.Clear();
        Assert.Equal("", memory.CString(Last));
        Assert.True(memory.Faulted);
    }

    [Fact]
    public void Bytes_of_every_encoding_become_text_and_absurd_lengths_a_fault()
    {
        var memory = new TargetMemory([Pinned.At(0x1000, 0x41, 0, 0, 0, 0, 0xf6, 1, 0, 0, 0, 0x11, 0)]);
        Assert.Equal(("A", "A\0", "A\0\0", "A"), (memory.Decode(0x1000, 1, "ascii"), memory.Decode(0x1000, 4, "utf-16"), memory.Decode(0x1000, 3, "utf-8"), memory.Decode(0x1000, 4, "utf-32")));
        Assert.Equal("\ud83d\ude00", new TargetMemory([Pinned.At(0, 0, 0xf6, 1, 0)]).Decode(0, 4, "utf-32"));
        Assert.Equal("\ufffd", memory.Decode(0x1008, 4, "utf-32"));
        foreach (long length in new[] { -1, long.MinValue, long.MaxValue, Limits.TextBytes + 1 })
        {
            memory.Clear();
            Assert.Equal("", memory.Decode(0x1000, length, "latin-1"));
            Assert.True(memory.Faulted);
        }

        Assert.Equal(4, memory.Counts[FaultKind.Torn]);
        Assert.Equal(0UL, memory.Hash(0x1000, long.MaxValue));
    }

    /// <summary>Against the plainest model there is: a dictionary of bytes.</summary>
    [Fact]
    public void Any_segments_and_any_read_are_as_in_a_dictionary_of_bytes()
    {
        Gen<(ulong Start, int Length)> stretch = Gen.Select(Gen.OneOf(Gen.ULong[0, 200], Gen.ULong[Last - 200, Last], Gen.ULong[(1 << 20) - 100, (1 << 20) + 100]), Gen.Int[1, 60]);
        Gen.Select(stretch.List[0, 8], Gen.OneOf(Gen.ULong[0, 300], Gen.ULong[Last - 300, Last], Gen.ULong[(1 << 20) - 150, (1 << 20) + 200]).List[1, 30], Gen.Int[1, 40])
            .Sample((stretches, addresses, count) =>
            {
                var model = new Dictionary<ulong, byte>();
                var segments = new List<MemorySegment>();
                foreach ((ulong start, int length) in stretches.OrderBy(s => s.Start))
                {
                    bool fits = start + (ulong)(length - 1) >= start && !Enumerable.Range(0, length).Any(i => model.ContainsKey(start + (ulong)i));
                    if (!fits && start + (ulong)(length - 1) >= start)
                        continue;

                    segments.Add(Pinned.Counting(start, length, first: segments.Count * 61));
                    for (int i = 0; fits && i < length; i++)
                        model[start + (ulong)i] = (byte)((segments.Count - 1) * 61 + i);
                }

                var memory = new TargetMemory(segments);
                foreach (ulong address in addresses)
                {
                    int expected = 0;
                    while (expected < count && address + (ulong)expected >= address && model.ContainsKey(address + (ulong)expected))
                        expected++;

                    byte[] buffer = new byte[count];
                    Assert.Equal(expected, memory.Read(address, buffer));
                    Assert.Equal(Enumerable.Range(0, expected).Select(i => model[address + (ulong)i]), buffer.Take(expected));
                    Assert.Equal(expected == count, memory.Readable(address, count));
                    memory.Clear();
                    ulong value = memory.U64(address);
                    bool whole = Enumerable.Range(0, 8).All(i => address + (ulong)i >= address && model.ContainsKey(address + (ulong)i));
                    Assert.Equal(whole, !memory.Faulted);
                    if (whole)
                        Assert.Equal(model[address], (byte)value);
                    else
                        Assert.Equal(0UL, value);
                }
            });
    }
}

using System.Buffers.Binary;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets;
using YLang.Runtime.Targets.Core;
using YLang.TestKit;

namespace YLang.Runtime.Tests.Targets.Core;

/// <summary>What a core says of itself; and what lies.</summary>
public sealed class CoreHeaderTests : IDisposable
{
    private const int Mutations = 3000;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Process_threads_and_mappings_are_as_its_notes_say()
    {
        using CoreTarget core = Open(SmallCore.Make());
        Assert.Equal(("core", SmallCore.Pid, "program --with words", SmallCore.ProgramPath, 11), (core.Kind, core.Pid, core.CommandLine, core.Exe, core.Signal));
        Assert.Equal((SmallCore.Tid, SmallCore.Stack + 0x100), (core.Threads[0].Tid, core.Threads[0].StackPointer));
        Assert.Equal(27, core.Threads[0].Registers.Count);
        Assert.Equal(
            [$"400000-402000 r-xp {SmallCore.ProgramPath}", "50000000-50001000 rw-p [heap]", "7ffc00000000-7ffc00002000 rw-p"], core.Mappings.Select(m => m.ToString()));
        Assert.Equal(8192, core.RssBytes);
        Assert.Contains("/no/such/program is not on this machine", core.Shortcomings[0], StringComparison.Ordinal);
    }

    /// <summary>A file of four pages: headers, the heap, and of the stack a page of zeros and one of something, the first as a hole or written out.</summary>
    [Theory]
    [InlineData(true, true, 4096)]
    [InlineData(true, false, 8192)]
    [InlineData(false, true, 8192)]
    public void Memory_was_there_where_the_file_has_data_and_in_stacks_where_it_is_not_zero(bool isHole, bool heapIsZero, long resident)
    {
        byte[] core = SmallCore.Make();
        SmallCore.Segment(1, 6, 2 * 4096, SmallCore.Stack, 2 * 4096, 2 * 4096).CopyTo(core, 64 + (3 * 56));
        using (FileStream file = File.Create(_file))
        {
            file.Write(core.AsSpan(0, 4096));
            Fill(heapIsZero, isHole && heapIsZero);
            Fill(true, isHole);
            Fill(false, false);

            void Fill(bool zero, bool hole)
            {
                if (hole)
                    file.Position += 4096;
                else
                    file.Write([.. Enumerable.Repeat((byte)(zero ? 0 : 1), 4096)]);
            }
        }

        using CoreTarget target = Open(_file);
        Assert.Equal(resident, target.RssBytes);
        Assert.Equal((0, 4096), (target.Resident(SmallCore.Stack, 4096), target.Resident(SmallCore.Stack + 4096, 4096)));
        Assert.Equal(resident - 4096, target.Resident(SmallCore.Data, 4096));
    }

    [Fact]
    public void Memory_that_was_not_dumped_is_a_fault_and_never_a_zero()
    {
        using CoreTarget core = Open(SmallCore.Make());
        TargetMemory memory = core.Acquire(_ => true, CancellationToken.None);
        Assert.Equal((7, 14), (memory.U8(SmallCore.Data + 1), memory.U8(SmallCore.Data + 2)));
        Assert.Equal(4096, memory.Read(SmallCore.Stack, new byte[8192]));
        Assert.False(memory.Faulted);
        Assert.Equal(0, memory.U8(SmallCore.Program));
        Assert.True(memory.Faulted);
    }

    [Fact]
    public void What_is_cut_short_is_counted()
    {
        byte[] whole = SmallCore.Make();
        using CoreTarget core = Open(whole[..^5000]);
        Assert.Contains("cut short: 5,000 of the 8,192 bytes of memory that it lists are missing", core.Shortcomings[0], StringComparison.Ordinal);
        TargetMemory memory = core.Acquire(_ => true, CancellationToken.None);
        Assert.Equal(8192 - 5000, memory.Read(SmallCore.Data, new byte[4096]));
    }

    [Fact]
    public void More_segments_than_fit_into_the_header_are_counted_by_the_first_section()
    {
        byte[] core = SmallCore.Make();
        byte[] section = new byte[64];
        BinaryPrimitives.WriteInt32LittleEndian(section.AsSpan(44), 4);
        BinaryPrimitives.WriteUInt64LittleEndian(core.AsSpan(40), (ulong)core.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(core.AsSpan(56), 0xffff);
        using CoreTarget target = Open([.. core, .. section]);
        Assert.Equal(3, target.Mappings.Count);
    }

    [Fact]
    public void A_dump_while_the_heap_was_not_ready_says_so()
    {
        using CoreTarget core = Open(SmallCore.Make());
        core.Acquire(_ => false, CancellationToken.None);
        Assert.Contains("while its garbage collector was at work", core.Shortcomings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_core_is_refused_with_its_reason()
    {
        Refused("is empty", []);
        Refused("is no ELF file: it begins with 68656c6c", "hello, world\n"u8.ToArray());
        Refused("is no ELF file: it begins with 7f45", [0x7f, 0x45]);
        Refused("it ends within its first header", SmallCore.Make()[..40]);
        Refused("is a program or library, not a core dump", SmallCore.Make(type: 3));
        Refused("is of a 32-bit machine", SmallCore.Make(bits: 1));
        Refused("is of a big-endian machine", SmallCore.Make(order: 2));
        Refused("another kind of machine (ELF's number 243)", SmallCore.Make(machine: 243));
        Refused("it has none of the process' own memory", SmallCore.Make()[..200]);
        Assert.Contains("is a folder", Assert.Throws<TargetException>(() => Open(Path.GetTempPath())).Message, StringComparison.Ordinal);
        Assert.Contains("there is no file", Assert.Throws<TargetException>(() => Open(_file + ".none")).Message, StringComparison.Ordinal);
        Assert.Contains("no ordinary file", Assert.Throws<TargetException>(() => Open("/dev/null")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_core_of_an_aarch64_machine_is_read_and_says_what_is_not_known_of_it()
    {
        using CoreTarget core = Open(SmallCore.Make(machine: 183));
        Assert.Contains(core.Shortcomings, s => s.Contains("aarch64", StringComparison.Ordinal));
    }

    [Fact]
    public void Mutated_cores_are_read_or_refused_and_nothing_else()
    {
        byte[] whole = SmallCore.Make();
        int read = 0, refused = 0;
        for (int seed = 0; seed < Mutations; seed++)
        {
            var random = new Random(seed);
            byte[] changed = [.. whole];
            for (int changes = random.Next(1, 6); changes > 0; changes--)
                Mutate(changed, random);

            if (random.Next(4) == 0)
                changed = changed[..random.Next(changed.Length)];

            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using CoreTarget core = Open(changed);
                TargetMemory memory = core.Acquire(_ => true, CancellationToken.None);
                foreach (Mapping mapping in core.Mappings)
                    memory.Read(mapping.Start, new byte[16]);

                read++;
            }
            catch (TargetException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}");
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        }

        Assert.InRange(read, Mutations / 10, Mutations);
        Assert.InRange(refused, Mutations / 20, Mutations);
    }

    private static void Mutate(byte[] file, Random random)
    {
        // The head and the notes are where it can lie.
        int at = random.Next(1500) & ~7;
        switch (random.Next(4))
        {
            case 0:
                file[at + random.Next(8)] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), (ulong)random.NextInt64(long.MinValue, long.MaxValue));
                break;
            case 2:
                BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at)) + (ulong)random.Next(-8192, 8192));
                break;
            default:
                file.AsSpan(at, 8).Fill((byte)(random.Next(2) * 255));
                break;
        }
    }

    private void Refused(string because, byte[] bytes) => Assert.Contains(because, Assert.Throws<TargetException>(() => Open(bytes)).Message, StringComparison.Ordinal);

    private CoreTarget Open(byte[] bytes)
    {
        File.WriteAllBytes(_file, bytes);
        return Open(_file);
    }

    private static CoreTarget Open(string path) => CoreTarget.Open(path, null, null, _ => { }, CancellationToken.None);
}

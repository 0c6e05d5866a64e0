using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Live;
using YLang.TestKit;

namespace YLang.Runtime.Tests.Targets;

/// <summary>The copy of a process is what the process says of itself.</summary>
public sealed class LiveCopyTests
{
    [TheoryWith("gcc")]
    [InlineData(1)]
    [InlineData(200)]
    public void Memory_is_as_the_process_says_and_all_threads_go_on(int threads)
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", threads);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            TargetMemory memory = live.Acquire(_ => AllStopped(process.Pid, threads), CancellationToken.None);
            AssertGoesOn(live, says["counters"], memory);
            foreach (Stretch stretch in says.Values.Where(s => s.Hash != 0 && s.Name != "stack"))
                Assert.Equal(stretch.Hash, Stretch.HashOf(stretch.In(memory)));

            Assert.StartsWith("on the stack\0", System.Text.Encoding.ASCII.GetString(says["stack"].In(memory)), StringComparison.Ordinal);
            Assert.Equal(says["variable"].Address, live.FindSymbol("the_variable"));
            Assert.Equal(0x1122334455667788UL, memory.U64(live.FindSymbol("the_variable")));
            Assert.True(live.Acquisition.BytesRead > 3 << 20);
            Assert.False(memory.Faulted);
        }
    }

    [FactWith("gcc")]
    public void Pages_that_were_never_touched_are_as_in_the_file_and_the_others_as_in_memory()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            long before = live.RssBytes;
            TargetMemory memory = live.Acquire(_ => true, CancellationToken.None);
            byte[] data = [.. NativeProgram.Blob];
            data[5000] ^= 1;
            Assert.True(data.AsSpan().SequenceEqual(says["data"].In(memory)));
            Assert.True(NativeProgram.Blob.AsSpan().SequenceEqual(says["constant"].In(memory)));

            // 2 MB of the file were never in the process' memory; our look has not brought them there.
            using LiveTarget after = LiveTarget.Attach(process.Pid);
            Assert.InRange(after.RssBytes - before, -1 << 20, 1 << 20);
        }
    }

    [FactWith("gcc")]
    public void Reserved_memory_costs_neither_time_nor_room()
    {
        // 16 TB: a byte of ours for each of its pages, or a look at each, would not end.
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("sparse", 16 << 10);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            TargetMemory memory = live.Acquire(_ => true, CancellationToken.None);
            Assert.Equal(says["low"].Hash, Stretch.HashOf(says["low"].In(memory)));
            Assert.Equal(says["high"].Hash, Stretch.HashOf(says["high"].In(memory)));
            Assert.InRange(live.Acquisition.BytesRead, 1, 64 << 20);
        }
    }

    [FactWith("gcc")]
    public void A_mapped_file_that_has_become_shorter_is_read_as_far_as_it_goes()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("cut");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            TargetMemory memory = live.Acquire(_ => true, CancellationToken.None);
            ulong map = says["map"].Address;
            Assert.Equal((3, "file", 0), (memory.U8(map), memory.CString(map + 4096), memory.U8(map + 8191)));
            Assert.False(memory.Faulted);
            Assert.Equal(2 * 4096, memory.Read(map, new byte[4 * 4096]));
            Assert.Equal(0, memory.U8(map + (2 * 4096)));
            Assert.Equal(1, memory.Counts[FaultKind.Unreadable]);
        }
    }

    [FactWith("gcc")]
    public void A_look_without_a_stop_reads_the_running_process()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            Assert.Equal(says["large"].Hash, Stretch.HashOf(says["large"].In(live.Peek())));
            ulong first = live.Peek().U64(says["counters"].Address);
            Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > first, 10_000));
        }
    }

    [FactWith("gcc")]
    public void A_copy_is_taken_again_and_is_then_a_later_one()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            ulong first = live.Acquire(_ => true, CancellationToken.None).U64(says["counters"].Address);
            Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > first, 10_000));
            Assert.True(live.Acquire(_ => true, CancellationToken.None).U64(says["counters"].Address) > first);
        }
    }

    /// <summary>The counters of the threads are those of one moment, and each counts on.</summary>
    private static void AssertGoesOn(LiveTarget live, Stretch counters, TargetMemory memory)
    {
        ulong[] then = Counters(counters, memory);
        Assert.True(SpinWait.SpinUntil(() => Counters(counters, live.Peek()).Zip(then).All(pair => pair.First > pair.Second), 20_000));
        Assert.Equal("0", ProcFs.Status(live.Pid, "TracerPid"));
        Assert.Equal(then, Counters(counters, memory));
    }

    private static ulong[] Counters(Stretch counters, TargetMemory memory) => [.. Enumerable.Range(0, counters.Length / 8).Select(i => memory.U64(counters.Address + (ulong)(i * 8)))];

    private static bool AllStopped(int pid, int threads)
    {
        IReadOnlyList<int> all = ProcFs.Threads(pid);
        Assert.Equal(threads, all.Count);
        Assert.All(all, tid => Assert.StartsWith("t", ProcFs.Status(tid, "State"), StringComparison.Ordinal));
        return true;
    }
}

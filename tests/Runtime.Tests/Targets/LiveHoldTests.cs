using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Live;
using YLang.TestKit;

namespace YLang.Runtime.Tests.Targets;

/// <summary>A process that is held stands until it is released, and is read meanwhile.</summary>
public sealed class LiveHoldTests
{
    [TheoryWith("gcc")]
    [InlineData(1)]
    [InlineData(50)]
    public void It_stands_and_is_read_until_it_is_released(int threads)
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", threads);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Hold);
            TargetMemory memory = live.Acquire(_ => true, CancellationToken.None);
            ulong counted = live.Peek().U64(says["counters"].Address);
            Thread.Sleep(20);
            Assert.Equal(counted, memory.U64(says["counters"].Address));
            Assert.Equal(counted, live.Peek().U64(says["counters"].Address));
            foreach (Stretch stretch in says.Values.Where(s => s.Hash != 0 && s.Name != "stack"))
                Assert.Equal(stretch.Hash, Stretch.HashOf(stretch.In(memory)));

            Assert.True(live.Acquisition.Pause >= TimeSpan.FromMilliseconds(20));
            Assert.True(live.Acquisition.BytesRead > 3 << 20);
            live.Release();
            TimeSpan pause = live.Acquisition.Pause;
            Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > counted, 10_000));
            Assert.Equal(pause, live.Acquisition.Pause);
            Assert.Equal(("hold", "0"), (live.Acquisition.Mode, process.Status("TracerPid")));

            // What was read stays; nothing is added that is of another moment.
            Assert.Equal(counted, memory.U64(says["counters"].Address));
            memory.Forget();
            Assert.Equal(0UL, memory.U64(says["counters"].Address));
            Assert.True(memory.Faulted);
        }
    }

    [FactWith("gcc")]
    public void Another_look_is_a_later_one()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Hold);
            TargetMemory memory = live.Acquire(_ => true, CancellationToken.None);
            ulong first = memory.U64(says["counters"].Address);
            live.Release();
            Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > first, 10_000));
            live.AcquireAgain(memory, _ => true, CancellationToken.None);
            Assert.True(memory.U64(says["counters"].Address) > first);
        }
    }

    [FactWith("gcc")]
    public void A_moment_that_does_not_suit_is_waited_for_while_the_process_runs()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Hold);
            var seen = new List<ulong>();
            live.Acquire(
                stopped =>
                {
                    seen.Add(stopped.U64(says["counters"].Address));
                    return seen.Count == 3;
                },
                CancellationToken.None);
            Assert.Equal(3, seen.Distinct().Count());
        }
    }

    [FactWith("gcc", "kill")]
    public void A_process_that_ends_while_it_is_held_is_a_refusal()
    {
        (SupervisedProcess process, _) = NativeProgram.Start("threads", 3);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Hold);
            live.Acquire(_ => true, CancellationToken.None);
            process.Signal("KILL");
            Assert.True(SpinWait.SpinUntil(() => process.Status("State") is "" or ['Z', ..], 10_000));
            Assert.Contains("ended while", Assert.Throws<TargetException>(live.Release).Message, StringComparison.Ordinal);
        }
    }

    [FactWith("gcc")]
    public void Not_released_it_is_let_go_with_the_target_object()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", 3);
        using (process)
        {
            using (LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Hold))
                live.Acquire(_ => true, CancellationToken.None);

            Assert.Equal("0", process.Status("TracerPid"));
            var memory = new TargetMemory([], new ProcessMemory(process.Pid));
            ulong then = memory.U64(says["counters"].Address);
            Assert.True(SpinWait.SpinUntil(() => new TargetMemory([], new ProcessMemory(process.Pid)).U64(says["counters"].Address) > then, 10_000));
        }
    }

    [Fact]
    public void What_a_copy_would_not_leave_room_for_does_not_fit()
    {
        Assert.True(MachineMemory.Holds(8L << 30, 11L << 30));
        Assert.False(MachineMemory.Holds(8L << 30, 10L << 30));
        Assert.InRange(MachineMemory.Available, 1 << 20, ProcFs.AvailableMemory + (1L << 30));
    }
}

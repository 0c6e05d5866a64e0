using System.Diagnostics;
using System.Globalization;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Live;
using YLang.TestKit;

namespace YLang.Runtime.Tests.Targets;

/// <summary>Stopping and letting go, whatever the process does meanwhile.</summary>
public sealed class LiveStopTests
{
    [FactWith("gcc")]
    public void A_process_whose_threads_start_others_and_end_stands_still_as_a_whole()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("breed", 4);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            for (int i = 0; i < 20; i++)
            {
                TargetMemory memory = live.Acquire(stopped => StandsStill(process.Pid, stopped, says["counters"].Address), CancellationToken.None);
                Assert.Equal(says["large"].Hash, Stretch.HashOf(says["large"].In(memory)));
                ulong then = memory.U64(says["counters"].Address);
                Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) != then, 10_000));
            }

            Assert.Equal("0", process.Status("TracerPid"));
        }
    }

    [FactWith("gcc", "kill")]
    public void A_process_that_stood_before_stands_afterwards_and_can_be_continued()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", 3);
        using (process)
        {
            process.Signal("STOP");
            Assert.True(SpinWait.SpinUntil(() => process.Status("State").StartsWith('T'), 10_000));
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            TargetMemory memory = live.Acquire(_ => true, CancellationToken.None);
            Assert.Equal(says["large"].Hash, Stretch.HashOf(says["large"].In(memory)));
            Assert.True(SpinWait.SpinUntil(() => ProcFs.Threads(process.Pid).All(t => ProcFs.Status(t, "State")!.StartsWith('T')), 10_000));
            ulong then = memory.U64(says["counters"].Address);
            Assert.Equal(then, live.Peek().U64(says["counters"].Address));
            process.Signal("CONT");
            Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > then, 10_000));
        }
    }

    /// <summary>A signal that arrives while we stop the process is the process', not ours to keep.</summary>
    [FactWith("gcc", "kill")]
    public void Signals_that_arrive_meanwhile_reach_the_process()
    {
        (SupervisedProcess process, _) = NativeProgram.Start("threads", 20);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            live.Acquire(
                _ =>
                {
                    process.Signal("USR1");
                    return true;
                },
                CancellationToken.None);
            Assert.True(SpinWait.SpinUntil(() => process.Status("State") is "" or ['Z', ..], 10_000), "SIGUSR1, which ends a process, did not arrive");
        }
    }

    [FactWith("gcc", "gdb")]
    public void A_process_that_is_traced_names_its_tracer()
    {
        (SupervisedProcess process, _) = NativeProgram.Start("threads");
        using (process)
        {
            using Process tracer = Process.Start(new ProcessStartInfo("gdb", $"-q -nx -p {process.Pid}") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                Assert.True(SpinWait.SpinUntil(() => process.Status("TracerPid") is not ("0" or ""), 30_000));
                using LiveTarget live = LiveTarget.Attach(process.Pid);
                TargetException refusal = Assert.Throws<TargetException>(() => live.Acquire(_ => true, CancellationToken.None));
                Assert.Equal(ExitCode.Failed, refusal.Code);
                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"already traced, by process {tracer.Id} (gdb"), refusal.Message, StringComparison.Ordinal);
            }
            finally
            {
                tracer.Kill();
            }
        }
    }

    [FactWith("gcc")]
    public void A_process_that_ends_is_a_copy_or_a_refusal()
    {
        int copies = 0, refusals = 0;
        for (int ms = 0; ms < 40; ms += 2)
        {
            var process = new SupervisedProcess(NativeProgram.Path, "leave", ms.ToString(CultureInfo.InvariantCulture));
            using (process)
            {
                process.ReadUntilReady();
                try
                {
                    using LiveTarget live = LiveTarget.Attach(process.Pid);
                    live.Prepare();
                    live.Acquire(_ => true, CancellationToken.None);
                    copies++;
                }
                catch (TargetException refusal)
                {
                    Assert.True(refusal.Code is ExitCode.Failed or ExitCode.NoTarget, refusal.Message);
                    Assert.Matches("ended|zombie|no process", refusal.Message);
                    refusals++;
                }
            }
        }

        Console.WriteLine($"{copies} copies, {refusals} refusals");
        Assert.Equal(20, copies + refusals);
    }

    [FactWith("gcc", "kill")]
    public void A_process_that_is_killed_while_it_stands_is_a_refusal()
    {
        (SupervisedProcess process, _) = NativeProgram.Start("threads", 10);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            TargetException refusal = Assert.Throws<TargetException>(() => live.Acquire(
                _ =>
                {
                    process.Signal("KILL");
                    Assert.True(SpinWait.SpinUntil(() => process.Status("State") is "" or ['Z', ..], 10_000));
                    return true;
                },
                CancellationToken.None));
            Assert.Contains("ended while it was being looked at", refusal.Message, StringComparison.Ordinal);
        }
    }

    [FactWith("gcc")]
    public void A_moment_that_does_not_suit_is_waited_for_while_the_process_runs()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            var seen = new List<ulong>();
            TargetMemory memory = live.Acquire(
                stopped =>
                {
                    seen.Add(stopped.U64(says["counters"].Address));
                    return seen.Count == 3;
                },
                CancellationToken.None);
            Assert.Equal(3, seen.Distinct().Count());
            Assert.Equal(seen[2], memory.U64(says["counters"].Address));
        }
    }

    [FactWith("gcc")]
    public void A_moment_that_never_comes_is_a_refusal_and_the_process_goes_on()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            TargetException refusal = Assert.Throws<TargetException>(() => live.AcquireWithin(TimeSpan.FromSeconds(0.2), _ => false, CancellationToken.None));
            Assert.Contains("its garbage collector was at work each time", refusal.Message, StringComparison.Ordinal);
            AssertRuns(live, says);
        }
    }

    [FactWith("gcc")]
    public void Whatever_the_question_throws_the_process_goes_on()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", 5);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            Assert.Throws<InvalidTimeZoneException>(() => live.Acquire(_ => throw new InvalidTimeZoneException(), CancellationToken.None));
            AssertRuns(live, says);
        }
    }

    [FactWith("gcc")]
    public void Interrupted_it_lets_go()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", 5);
        using (process)
        {
            using var interrupt = new CancellationTokenSource();
            using LiveTarget live = LiveTarget.Attach(process.Pid);
            Assert.Throws<OperationCanceledException>(() => live.Acquire(
                _ =>
                {
                    interrupt.Cancel();
                    return false;
                },
                interrupt.Token));
            AssertRuns(live, says);
        }
    }

    private static void AssertRuns(LiveTarget live, IReadOnlyDictionary<string, Stretch> says)
    {
        Assert.Equal("0", ProcFs.Status(live.Pid, "TracerPid"));
        ulong then = live.Peek().U64(says["counters"].Address);
        Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > then, 10_000));
    }

    /// <summary>Every thread there is stands (or has ended), and what they count does not change.</summary>
    private static bool StandsStill(int pid, TargetMemory stopped, ulong counter)
    {
        ulong then = stopped.U64(counter);
        Assert.All(ProcFs.Threads(pid), tid => Assert.Matches("^[tZX]|^$", ProcFs.Status(tid, "State") ?? ""));
        Thread.Sleep(2);
        Assert.Equal(then, new TargetMemory([], new ProcessMemory(pid)).U64(counter));
        return true;
    }
}

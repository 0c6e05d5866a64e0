using System.Globalization;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Live;
using YLang.TestKit;

namespace YLang.Runtime.Tests.Targets;

/// <summary>A process that is made to fork is afterwards what it was before, whatever it was about.</summary>
public sealed class LiveForkTests
{
    /// <summary>The whole campaign: YLANG_FORKS=2000.</summary>
    private static readonly int _forks = int.Parse(Environment.GetEnvironmentVariable("YLANG_FORKS") ?? "60", CultureInfo.InvariantCulture);

    [TheoryWith("gcc")]
    [InlineData(1)]
    [InlineData(1000)]
    public void The_childs_memory_is_that_of_the_moment_and_all_threads_go_on(int threads)
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", threads);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Fork);
            ulong counted = 0;
            TargetMemory memory = live.Acquire(
                stopped =>
                {
                    counted = stopped.U64(says["counters"].Address);
                    return true;
                },
                CancellationToken.None);
            foreach (Stretch stretch in says.Values.Where(s => s.Hash != 0 && s.Name != "stack"))
                Assert.Equal(stretch.Hash, Stretch.HashOf(stretch.In(memory)));

            byte[] data = [.. NativeProgram.Blob];
            data[5000] ^= 1;
            Assert.True(data.AsSpan().SequenceEqual(says["data"].In(memory)));
            Assert.True(NativeProgram.Blob.AsSpan().SequenceEqual(says["constant"].In(memory)));
            Assert.Equal(counted, memory.U64(says["counters"].Address));
            Assert.Equal("fork", live.Acquisition.Mode);
            Assert.True(live.Acquisition.Pause > TimeSpan.Zero);
            ulong[] then = [.. Enumerable.Range(0, threads).Select(i => memory.U64(says["counters"].Address + (ulong)(i * 8)))];
            Assert.True(SpinWait.SpinUntil(() => Enumerable.Range(0, threads).All(i => live.Peek().U64(says["counters"].Address + (ulong)(i * 8)) > then[i]), 30_000));
        }
    }

    /// <summary>Threads in waitpid(-1), futex, read, poll, nanosleep, sigsuspend, and one that computes; SIGCHLD has a handler.</summary>
    [FactWith("gcc")]
    public void No_call_is_interrupted_no_child_is_seen_and_no_register_changes()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("calls");
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Fork);
            Thread.Sleep(100);
            string before = About(process.Pid);
            for (int i = 0; i < _forks; i++)
            {
                TargetMemory memory = live.Acquire(_ => true, CancellationToken.None);
                Assert.Equal(new ulong[8], Words(memory, says["wrong"]));
            }

            Assert.Equal(before, About(process.Pid));
            ulong[] counted = Words(live.Peek(), says["counters"]);
            Assert.True(SpinWait.SpinUntil(() => Words(live.Peek(), says["counters"]).Zip(counted).Select((c, i) => i is not (4 or 5 or 7) || c.First > c.Second).All(on => on), 20_000));
            Assert.Equal(new ulong[8], Words(live.Peek(), says["wrong"]));
        }
    }

    [FactWith("gcc")]
    public void A_process_in_vfork_is_read_once_it_comes_back()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("vfork", 5);
        using (process)
        {
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Fork);
            for (int i = 0; i < 20; i++)
                live.Acquire(_ => true, CancellationToken.None);

            ulong then = live.Peek().U64(says["counters"].Address);
            Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > then + 1, 20_000));
        }
    }

    [TheoryWith("gcc")]
    [InlineData("seccomp", "system calls are filtered")]
    [InlineData("orphans", "takes over orphans")]
    public void A_process_that_would_notice_is_refused_and_goes_on_unchanged(string mode, string why)
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start(mode);
        using (process)
        {
            string before = About(process.Pid);
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Fork);
            TargetException refusal = Assert.Throws<TargetException>(() => live.Acquire(_ => true, CancellationToken.None));
            Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
            Assert.Equal(before, About(process.Pid));
            ulong then = live.Peek().U64(says["counters"].Address);
            Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > then, 20_000));
        }
    }

    [FactWith("gcc", "kill")]
    public void A_process_that_stood_before_stands_afterwards()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", 3);
        using (process)
        {
            process.Signal("STOP");
            Assert.True(SpinWait.SpinUntil(() => process.Status("State").StartsWith('T'), 10_000));
            using LiveTarget live = LiveTarget.Attach(process.Pid, PauseMode.Fork);
            TargetMemory memory = live.Acquire(_ => true, CancellationToken.None);
            Assert.True(SpinWait.SpinUntil(() => ProcFs.Threads(process.Pid).All(t => ProcFs.Status(t, "State")!.StartsWith('T')), 10_000));
            ulong then = memory.U64(says["counters"].Address);
            Assert.Equal(then, live.Peek().U64(says["counters"].Address));
            process.Signal("CONT");
            Assert.True(SpinWait.SpinUntil(() => live.Peek().U64(says["counters"].Address) > then, 10_000));
        }
    }

    /// <summary>What can be seen of a process from outside: its state as the kernel tells it (but for what changes by itself, and the signals queued for all processes of its user), descriptors, children.</summary>
    private static string About(int pid)
    {
        string[] changing = ["State", "Vm", "Rss", "voluntary", "nonvoluntary", "SigQ", "Cpus", "Mems", "HugetlbPages"];
        IEnumerable<string> status = ProcFs.Threads(pid).Order().SelectMany(t => File.ReadAllLines($"/proc/{pid}/task/{t}/status").Where(l => !changing.Any(c => l.StartsWith(c, StringComparison.Ordinal))));
        IEnumerable<string> files = Directory.GetFileSystemEntries($"/proc/{pid}/fd").Order(StringComparer.Ordinal).Select(f => $"{f} {File.ResolveLinkTarget(f, false)?.FullName}");
        IEnumerable<string> children = ProcFs.Threads(pid).Order().Select(t => File.ReadAllText($"/proc/{pid}/task/{t}/children"));
        return string.Join('\n', [.. status, .. files, .. children]);
    }

    private static ulong[] Words(TargetMemory memory, Stretch stretch) => [.. Enumerable.Range(0, 8).Select(i => memory.U64(stretch.Address + (ulong)(i * 8)))];
}

using System.Diagnostics;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Live;
using YLang.TestKit;

namespace YLang.Fuzz.Tests;

/// <summary>
/// Looks at a program that changes its containers without rest (tests/Targets/churn.py), each at a moment drawn at random: what is in the middle of a change is counted, never fatal, and next to
/// nothing is lost by it. The program knows afterwards that all it has is still right.
/// <code>YLANG_MOMENTS=2000 dotnet test tests/Fuzz.Tests -c Release --filter RandomMoment --logger "console;verbosity=detailed"</code>
/// </summary>
public sealed class RandomMomentTests(ITestOutputHelper output)
{
    private const int UsualMoments = 30;

    /// <summary>ITEMS of the program.</summary>
    private const int Items = 20_000;

    /// <summary>In thousandths: a container may be empty for the moment in which it is sorted or given more room.</summary>
    private const int MostLost = 1;

    /// <summary>The stock probe is run, too, at each so many looks.</summary>
    private const int Whole = 8;

    private static readonly int _moments = int.Parse(Environment.GetEnvironmentVariable("YLANG_MOMENTS") ?? UsualMoments.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A look takes some tens of milliseconds; this machine may be busy. What hangs takes for ever.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private const string Count = """
        #include <cpython/heap.y>
        _probe _oneshot {
            long found, sum, all;
            _foreach (_node n : _walk(cpython)) {
                all++;
                if (n.kind_name != "float")
                    continue;
                double item = ((PyFloatObject *) n.address)->ob_fval - 1000000000.5;
                if (item >= 0 && item < 20000 && item == (long) item) {
                    found++;
                    sum += (long) item;
                }
            }
            printf("%d %d %d\n", found, sum, all);
        }
        """;

    [TheoryWith("/usr/bin/python3.11")]
    [InlineData("3.11", PauseMode.Copy)]
    [InlineData("3.14", PauseMode.Copy)]
    [InlineData("3.11", PauseMode.Fork)]
    [InlineData("3.14", PauseMode.Fork)]
    public void A_look_at_any_moment_loses_next_to_nothing_and_harms_nothing(string version, PauseMode pause)
    {
        if (Interpreters.Find(version) is not { } python)
        {
            output.WriteLine($"no Python {version} on this machine: nothing was tried");
            return;
        }

        int seed = Environment.TickCount, torn = 0, worst = 0, withLoss = 0;
        long faults = 0;
        var random = new Random(seed);
        TimeSpan longest = TimeSpan.Zero;
        var all = Stopwatch.StartNew();
        using var process = new SupervisedProcess(python, "-u", Path.Combine(Repository.Root, "tests", "Targets", "churn.py"), seed.ToString(CultureInfo.InvariantCulture));
        process.ReadUntilReady();
        using ReadyWalker count = Walker(version, Count), whole = Walker(version, File.ReadAllText(Path.Combine(Repository.Probes, "python-memory.y")));
        using LiveTarget live = LiveTarget.Attach(process.Pid, pause);
        TargetMemory? memory = null;
        bool IsReady(TargetMemory stopped) => count.IsReady(live, stopped);
        var problems = new List<string>();
        for (int moment = 0; moment < _moments; moment++)
        {
            Thread.Sleep(random.Next(6));
            var clock = Stopwatch.StartNew();
            if (memory is null)
                memory = live.Acquire(IsReady, CancellationToken.None);
            else
                live.AcquireAgain(memory, IsReady, CancellationToken.None);

            // The memory counts on from look to look.
            (long tornBefore, long faultsBefore) = (memory.Counts[FaultKind.Torn], Faults(memory.Counts));
            RunResult result = count.Run(live, memory, new Budget(_patience, long.MaxValue, CancellationToken.None));
            long[] said = [.. result.Output.Split(' ').Select(w => long.Parse(w, CultureInfo.InvariantCulture))];
            int lost = Items - (int)said[0];
            (torn, worst, withLoss, faults) = (torn + (result.Faults[FaultKind.Torn] > tornBefore ? 1 : 0), Math.Max(worst, Math.Abs(lost)), withLoss + (lost == 0 ? 0 : 1), faults + Faults(result.Faults) - faultsBefore);
            if (Math.Abs(lost) * 1000 > MostLost * Items || result.CutShort is not null || result.Failure is not null)
                problems.Add($"moment {moment}: {said[0]} of {Items} items, {said[2]} objects, {Faults(result.Faults) - faultsBefore} faults {result.CutShort} {result.Failure}");

            if (lost == 0 && said[1] != (long)Items * (Items - 1) / 2)
                problems.Add($"moment {moment}: all items, but their sum is {said[1]}");

            if (moment % Whole == 0 && whole.Run(live, memory, new Budget(_patience, long.MaxValue, CancellationToken.None)) is { } report && (report.CutShort ?? report.Failure) is { } why)
                problems.Add($"moment {moment}: python-memory {why}");

            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
        }

        process.Signal("USR1");
        string right = process.ReadLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{version}, {pause}, seed {seed}: {_moments} looks, {torn} of them met something torn, {faults} faults; {withLoss} lost any of {Items} items, the worst {worst}; {all.Elapsed.TotalSeconds:0} s in all, the longest {longest.TotalSeconds:0.00} s; stopped for {live.Acquisition.Pause.TotalMilliseconds / _moments:0.0} ms a look; the program says: {right}"));
        Assert.True(problems.Count == 0, $"seed {seed}, {problems.Count} problems:\n{string.Join('\n', problems.Take(20))}");
        Assert.Equal("right", right);
        Assert.Equal("0", process.Status("TracerPid"));
    }

    private static long Faults(FaultCounts counts) => Enum.GetValues<FaultKind>().Where(k => k != FaultKind.Conservative).Sum(k => counts[k]);

    private static ReadyWalker Walker(string version, string source)
    {
        var sink = new DiagnosticSink();
        Layout layout = new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).Load("cpython-" + version, sink) ?? throw new InvalidOperationException(string.Join('\n', sink.All));
        return WalkerRunner.Load(ScriptRunner.Compile(source, layout, new IncludeResolver([Repository.Probes, Repository.StdLib])).Image);
    }
}

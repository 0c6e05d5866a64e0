using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Loader;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;

namespace YLang.TestKit;

/// <summary>What a run left.</summary>
/// <param name="Output">Of printf and its sisters.</param>
/// <param name="Errors">Of <c>_warn</c>.</param>
/// <param name="Failure">Of <c>_error</c>, or null.</param>
/// <param name="CutShort">Why the budget ended the run, or null.</param>
public sealed record RunResult(
    string Output, string Errors, string? Failure, FaultCounts Faults, ImmutableArray<string> Summary, ImmutableArray<Artifact> Artifacts, ImmutableArray<string> Unavailable,
    string? CutShort)
{
    /// <summary>The table of this name as text: a row a line, cells separated by " | ".</summary>
    public string Table(string name)
    {
        TableArtifact table = Artifacts.OfType<TableArtifact>().Single(t => t.Name == name);
        return string.Join("\n", table.Rows.Select(row => string.Join(" | ", row.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture)))));
    }
}

/// <summary>Loads and runs a compiled walker.</summary>
public static class WalkerRunner
{
    public static RunResult Run(byte[] image, FakeTarget? target = null, IReadOnlyDictionary<string, object>? parameters = null, Budget? budget = null)
    {
        using ReadyWalker walker = Load(image);
        return walker.Run(target, parameters, budget);
    }

    /// <summary>For several runs.</summary>
    public static ReadyWalker Load(byte[] image) => new(image);
}

/// <summary>A walker that may run several times, each time as a new one.</summary>
public sealed class ReadyWalker : IDisposable
{
    /// <summary>Stack for recursion as deep as the runtime's meter allows it.</summary>
    private const int Stack = 256 << 20;

    /// <summary>Timers of a test that forgets to stop them.</summary>
    private const int MostTicks = 10_000;

    private readonly AssemblyLoadContext _loader = new("test", isCollectible: true);
    private readonly Type _type;

    internal ReadyWalker(byte[] image)
    {
        using var stream = new MemoryStream(image);
        _type = _loader.LoadFromStream(stream).GetTypes().Single(t => !t.IsAbstract && t.IsSubclassOf(typeof(Walker)));
    }

    public RunResult Run(FakeTarget? target = null, IReadOnlyDictionary<string, object>? parameters = null, Budget? budget = null)
    {
        target ??= new FakeTarget();
        return Run(target, target.Memory, parameters, budget ?? Budget.Unlimited, (walker, context) => Tick(walker, context, context.Memory, target));
    }

    /// <summary>On a target that has been acquired. Timers do not tick.</summary>
    public RunResult Run(ITarget target, TargetMemory memory, Budget budget) => Run(target, memory, null, budget, (_, _) => { });

    /// <summary>May the stopped target be copied now?</summary>
    public bool IsReady(ITarget target, TargetMemory stopped)
    {
        var context = new WalkerContext(target, stopped, new ReportBuilder(), TextWriter.Null, TextWriter.Null, Budget.Unlimited, new Dictionary<string, object>());
        return ((Walker)Activator.CreateInstance(_type, context)!).Ready();
    }

    private RunResult Run(ITarget target, TargetMemory memory, IReadOnlyDictionary<string, object>? parameters, Budget budget, Action<Walker, WalkerContext> tick)
    {
        var report = new ReportBuilder();
        using StringWriter output = new(CultureInfo.InvariantCulture), errors = new(CultureInfo.InvariantCulture);
        var context = new WalkerContext(target, memory, report, output, errors, budget, parameters ?? new Dictionary<string, object>());
        Exception? bug = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var walker = (Walker)Activator.CreateInstance(_type, context)!;
                    walker.Begin();
                    walker.Oneshot();
                    tick(walker, context);
                    context.ResumeForEnd();
                    walker.End();
                }
                catch (Exception e)
                {
                    bug = e;
                }
            },
            Stack);
        thread.Start();
        thread.Join();
        if (bug is not null)
            throw new InvalidOperationException($"the walker threw: {bug}", bug);

        return new RunResult(output.ToString(), errors.ToString(), context.Failure, memory.Counts, report.Summaries, report.Artifacts, report.UnavailableLines, budget.OverBecause);
    }

    public void Dispose() => _loader.Unload();

    /// <summary>As a session does, but without waiting: each tick sees the target as <see cref="FakeTarget.Ticked"/> left it.</summary>
    private static void Tick(Walker walker, WalkerContext context, TargetMemory memory, FakeTarget target)
    {
        if (walker.Periods() is not [_, ..] periods)
            return;

        var schedule = new TimerSchedule(periods);
        for (int i = 0; i < MostTicks && !context.Stopped; i++)
        {
            TimeSpan now = schedule.Next;
            target.Ticked(now);
            memory.Replace(target.Memory.Segments);
            context.Refresh();
            foreach (int timer in schedule.TakeDue(now))
                walker.Tick(timer);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using YLang.Cli.Verbs;
using YLang.Compiler;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Compiler.Verification;
using YLang.Reports;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;

namespace YLang.Cli.Sessions;

/// <param name="EndedByInterrupt">A script with timers ran until Ctrl-C, which is how it is told to end.</param>
internal sealed record SessionResult(ExitCode Code, Report Report, bool EndedByInterrupt);

/// <summary>One run: target, layout, walker and report meet here, in the order of docs/architecture.md.</summary>
internal static class Session
{
    /// <summary>Deep recursion of a script is metered; this is room for what the meter allows.</summary>
    internal const int WalkerStack = 256 << 20;

    /// <summary>The longest that a script goes on without a look at its budget, between two of its iterations.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    /// <summary>The run's report, or null where the script has compile errors (they have been shown).</summary>
    public static SessionResult? Run(Screen screen, RunRequest request, Progress progress, CancellationToken interrupt)
    {
        var total = Stopwatch.StartNew();
        DateTime started = DateTime.UtcNow;
        SourceText source = Scripts.Read(request.What, request.Code, request.Target.IncludePath);
        var files = new FileLog();

        progress.Phase("looking at the target");
        using IAcquirableTarget? live = request.Target.Target?.Open(progress, interrupt);
        (RecognizedRuntime? runtime, LayoutChoice layout) = Detect(request.Target, live, files);

        progress.Phase("compiling");
        if (new WalkerMaker(screen, source, layout, request.Target, live, files).Begin() is not { } begun)
            return null;

        // The script is right: what it needs from here on may cost the target something.
        IReadOnlyDictionary<string, object> parameters = Parameters.Read(begun.Description, request.Arguments);
        live?.Prepare();
        CompiledScript script = begun.Script.WaitAsync(interrupt).GetAwaiter().GetResult();
        using LoadedWalker walker = WalkerLoader.Load(script.Image, script.Symbols);
        var budget = new Budget(request.Target.MaxTime, request.Target.MaxMemory, interrupt);
        var report = new ReportBuilder();
        foreach (string line in script.SwitchedOff)
            report.Unavailable(line);

        interrupt.ThrowIfCancellationRequested();
        if (live?.Remark is { } remark)
            screen.Say(remark);

        progress.Phase("reading the target's memory");
        ITarget target = live is null ? new NoTarget() : live;
        TargetMemory memory = live is null ? NoTarget.Memory : Copy(live, walker, report, budget, parameters, interrupt);

        Warn(screen, report, live);
        progress.Phase("walking");
        var walk = Stopwatch.StartNew();
        TextWriter output = ScriptOutput.Open(endsWithReader: request.Outputs.Count == 0);
        var context = new WalkerContext(
            target, memory, report, output, Console.IsErrorRedirected ? Console.Error : new TerminalWriter(Console.Error), budget, parameters);
        var ticks = new Ticks(screen, progress, context, live, stopped => IsReady(live!, walker, stopped, report, budget, parameters), output, interrupt);
        RunProbes(walker, context, ticks, output);
        live?.Release();
        if (!ticks.WereInterrupted)
            interrupt.ThrowIfCancellationRequested();

        progress.Phase("writing the report");

        AcquisitionInfo acquired = target.Acquisition;
        var document = new Report(
            request.What is null ? "-e" : Scripts.NameOf(Path.GetFileName(request.What)),
            new ReportTarget(
                target.Kind, target.Pid, target.Exe, target.CommandLine, target.Host, runtime?.Runtime ?? "", runtime?.Version ?? "", runtime?.Build ?? "", begun.Layout,
                layout.From, target.RssBytes)
            {
                Variant = string.Join(", ", layout.Answers.Variants),
                LayoutNotes = [.. layout.Notes],
            },
            new ReportAcquisition(
                acquired.Mode, acquired.Pause.TotalMilliseconds, acquired.BytesRead, started.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                total.Elapsed.TotalMilliseconds, walk.Elapsed.TotalMilliseconds),
            context.Faults, report.Summaries, report.UnavailableLines, report.Artifacts);
        if (budget.OverBecause is { } why && !interrupt.IsCancellationRequested)
            screen.Say($"The run was cut short: {why}. What it had found by then is reported, marked as truncated.");

        return new SessionResult(ExitCode.Done, document, ticks.WereInterrupted);
    }

    internal static (RecognizedRuntime? Runtime, LayoutChoice Layout) Detect(TargetChoice choice, IAcquirableTarget? live, FileLog files)
    {
        LayoutLibrary library = Libraries.Layouts(choice.LayoutPath, files);
        RecognizedRuntime? runtime = live is null ? null : Libraries.Recognize(library, live);
        if (live is null)
            return (null, new LayoutChoice(library, choice.Layout, LayoutAnswers.None));

        if (runtime is not null)
            live.LookFirstIn(runtime.Image.Path);

        IReadOnlyList<RecognizedRuntime> others = Libraries.RecognizeBeside(library, live);
        string[] beside = [.. others.Select(r => r.Layout).Where(name => name != choice.Layout)];
        if (choice.Layout is { } named)
            return (runtime, new LayoutInterview(library, named, choice, live, files).Choose() with { Beside = beside });

        if (runtime is null)
            return (others.Count > 0 ? others[0] : null, new LayoutChoice(library, null, LayoutAnswers.None) { Beside = beside });

        return (runtime, new LayoutInterview(library, Libraries.NameFor(library, runtime, live.Name), choice, live, files).Choose() with { Beside = beside });
    }

    /// <summary>What is missing of the target's memory: all of it in the report, and a word where one looks.</summary>
    private static void Warn(Screen screen, ReportBuilder report, IAcquirableTarget? live)
    {
        foreach (string line in live?.Shortcomings ?? [])
            report.Unavailable(line);

        if (live?.Shortcomings is [var first, ..])
            screen.Say($"warning: {Visible.Line(first)}");
    }

    /// <summary>As <see cref="Detect"/>, for what is about an interpreter alone.</summary>
    internal static (RecognizedRuntime? Runtime, LayoutChoice Layout) DetectInterpreter(TargetChoice choice, IAcquirableTarget? live, FileLog files)
    {
        var found = Detect(choice, live, files);
        return live is null || found.Layout.Wanted is not null ? found : throw NoInterpreter(live);
    }

    internal static TargetException NoInterpreter(IAcquirableTarget live) => new(
        ExitCode.NoTarget, $"{live.Name} ({live.Exe}) is not a supported interpreter: none of its files holds a runtime that a layout knows",
        live.NextStep);

    private static TargetMemory Copy(
        IAcquirableTarget live, LoadedWalker walker, ReportBuilder report, Budget budget, IReadOnlyDictionary<string, object> parameters, CancellationToken interrupt) =>
        live.Acquire(stopped => IsReady(live, walker, stopped, report, budget, parameters), interrupt);

    /// <summary>Asks the heap of the script, on a walker of its own: the one that runs has its own memory and state.</summary>
    internal static bool IsReady(
        IAcquirableTarget live, LoadedWalker walker, TargetMemory stopped, ReportBuilder report, Budget budget, IReadOnlyDictionary<string, object> parameters) =>
        walker.Create(new WalkerContext(live, stopped, report, TextWriter.Null, TextWriter.Null, budget, parameters)).Ready();

    private static void RunProbes(LoadedWalker loaded, WalkerContext context, Ticks ticks, TextWriter output)
    {
        ExceptionDispatchInfo? bug = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    Walker walker = loaded.Create(context);
                    walker.Begin();
                    walker.Oneshot();
                    ticks.Run(walker);
                    context.ResumeForEnd();
                    walker.End();
                }
                catch (OutOfMemoryException)
                {
                    context.Budget.RunOutOfMemory();
                }
                catch (Exception e)
                {
                    bug = ExceptionDispatchInfo.Capture(e);
                }
            },
            WalkerStack);
        thread.Start();
        if (!thread.Join(s_look))
        {
            using var timer = new Timer(_ => context.LookSoon(), null, TimeSpan.Zero, s_look);
            thread.Join();
        }

        if (bug?.SourceException is not IOException)
            output.Flush();

        bug?.Throw();
        if (context.Failure is { } failure)
            throw new TargetException(ExitCode.Failed, failure);
    }
}

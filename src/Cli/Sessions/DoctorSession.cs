using System.Diagnostics;
using System.Runtime.ExceptionServices;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Doctoring;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Compiler.Verification;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;

namespace YLang.Cli.Sessions;

/// <param name="Layout">What was doubted.</param>
internal sealed record DoctorResult(IAcquirableTarget Live, RecognizedRuntime? Runtime, Layout Layout, LayoutChoice Choice, Diagnosis Diagnosis) : IDisposable
{
    public void Dispose() => Live.Dispose();
}

/// <summary>Holds a layout against a live process, by the invariants that the runtime's own script (<c>RUNTIME/doctor.y</c> of the library) says.</summary>
internal static class DoctorSession
{
    /// <summary>A wrong layout may say for ever that the process is not ready to be copied; a right one does not for so long.</summary>
    private static readonly TimeSpan s_ready = TimeSpan.FromSeconds(2);

    /// <summary>Time of an invariant: a walk of some ten million objects.</summary>
    private static readonly TimeSpan s_invariant = TimeSpan.FromSeconds(20);

    public static DoctorResult Run(TargetChoice choice, Progress progress, CancellationToken interrupt)
    {
        progress.Phase("looking at the target");
        IAcquirableTarget live = choice.Target?.Open(progress, interrupt) ?? throw new TargetException(ExitCode.Usage, "no target was named", "name a process with --pid N ('ylang ps' lists them) or a core dump with --core FILE");
        try
        {
            (RecognizedRuntime? runtime, LayoutChoice chosen) = Session.DetectInterpreter(choice, live, new FileLog());
            progress.Phase("compiling");
            Layout layout = chosen.Load();
            CompiledScript script = Compile(layout, choice);
            using LoadedWalker walker = WalkerLoader.Load(script.Image, script.Symbols);

            progress.Phase("copying the target's memory");
            TargetMemory memory = live.Acquire(Readiness(live, script, walker, interrupt), interrupt);

            progress.Phase("trying what must hold");
            var examiner = new Examiner(script, walker, live, memory, choice.MaxTime < s_invariant ? choice.MaxTime : s_invariant, interrupt);
            return new DoctorResult(live, runtime, layout, chosen, OnLargeStack(() => new OffsetSearch(examiner, choice.MaxTime).Diagnose(examiner.Stated)));
        }
        catch
        {
            live.Dispose();
            throw;
        }
    }

    private static CompiledScript Compile(Layout layout, TargetChoice choice)
    {
        string file = Path.Combine(Bundle.StdLib, layout.Runtime, "doctor.y");
        if (!File.Exists(file))
            throw new TargetException(ExitCode.Failed, $"there are no invariants for {layout.Runtime}: the library has no '{layout.Runtime}/doctor.y'");

        var sink = new DiagnosticSink();
        var options = new CompilationOptions(Scripts.ReadFile(file), layout.Movable(), Libraries.Includes(choice.IncludePath), WithSymbols: false);
        return Compilation.Compile(options, sink)
            ?? throw new TargetException(
                ExitCode.CompileErrors, $"what must hold can't be said of {layout.Name}\n{string.Join('\n', sink.All.Select(d => DiagnosticRenderer.Render(d, false).TrimEnd()))}");
    }

    private static Func<TargetMemory, bool> Readiness(IAcquirableTarget live, CompiledScript script, LoadedWalker walker, CancellationToken interrupt)
    {
        var clock = Stopwatch.StartNew();
        return stopped => clock.Elapsed > s_ready || walker.Create(
            new WalkerContext(
                live, stopped, new ReportBuilder(), TextWriter.Null, TextWriter.Null, new Budget(s_ready, long.MaxValue, interrupt), new Dictionary<string, object>())
            {
                Places = new FieldPlaces([.. script.Places.Select(p => p.Offset)]),
            }).Ready();
    }

    internal static T OnLargeStack<T>(Func<T> work)
        where T : class
    {
        T? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Session.WalkerStack);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}

using System.Globalization;
using System.Runtime.ExceptionServices;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Doctoring;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Compiler.Verification;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Live;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>A process that has one of everything, and the doctor's script, compiled once for all the layouts that are tried on it.</summary>
internal sealed class DoctorTarget : IDisposable
{
    private const string Program =
        """
        import zoo, zoo_library, zoo_states, asyncio, gc, operator, sys, threading, time
        del zoo.KEEP[1][0][-1], zoo.KEEP[5][9]

        def deep(depth):
            return deep(depth - 1) if depth else time.sleep(100000)

        for depth in (3, 30):
            threading.Thread(target=deep, args=(depth,), daemon=True).start()
        asyncio._set_running_loop(asyncio.new_event_loop())
        # Memory that was tuples': what a new methodcaller does not set in it are references from then.
        tuples = [(zoo,) * 5 for _ in range(20000)]
        del tuples
        callers = [operator.methodcaller("x") for _ in range(200)]
        gc.collect()
        gc.disable()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        time.sleep(100000)
        """;

    /// <summary>numpy's: not the interpreter's, and not in every process. RealWorldTests hold them against numpy.</summary>
    private static readonly string[] _ofPackages = ["PyArrayObject_fields", "_PyArray_Descr", "_PyArray_LegacyDescr"];

    private readonly SupervisedProcess _process;
    private readonly LiveTarget _live;
    private readonly LoadedWalker _walker;

    public DoctorTarget(string version, string python)
    {
        _process = new SupervisedProcess("env", "PYTHONDONTWRITEBYTECODE=1", $"PYTHONPATH={Path.Combine(Repository.Root, "tests", "Targets")}", python, "-c", Program);
        _process.ReadUntilReady();
        _live = LiveTarget.Attach(_process.Pid);
        var library = new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]);
        RecognizedRuntime runtime = RuntimeRecognizer.Load(library, new DiagnosticSink()).Find(_live, _live.Peek())!;
        _live.LookFirstIn(runtime.Image.Path);
        Layout = library.Load("cpython-" + version, new DiagnosticSink(), answers: Variants(library, version))!;
        Layout layout = Layout.Movable();
        CompiledScript script = Compile(Path.Combine(Repository.StdLib, "cpython", "doctor.y"), layout);
        Used = [.. Compile(Path.Combine(Repository.Probes, "python-memory.y"), layout).Places.Select(p => (p.Owner, p.Field)).Where(p => !_ofPackages.Contains(p.Owner))];
        _walker = WalkerLoader.Load(script.Image);
        TargetMemory memory = _live.Acquire(_ => true, CancellationToken.None);
        Examiner = new Examiner(script, _walker, _live, memory, TimeSpan.FromSeconds(60), CancellationToken.None);
    }

    /// <summary>Which variants of the version the process is.</summary>
    private LayoutAnswers Variants(LayoutLibrary library, string version)
    {
        TargetMemory memory = _live.Peek();
        var target = new TargetReader(
            (name, section) => _live.FindSymbol(name) is var symbol and not 0 ? symbol : section is not null && _live.FindSection(section) is var start and not 0 ? start : null,
            (address, bytes) =>
            {
                byte[] word = new byte[sizeof(ulong)];
                return memory.Read(address, word.AsSpan(0, bytes)) == bytes ? BitConverter.ToUInt64(word) : null;
            });
        return LayoutAnswers.None with { Variants = library.Load("cpython-" + version, new DiagnosticSink())!.Questions.Ask(target).Variants };
    }

    public Layout Layout { get; }

    /// <summary>The fields of CPython that the stock probe reads.</summary>
    public IReadOnlyList<(string Owner, string Field)> Used { get; }

    public Examiner Examiner { get; }

    /// <summary>On a thread with room for what recurs.</summary>
    public static void OnLargeStack(Action work)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    work();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            256 << 20);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    public void Dispose()
    {
        _walker.Dispose();
        _live.Dispose();
        _process.Dispose();
    }

    private static CompiledScript Compile(string file, Layout layout)
    {
        var sink = new DiagnosticSink();
        var options = new CompilationOptions(new SourceText(file, File.ReadAllText(file)), layout, new IncludeResolver([Repository.StdLib]), WithSymbols: false);
        return Compilation.Compile(options, sink) ?? throw new InvalidOperationException(string.Join('\n', sink.All.Select(d => d.ToString())));
    }
}

using System.Diagnostics;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Core;
using YLang.TestKit;

namespace YLang.Fuzz.Tests;

/// <summary>
/// python-memory on cores that were corrupted at random: whatever they hold, a run ends, in time and within its memory, with a report or a refusal.
/// <code>YLANG_CORES=10000 dotnet test tests/Fuzz.Tests -c Release --logger "console;verbosity=detailed"</code>
/// <c>YLANG_CORES_FIRST=123 YLANG_CORES=1</c> is one of them again.
/// </summary>
public sealed class CorruptCoreTests(ITestOutputHelper output)
{
    private const string Python = "/usr/bin/python3.11", LayoutName = "cpython-3.11";

    private const int UsualCount = 200;

    /// <summary>Seeds that once found something, with what it was.</summary>
    private static readonly int[] _findings = [];

    private static readonly TimeSpan _maxTime = TimeSpan.FromSeconds(5);

    /// <summary>A budget is looked at now and then, and this machine may be busy: what hangs takes for ever.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private const long MaxMemory = 256 << 20;

    /// <summary>What tests and runtime have beside the run.</summary>
    private const long OwnMemory = 512 << 20;

    private const string Program = """
        import sys
        class A: pass
        KEPT = [A() for _ in range(50)]
        for i, a in enumerate(KEPT): a.number, a.text, a.map = i, 'text %d' % i, {i: str(i), 'k%d' % i: [i, (i,), {i}]}
        def generate(): yield KEPT
        RUNNING = generate(); next(RUNNING)
        print('ready', flush=True); sys.stdin.read()
        """;

    private const string Structures = """
        #include <cpython/heap.y>
        _probe _oneshot {
            _foreach (_node n : _walk(cpython)) {
                PyObject *o = n.address;
                printf("%lu\n", _address(o->ob_type));
                printf("%lu\n", _address(o));
                if (n.kind_name == "dict")
                    printf("%lu\n", _address(((PyDictObject *) o)->ma_keys));
            }
        }
        """;

    [FactWith(Python, "gdb")]
    public void Every_run_on_a_corrupt_core_ends_with_a_report_or_a_refusal()
    {
        int count = Number("YLANG_CORES", UsualCount), first = Number("YLANG_CORES_FIRST", 0);
        string folder = Directory.CreateTempSubdirectory("ylang-fuzz-").FullName;
        try
        {
            using var cores = new CoreMutator(Dump(folder), Path.Combine(folder, "changed"));
            using ReadyWalker structures = Walker(Structures), memory = Walker(File.ReadAllText(Path.Combine(Repository.Probes, "python-memory.y")));
            ulong[] addresses = [.. Run(structures, cores.Path)!.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => ulong.Parse(l, CultureInfo.InvariantCulture)).Distinct()];
            Assert.Equal(0, Faults(Run(memory, cores.Path)!));

            int reports = 0, refusals = 0, faulty = 0, cut = 0;
            var problems = new List<string>();
            TimeSpan longest = TimeSpan.Zero;
            foreach (int seed in first == 0 ? _findings.Concat(Enumerable.Range(0, count)) : Enumerable.Range(first, count))
            {
                string what = cores.Change(seed, addresses);
                var clock = Stopwatch.StartNew();
                try
                {
                    if (Run(memory, cores.Path) is { } result)
                    {
                        (reports, faulty, cut) = (reports + 1, faulty + (Faults(result) > 0 ? 1 : 0), cut + (result.CutShort is null ? 0 : 1));
                    }
                    else
                    {
                        refusals++;
                    }
                }
                catch (Exception e)
                {
                    problems.Add($"seed {seed}, {what}: {e}");
                }

                if (clock.Elapsed > _patience)
                    problems.Add($"seed {seed}, {what}: took {clock.Elapsed.TotalSeconds:0} s");

                if (GC.GetTotalMemory(forceFullCollection: false) > MaxMemory + OwnMemory && GC.GetTotalMemory(forceFullCollection: true) > MaxMemory + OwnMemory)
                    problems.Add($"seed {seed}, {what}: {GC.GetTotalMemory(false) >> 20} MB are in use");

                longest = clock.Elapsed > longest ? clock.Elapsed : longest;
                cores.Restore();
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{reports} reports ({faulty} with faults, {cut} cut short), {refusals} refusals, {problems.Count} problems; the longest run took {longest.TotalSeconds:0.0} s; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
            Assert.True(problems.Count == 0, string.Join("\n\n", problems.Take(5)));

            // The last is whole again: the file was restored each time.
            Assert.Equal(0, Faults(Run(memory, cores.Path)!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>Null: refused.</returns>
    private static RunResult? Run(ReadyWalker walker, string path)
    {
        try
        {
            using CoreTarget core = CoreTarget.Open(path, Python, null, _ => { }, CancellationToken.None);
            if (_recognizer.Value.Find(core, core.Peek()) is not { } runtime || runtime.Layout != LayoutName)
                return null;

            core.LookFirstIn(runtime.Image.Path);
            TargetMemory memory = core.Acquire(_ => true, CancellationToken.None);
            return walker.Run(core, memory, new Budget(_maxTime, MaxMemory, CancellationToken.None));
        }
        catch (TargetException)
        {
            return null;
        }
    }

    private static readonly Lazy<RuntimeRecognizer> _recognizer = new(() => RuntimeRecognizer.Load(new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]), new DiagnosticSink()));

    private static ReadyWalker Walker(string source)
    {
        var sink = new DiagnosticSink();
        Layout layout = new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).Load(LayoutName, sink) ?? throw new InvalidOperationException(string.Join('\n', sink.All));
        return WalkerRunner.Load(ScriptRunner.Compile(source, layout, new IncludeResolver([Repository.Probes, Repository.StdLib])).Image);
    }

    private static long Faults(RunResult result) => Enum.GetValues<FaultKind>().Where(k => k != FaultKind.Conservative).Sum(k => result.Faults[k]);

    /// <summary>Without randomness of addresses and hashes: what a seed does is then the same again on the same machine.</summary>
    private static byte[] Dump(string folder)
    {
        var start = new ProcessStartInfo("setarch", ["-R", Python, "-I", "-S", "-c", Program]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PYTHONHASHSEED"] = "0";
        using Process python = Process.Start(start)!;
        try
        {
            python.StandardOutput.ReadLine();
            string pid = python.Id.ToString(CultureInfo.InvariantCulture);
            using Process gcore = Process.Start(new ProcessStartInfo("gcore", ["-o", Path.Combine(folder, "core"), pid]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = gcore.StandardError.ReadToEndAsync();
            gcore.StandardOutput.ReadToEnd();
            gcore.WaitForExit();
            return File.ReadAllBytes(Path.Combine(folder, "core." + pid));
        }
        finally
        {
            python.Kill();
        }
    }

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}

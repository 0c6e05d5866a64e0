using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using YLang.TestKit;

namespace YLang.Benchmarks;

/// <summary>
/// The whole command on one large target, beside the target's own <c>gc.collect()</c> and beside <c>gcore</c> of it, in one run: what is printed are ratios. Never a test: figures of
/// one machine prove nothing on another.
/// <code>dotnet run -c Release --project tests/Benchmarks [OBJECTS] [PYTHON]</code>
/// </summary>
internal static class Program
{
    private const int Rounds = 3;

    private const string Walk = """
        #include <cpython/heap.y>
        _probe _oneshot { _graph g = _walk(cpython); _artifact_flamegraph("flamegraph", "Paths", g.tree, 0.01); }
        """;

    public static int Main(string[] arguments)
    {
        if (arguments is ["starts", ..])
            return StartUp.Run(arguments.Length > 1 ? arguments[1] : "/usr/bin/python3");

        if (arguments is ["versions", ..])
            return ByVersion.Run(arguments.Length > 1 ? arguments[1] : "1000000");

        if (arguments is ["pauses", .. var sizes])
            return Pauses.Run(sizes);

        if (arguments is ["native", ..])
            return NativeCost.Run(arguments.Length > 1 ? arguments[1] : "5000000");

        if (arguments is ["web", .. var load])
            return WebLoad.Run(load);

        string objects = arguments.Length > 0 ? arguments[0] : "5000000";
        string python = arguments.Length > 1 ? arguments[1] : "/usr/bin/python3";
        using Process target = StartHeap(python, objects, out HeapFacts heap);
        try
        {
            Console.WriteLine($"target: {heap.Tracked:N0} objects tracked by its collector, {Megabytes(heap.Rss)} resident, gc.collect() {heap.CollectMs:0} ms");

            string pid = heap.Pid.ToString(CultureInfo.InvariantCulture);
            Run walk = Best(r => r.WalkMs, "-e", Walk, "--pid", pid);
            Run best = Best(r => r.WallMs, "python-memory", "--pid", pid);
            double gcore = GcoreMs(heap.Pid);
            Print("walk with attribution", walk.WalkMs, "gc.collect()", heap.CollectMs);
            Print("… and all artifacts", best.WalkMs, "gc.collect()", heap.CollectMs);
            Print("pause", best.PauseMs, "gcore, whole", gcore);
            Print("whole command", best.WallMs, "gcore, whole", gcore);
            Peak(best, heap.Rss, "resident size of the target");
            AnalyseCore(heap);
            return 0;
        }
        finally
        {
            target.Kill();
        }
    }

    /// <summary>The same of a core of it, which the snapshot has just left in the kernel's memory.</summary>
    private static void AnalyseCore(HeapFacts heap)
    {
        string folder = Directory.CreateTempSubdirectory("ylang-core").FullName, core = Path.Combine(folder, "core");
        try
        {
            using (Process snapshot = Start(Path.Combine(Repository.Root, "ylang"), ["snapshot", "-q", "--pid", heap.Pid.ToString(CultureInfo.InvariantCulture), "-o", core]))
                snapshot.WaitForExit();

            Run walk = Best(r => r.WalkMs, "-e", Walk, "--core", core), best = Best(r => r.WallMs, "python-memory", "--core", core);
            Print("core: walk", walk.WalkMs, "gc.collect()", heap.CollectMs);
            Print("core: whole command", best.WallMs, "gc.collect()", heap.CollectMs);
            Peak(best, new FileInfo(core).Length, "size of the core");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Run Best(Func<Run, double> figure, params string[] arguments) => Enumerable.Range(0, Rounds).Select(_ => Analyse(arguments)).MinBy(figure)!;

    private static void Peak(Run run, long size, string of) =>
        Console.WriteLine($"peak memory              {Megabytes(run.PeakBytes),9} = {of} + {(run.PeakBytes - size) / (double)run.Objects:0} bytes an object ({run.Objects:N0} objects found)");

    /// <summary>An interpreter with a large heap that stands still.</summary>
    internal static Process StartHeap(string python, string objects, out HeapFacts facts)
    {
        Process target = Start(python, ["-B", Path.Combine(Repository.Root, "tests", "Benchmarks", "heap.py"), objects]);
        facts = JsonSerializer.Deserialize<HeapFacts>(target.StandardOutput.ReadLine()!, HeapFacts.Names)!;
        return target;
    }

    /// <param name="arguments">Of <c>ylang run</c>.</param>
    internal static Run Analyse(params string[] arguments)
    {
        string output = Path.GetTempFileName() + ".json", usage = Path.GetTempFileName();
        try
        {
            var clock = Stopwatch.StartNew();
            using (Process command = Start("/usr/bin/env", ["time", "-f", "%M", "-o", usage, Path.Combine(Repository.Root, "ylang"), "run", .. arguments, "-q", "-o", output]))
            {
                command.StandardOutput.ReadToEnd();
                command.WaitForExit();
                if (command.ExitCode != 0)
                    throw new InvalidOperationException(command.StandardError.ReadToEnd());
            }

            double wall = clock.Elapsed.TotalMilliseconds;
            using JsonDocument report = JsonDocument.Parse(File.ReadAllText(output));
            JsonElement acquisition = report.RootElement.GetProperty("acquisition");
            JsonElement flame = report.RootElement.GetProperty("artifacts").EnumerateArray().First(a => a.GetProperty("kind").GetString() == "flamegraph").GetProperty("root");
            long peak = long.Parse(File.ReadAllText(usage).Trim(), CultureInfo.InvariantCulture) * 1024;
            return new Run(wall, acquisition.GetProperty("walk_ms").GetDouble(), acquisition.GetProperty("pause_ms").GetDouble(), peak, flame.GetProperty("count").GetInt64());
        }
        finally
        {
            File.Delete(output);
            File.Delete(usage);
        }
    }

    private static double GcoreMs(int pid)
    {
        string folder = Directory.CreateTempSubdirectory("ylang-gcore").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            using Process gcore = Start("gcore", ["-o", Path.Combine(folder, "core"), pid.ToString(CultureInfo.InvariantCulture)]);
            gcore.StandardOutput.ReadToEnd();
            gcore.WaitForExit();
            return clock.Elapsed.TotalMilliseconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string name, double ms, string beside, double besideMs) =>
        Console.WriteLine($"{name,-24} {ms,6:0} ms = {ms / besideMs,5:0.00} × {beside} ({besideMs:0} ms)");

    private static string Megabytes(long bytes) => $"{bytes / 1048576.0:0} MB";

    internal static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        return Process.Start(start)!;
    }

    internal sealed record Run(double WallMs, double WalkMs, double PauseMs, long PeakBytes, long Objects);

    internal sealed record HeapFacts(int Pid, long Tracked, double CollectMs, long Rss)
    {
        public static JsonSerializerOptions Names { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    }
}

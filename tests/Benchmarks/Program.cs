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

        if (arguments is ["web", .. var load])
            return WebLoad.Run(load);

        string objects = arguments.Length > 0 ? arguments[0] : "5000000";
        string python = arguments.Length > 1 ? arguments[1] : "/usr/bin/python3";
        using Process target = StartHeap(python, objects, out HeapFacts heap);
        try
        {
            Console.WriteLine($"target: {heap.Tracked:N0} objects tracked by its collector, {Megabytes(heap.Rss)} resident, gc.collect() {heap.CollectMs:0} ms");

            Run walk = Enumerable.Range(0, Rounds).Select(_ => Analyse(heap.Pid, "-e", Walk)).MinBy(r => r.WalkMs)!;
            Run best = Enumerable.Range(0, Rounds).Select(_ => Analyse(heap.Pid, "python-memory")).MinBy(r => r.WallMs)!;
            double gcore = GcoreMs(heap.Pid);
            Print("walk with attribution", walk.WalkMs, "gc.collect()", heap.CollectMs);
            Print("… and all artifacts", best.WalkMs, "gc.collect()", heap.CollectMs);
            Print("pause", best.PauseMs, "gcore, whole", gcore);
            Print("whole command", best.WallMs, "gcore, whole", gcore);
            double perObject = (best.PeakBytes - heap.Rss) / (double)best.Objects;
            Console.WriteLine($"peak memory              {Megabytes(best.PeakBytes),9} = resident size of the target + {perObject:0} bytes an object ({best.Objects:N0} objects found)");
            return 0;
        }
        finally
        {
            target.Kill();
        }
    }

    /// <summary>An interpreter with a large heap that stands still.</summary>
    internal static Process StartHeap(string python, string objects, out HeapFacts facts)
    {
        Process target = Start(python, ["-B", Path.Combine(Repository.Root, "tests", "Benchmarks", "heap.py"), objects]);
        facts = JsonSerializer.Deserialize<HeapFacts>(target.StandardOutput.ReadLine()!, HeapFacts.Names)!;
        return target;
    }

    internal static Run Analyse(int pid, params string[] script)
    {
        string output = Path.GetTempFileName() + ".json", usage = Path.GetTempFileName();
        try
        {
            var clock = Stopwatch.StartNew();
            using (Process command = Start("/usr/bin/env", ["time", "-f", "%M", "-o", usage, Path.Combine(Repository.Root, "ylang"), "run", .. script, "--pid",
                pid.ToString(CultureInfo.InvariantCulture), "-q", "-o", output]))
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

    private static Process Start(string program, string[] arguments)
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

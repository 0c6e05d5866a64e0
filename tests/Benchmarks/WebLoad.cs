using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Live;
using YLang.TestKit;

namespace YLang.Benchmarks;

/// <summary>
/// A web application that is asked without rest is looked at again and again, copied and forked: requests that failed, how long it stood, how long requests took, beside those of the same time
/// without a look.
/// <code>dotnet run -c Release --project tests/Benchmarks web [LOOKS [MEGABYTES [VERSION]]]</code>
/// </summary>
internal static class WebLoad
{
    private const string Clients = "4";

    private static readonly TimeSpan _undisturbed = TimeSpan.FromSeconds(10), _between = TimeSpan.FromMilliseconds(50);

    private const string Walk = """
        #include <cpython/heap.y>
        _probe _oneshot { _graph g = _walk(cpython); printf("%d\n", g.count); }
        """;

    public static int Run(string[] arguments)
    {
        int looks = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 500;
        string megabytes = arguments.Length > 1 ? arguments[1] : "1024", version = arguments.Length > 2 ? arguments[2] : "3.11";
        string script = Path.Combine(Repository.Root, "tests", "Benchmarks", "web.py"), python = Interpreters.Find(version) ?? throw new InvalidOperationException($"no Python {version} on this machine");
        using var server = new SupervisedProcess(python, script, "serve", megabytes);
        string port = server.ReadUntilReady()[0];
        Console.WriteLine($"server: Python {version}, {server.Status("VmRSS")} resident; {Clients} clients");
        int failed = 0;
        failed += Asked(python, script, port, "no look", () => Thread.Sleep(_undisturbed));
        foreach (PauseMode mode in (PauseMode[])[PauseMode.Copy, PauseMode.Fork])
            failed += Asked(python, script, port, $"{looks} × {mode}", () => Look(server.Pid, mode, version, looks));

        return failed;
    }

    private static void Look(int pid, PauseMode mode, string version, int looks)
    {
        var sink = new DiagnosticSink();
        Layout layout = new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).Load("cpython-" + version, sink) ?? throw new InvalidOperationException(string.Join('\n', sink.All));
        using ReadyWalker walker = WalkerRunner.Load(ScriptRunner.Compile(Walk, layout, new IncludeResolver([Repository.StdLib])).Image);
        using LiveTarget live = LiveTarget.Attach(pid, mode);
        TargetMemory? memory = null;
        var pauses = new double[looks];
        long objects = 0;
        for (int i = 0; i < looks; i++)
        {
            TimeSpan before = live.Acquisition.Pause;
            if (memory is null)
                memory = live.Acquire(stopped => walker.IsReady(live, stopped), CancellationToken.None);
            else
                live.AcquireAgain(memory, stopped => walker.IsReady(live, stopped), CancellationToken.None);

            pauses[i] = (live.Acquisition.Pause - before).TotalMilliseconds;
            objects = long.Parse(walker.Run(live, memory, new Budget(TimeSpan.FromMinutes(1), long.MaxValue, CancellationToken.None)).Output, CultureInfo.InvariantCulture);
            Thread.Sleep(_between);
        }

        Console.WriteLine($"{"",-12} {objects:N0} objects; stood for {Distribution(pauses)}");
    }

    private static int Asked(string python, string script, string port, string what, Action meanwhile)
    {
        var start = new ProcessStartInfo(python, [script, "ask", port, Clients]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process load = Process.Start(start)!;
        load.StandardOutput.ReadLine();
        meanwhile();
        load.StandardInput.Close();
        using JsonDocument said = JsonDocument.Parse(load.StandardOutput.ReadToEnd());
        double[] took = [.. said.RootElement.GetProperty("took").EnumerateArray().Select(t => t.GetDouble())];
        string[] failed = [.. said.RootElement.GetProperty("failed").EnumerateArray().Select(f => f.GetString()!)];
        Console.WriteLine($"{what,-12} {took.Length:N0} requests, {failed.Length} failed {string.Join(", ", failed.Distinct().Take(3))}; a request took {Distribution(took)}");
        return failed.Length;
    }

    private static string Distribution(double[] values)
    {
        double[] sorted = [.. values.Order()];
        string At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))].ToString("0.0", CultureInfo.InvariantCulture);
        return $"50 %: {At(0.5)}, 90 %: {At(0.9)}, 99 %: {At(0.99)}, most: {At(1)} ms";
    }
}

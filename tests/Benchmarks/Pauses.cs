using System.Diagnostics;
using System.Globalization;
using YLang.Runtime.Targets.Live;
using YLang.TestKit;

namespace YLang.Benchmarks;

/// <summary>
/// For how long a process stands that is copied, and one that is forked, as its memory grows: beside a plain copy of as many bytes by a C program, the growth of its page tables, and
/// <c>gcore</c>, for the whole of which it stands.
/// <code>dotnet run -c Release --project tests/Benchmarks pauses [MEGABYTES…]</code>
/// </summary>
internal static class Pauses
{
    private const int Rounds = 5;

    private const string Program = "import sys\nx = bytearray(b'x') * (int(sys.argv[1]) << 20)\nprint('ready', flush=True)\nimport time\ntime.sleep(3600)";

    public static int Run(string[] arguments)
    {
        string folder = Directory.CreateTempSubdirectory("ylang-pauses").FullName;
        try
        {
            string copier = Path.Combine(folder, "copy");
            Process.Start("gcc", ["-O2", "-o", copier, Path.Combine(Repository.Root, "tests", "Benchmarks", "copy.c")]).WaitForExit();
            (double Fork, double Tables)? first = null;
            foreach (string size in arguments.Length > 0 ? arguments : ["100", "1024", "4096"])
            {
                using var target = new SupervisedProcess("/usr/bin/python3", "-c", Program, size);
                target.ReadUntilReady();
                double plain = double.Parse(Output(copier, size), CultureInfo.InvariantCulture), copied = Best(target.Pid, PauseMode.Copy), forked = Best(target.Pid, PauseMode.Fork);
                double tables = double.Parse(target.Status("VmPTE").Split(' ')[0], CultureInfo.InvariantCulture);
                first ??= (forked, tables);
                var clock = Stopwatch.StartNew();
                Output("gcore", "-o", Path.Combine(folder, "core"), target.Pid.ToString(CultureInfo.InvariantCulture));
                double gcore = clock.Elapsed.TotalMilliseconds;
                Array.ForEach(Directory.GetFiles(folder, "core.*"), File.Delete);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{size,5} MB: copy stands {copied,8:0.0} ms = {copied / plain:0.00} × a plain copy ({plain:0.0} ms); fork {forked:0.00} ms = {forked / first.Value.Fork:0.0} × the first one, page tables {tables / first.Value.Tables:0.0} × ({tables:0} kB); gcore {gcore:0} ms"));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Best(int pid, PauseMode mode) => Enumerable.Range(0, Rounds).Min(_ =>
    {
        using LiveTarget live = LiveTarget.Attach(pid, mode);
        live.Acquire(_ => true, CancellationToken.None);
        return live.Acquisition.Pause.TotalMilliseconds;
    });

    private static string Output(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}

using System.Diagnostics;
using System.Globalization;
using YLang.TestKit;

namespace YLang.Benchmarks;

/// <summary>
/// How long the command takes where there is little to do, beside an empty .NET program started in the same run. Cold: the tool's files are not in the kernel's memory, the probe is
/// compiled. Warm: they are, it is compiled. Cached: they are, an earlier run has compiled it.
/// <code>dotnet run -c Release --project tests/Benchmarks starts [PYTHON]</code>
/// </summary>
internal static class StartUp
{
    private const int Rounds = 9, ColdRounds = 3;

    private const string Hello = "_probe _oneshot { printf(\"Hello\\n\"); }";

    public static int Run(string python)
    {
        string folder = Directory.CreateTempSubdirectory("ylang-starts").FullName;
        using Process target = Process.Start(new ProcessStartInfo(python, ["-c", "import time; time.sleep(3600)"]))!;
        try
        {
            string empty = BuildEmpty(folder);
            Print("hello, world", empty, folder, ["run", "-q", "-e", Hello]);
            Print("python-memory of a small python", empty, folder, ["run", "-q", "python-memory", "--pid", target.Id.ToString(CultureInfo.InvariantCulture)]);
            return 0;
        }
        finally
        {
            target.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string name, string empty, string folder, string[] arguments)
    {
        string tool = Path.Combine(Repository.Root, "ylang");
        Once(tool, [], folder, arguments);
        Say("cold", ColdRounds, () =>
        {
            Forget(Path.Combine(Repository.Root, "artifacts", "ylang"));
            return Once(tool, arguments, folder, ["--no-cache"]);
        });
        Say("warm", Rounds, () => Once(tool, arguments, folder, ["--no-cache"]));
        Say("cached", Rounds, () => Once(tool, arguments, folder, []));

        // By turns, so that what else the machine does meets both.
        void Say(string how, int rounds, Func<double> measure)
        {
            (double floor, double ms) = (double.MaxValue, double.MaxValue);
            for (int i = 0; i < rounds; i++)
            {
                floor = Math.Min(floor, Once("dotnet", [empty], folder, []));
                ms = Math.Min(ms, measure());
            }

            Console.WriteLine($"{$"{name}, {how}",-32} {ms,6:0} ms = {ms / floor,5:0.0} × empty .NET program ({floor:0} ms)");
        }
    }

    /// <returns>Milliseconds from start to end.</returns>
    private static double Once(string program, string[] first, string folder, string[] rest)
    {
        var start = new ProcessStartInfo(program, [.. first, .. rest]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(folder, "cache");
        start.Environment["XDG_STATE_HOME"] = Path.Combine(folder, "state");
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? clock.Elapsed.TotalMilliseconds : throw new InvalidOperationException(errors.GetAwaiter().GetResult());
    }

    /// <summary>Tells the kernel that what it holds of these files is needed no more.</summary>
    private static void Forget(string folder)
    {
        foreach (string file in Directory.GetFiles(folder))
            Once("dd", [$"if={file}", "iflag=nocache", "count=0"], folder, []);
    }

    private static string BuildEmpty(string folder)
    {
        string project = Path.Combine(folder, "Empty.csproj"), output = Path.Combine(folder, "out");
        File.WriteAllText(project, """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Empty.cs"), "System.Console.WriteLine(\"Hello\");");
        Once("dotnet", ["build", project, "-c", "Release", "-o", output, "--nologo", "-v", "quiet"], folder, []);
        return Path.Combine(output, "Empty.dll");
    }
}

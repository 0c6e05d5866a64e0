using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using YLang.Cli.Sessions;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang demo</c>: a real Django application, started, driven with some requests, analysed live.</summary>
internal static class DemoVerb
{
    private const string Python = "/usr/bin/python3";
    private static readonly string[] _packages = ["python3", "python3-django", "python3-openpyxl"];

    public static Command Build(Screen screen, Interrupt interrupt)
    {
        var output = new Option<string>("--output", "-o") { Description = "the HTML report to write", HelpName = "FILE", DefaultValueFactory = _ => "ylang-demo.html" };
        var plain = new Option<bool>("--plain") { Description = "the target that needs the standard library only" };
        var command = new Command("demo", """
            Starts a Django application on loopback, analyses it with python-memory and shows the report.

            Examples:
              ylang demo
              ylang demo --plain -o demo.html
            """) { output, plain };
        command.SetAction(parsed => Run(screen, parsed.GetValue(output)!, parsed.GetValue(plain), interrupt.Listen()));
        return command;
    }

    private static int Run(Screen screen, string output, bool plain, CancellationToken interrupt)
    {
        if (!File.Exists(Python))
            Install(screen, ["python3"]);

        if (!plain && !CanImport("django", "openpyxl"))
            plain = !Install(screen, _packages);

        if (plain)
            screen.Say($"The demo's target uses the standard library only (for the Django one: apt-get install {string.Join(' ', _packages)}).");

        int port = FreePort();
        string script = Path.Combine(Bundle.Demo, plain ? "plain.py" : "manage.py");
        using var target = new DemoTarget([Python, "-B", script, port.ToString(CultureInfo.InvariantCulture)], Path.GetDirectoryName(script)!);
        screen.Say($"Started {Path.GetFileName(script)} as process {target.Pid} on 127.0.0.1:{port}; sending some requests…");
        Drive(target, port, interrupt);
        return RunVerb.Run(
            screen,
            new RunRequest("python-memory", null, TargetChoice.Live(target.Pid), new Dictionary<string, string>(), [output], "text"),
            interrupt);
    }

    private static void Drive(DemoTarget target, int port, CancellationToken interrupt)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = TimeSpan.FromSeconds(30) };
        var patience = Stopwatch.StartNew();
        while (!Answers(client, interrupt))
        {
            if (target.HasEnded || patience.Elapsed > TimeSpan.FromSeconds(30))
                throw new TargetException(ExitCode.Failed, "the demo's target did not start", "run 'ylang demo --plain'");

            interrupt.WaitHandle.WaitOne(100);
            interrupt.ThrowIfCancellationRequested();
        }

        string[] pages = [.. Enumerable.Range(0, 30).Select(n => $"price/{n * 400}"), "export", "broken", "broken"];
        foreach (string page in pages)
            client.GetAsync(page, interrupt).GetAwaiter().GetResult().Dispose();
    }

    private static bool Answers(HttpClient client, CancellationToken interrupt)
    {
        try
        {
            client.GetAsync("price/1", interrupt).GetAwaiter().GetResult().Dispose();
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static bool CanImport(params string[] modules) => Runs(Python, "-c", "import " + string.Join(", ", modules)) == 0;

    /// <summary>Installs Debian packages as root; false, with a sentence, where that is not possible.</summary>
    private static bool Install(Screen screen, string[] packages)
    {
        string command = $"apt-get install {string.Join(' ', packages)}";
        if (Environment.UserName != "root" || !File.Exists("/usr/bin/apt-get"))
        {
            screen.Say($"The demo's packages are missing; as root: {command}");
            return false;
        }

        screen.Say($"Installing the demo's packages: {command}");
        return (Runs("/usr/bin/apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. packages]) == 0
                || (Runs("/usr/bin/apt-get", "update", "-qq") == 0 && Runs("/usr/bin/apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. packages]) == 0))
            && CanImport("django", "openpyxl");
    }

    private static int Runs(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        using Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

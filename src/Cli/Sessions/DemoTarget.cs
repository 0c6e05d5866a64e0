using System.Diagnostics;
using System.Globalization;
using YLang.Runtime.Faults;

namespace YLang.Cli.Sessions;

/// <summary>
/// The demo's target: a grandchild of ours. .NET waits for its children by itself and would take a stopped one for one that has ended. A shell stands between; it ends the target when
/// we let go of the shell's input, however we end.
/// </summary>
internal sealed class DemoTarget : IDisposable
{
    /// <summary>Ctrl-C reaches the shell as well as us: it must live on to clean up.</summary>
    private const string Supervise = """trap '' INT HUP TERM; "$@" </dev/null >/dev/null 2>&1 & echo $!; read -r _; kill -KILL $! 2>/dev/null""";

    private readonly Process _shell;

    /// <param name="command">Program and arguments.</param>
    /// <param name="folder">Where it starts.</param>
    public DemoTarget(IEnumerable<string> command, string folder)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string word in new[] { "-c", Supervise, "sh" }.Concat(command))
            start.ArgumentList.Add(word);

        _shell = Process.Start(start)!;
        Pid = int.TryParse(_shell.StandardOutput.ReadLine(), CultureInfo.InvariantCulture, out int pid)
            ? pid
            : throw new TargetException(ExitCode.Failed, "the demo's target could not be started", "see whether /bin/sh works");
    }

    public int Pid { get; }

    public bool HasEnded => !Directory.Exists($"/proc/{Pid}") || File.ReadAllText($"/proc/{Pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}

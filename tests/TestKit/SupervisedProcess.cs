using System.Diagnostics;
using System.Globalization;

namespace YLang.TestKit;

/// <summary>
/// A process to look at: a grandchild, since .NET waits for its children by itself and takes a stopped one for one that has ended. It dies with this object, and with the test run.
/// </summary>
public sealed class SupervisedProcess : IDisposable
{
    /// <summary>The inner shell tells its number before it becomes the process.</summary>
    private const string Supervise = """trap '' INT HUP TERM; sh -c 'echo $$; exec "$@"' sh "$@" </dev/null 2>/dev/null & exec >&-; read -r _; kill -KILL $! 2>/dev/null""";

    private readonly Process _shell;

    /// <param name="command">Program and arguments.</param>
    public SupervisedProcess(params string[] command)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string word in (string[])["-c", Supervise, "sh", .. command])
            start.ArgumentList.Add(word);

        _shell = Process.Start(start)!;
        Pid = int.Parse(ReadLine(), CultureInfo.InvariantCulture);
    }

    public int Pid { get; }

    /// <summary>A line that the process writes.</summary>
    public string ReadLine() => _shell.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the process has ended");

    /// <summary>The lines before one that says "ready".</summary>
    public IReadOnlyList<string> ReadUntilReady()
    {
        var lines = new List<string>();
        for (string line = ReadLine(); line != "ready"; line = ReadLine())
            lines.Add(line);

        return lines;
    }

    /// <summary>A field of /proc/PID/status, "" where the process is gone.</summary>
    public string Status(string field)
    {
        string path = $"/proc/{Pid}/status";
        return File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith(field + ":", StringComparison.Ordinal))?[(field.Length + 1)..].Trim() ?? "" : "";
    }

    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, Pid.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}

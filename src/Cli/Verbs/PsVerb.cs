using System.CommandLine;
using System.Globalization;
using YLang.Cli.Sessions;
using YLang.Compiler.Layouts;
using YLang.Runtime.Faults;
using YLang.Runtime.Targets.Live;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang ps</c>: the processes that hold a runtime which a layout knows.</summary>
internal static class PsVerb
{
    public static Command Build()
    {
        var command = new Command("ps", "Lists the Python processes that ylang may look at: pid, version, whether a layout is there, resident memory, threads, command.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        LayoutLibrary library = Libraries.Layouts([]);
        Console.Out.WriteLine($"{"PID",7} {"VERSION",-16} {"LAYOUT",-14} {"RSS",8} {"THREADS",7}  COMMAND");
        foreach (int pid in Processes())
        {
            try
            {
                using LiveTarget live = LiveTarget.Attach(pid);
                if (Libraries.Recognize(library, live) is { } runtime)
                {
                    string layout = library.FileOf(runtime.Layout) is null ? "none yet" : runtime.Layout;
                    int threads = Directory.GetDirectories($"/proc/{pid}/task").Length;
                    Console.Out.WriteLine($"{pid,7} {$"{runtime.Runtime} {runtime.Version}",-16} {layout,-14} {live.RssBytes >> 20,5} MB {threads,7}  {Shown(live.CommandLine)}");
                }
            }
            catch (Exception e) when (e is TargetException or IOException)
            {
                // Not to be looked at, or gone meanwhile: not in the list.
            }
        }

        return (int)ExitCode.Done;
    }

    private static IEnumerable<int> Processes() =>
        Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out int pid) ? pid : 0)
            .Where(pid => pid > 0 && pid != Environment.ProcessId)
            .Order();

    /// <summary>A command line is the target's word: control characters do not reach the terminal.</summary>
    private static string Shown(string command)
    {
        string plain = string.Concat(command.Select(c => char.IsControl(c) ? '?' : c));
        return plain.Length > 100 ? plain[..99] + "…" : plain;
    }
}

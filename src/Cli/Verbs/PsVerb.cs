using System.CommandLine;
using System.Globalization;
using YLang.Cli.Sessions;
using YLang.Compiler.Layouts;
using YLang.Reports;
using YLang.Runtime.Faults;
using YLang.Runtime.Targets.Live;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang ps</c>: the processes that hold a runtime which a layout knows.</summary>
internal static class PsVerb
{
    /// <summary>Characters of a command line.</summary>
    private const int MostOfCommand = 100;

    public static Command Build()
    {
        var command = new Command("ps", """
            Lists the Python processes that ylang may look at: pid, version, layout, resident memory, threads, command.

            Examples:
              ylang ps
              sudo ylang ps | grep gunicorn
            """);
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
                    Console.Out.WriteLine($"{pid,7} {$"{runtime.Runtime} {runtime.Version}",-16} {layout,-14} {live.RssBytes >> 20,5} MB {threads,7}  {Visible.Line(live.CommandLine, MostOfCommand)}");
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
}

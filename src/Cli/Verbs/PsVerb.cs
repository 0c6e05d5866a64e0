using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
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

    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build(Screen screen)
    {
        var all = new Option<bool>("--all") { Description = "also the processes that can't be looked at, each with the reason" };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("ps", """
            Lists the Python processes that ylang may look at: pid, user, version, resident memory, threads, container, how the version was told, command.

            Examples:
              ylang ps
              sudo ylang ps --all
              ylang ps --format json
            """) { all, format };
        command.SetAction(parsed => Run(screen, parsed.GetValue(all), parsed.GetValue(format) == "json"));
        return command;
    }

    private static int Run(Screen screen, bool all, bool json)
    {
        var clock = Stopwatch.StartNew();
        Entry[] looked = LookAtAll();
        screen.Detail(string.Create(CultureInfo.InvariantCulture, $"{looked.Length} processes were looked at in {clock.Elapsed.TotalMilliseconds:0} ms"));
        Entry[] entries = [.. looked.Where(e => all || e.Reason is null)];
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(entries, _json));
            return (int)ExitCode.Done;
        }

        Console.Out.WriteLine($"{"PID",7} {"USER",-12} {"VERSION",-15} {"RSS",9} {"THREADS",7} {"CONTAINER",-12} {"TOLD BY",-30} COMMAND");
        foreach (Entry e in entries)
        {
            string told = e.Reason is null ? Visible.Line(e.How ?? "", 60) : $"({Visible.Line(e.Reason, 200)})";
            string version = e.Runtime is null ? "-" : $"{e.Runtime} {e.Version}";
            Console.Out.WriteLine(
                $"{e.Pid,7} {Visible.Line(e.User, 12),-12} {version,-15} {e.RssBytes >> 20,6} MB {e.Threads,7} {(e.Container.Length == 0 ? "-" : Visible.Line(e.Container, 12)),-12} {told,-30} "
                + Visible.Line(e.Command, MostOfCommand));
        }

        return (int)ExitCode.Done;
    }

    private static Entry[] LookAtAll()
    {
        LayoutLibrary library = Libraries.Layouts([]);
        RuntimeRecognizer recognizer = Libraries.Recognizer(library);
        IReadOnlyDictionary<long, string> users = Users();

        // Processes have many files in common: each name is asked once.
        var likely = new Dictionary<string, bool>(StringComparer.Ordinal);
        bool IsLikely(string path) => likely.TryGetValue(path, out bool known) ? known : likely[path] = recognizer.IsLikely(path);
        return [.. ListedProcess.All().Select(p => Look(p, recognizer, IsLikely, library, users))];
    }

    private static Entry Look(ListedProcess process, RuntimeRecognizer recognizer, Func<string, bool> isLikely, LayoutLibrary library, IReadOnlyDictionary<long, string> users)
    {
        // Names first: only the executable, and all files where some name says that a runtime may be there, are opened.
        bool hasName = process.Files.Any(f => isLikely(f.Path));
        RecognizedRuntime? runtime = recognizer.Find(
            [.. process.Files.Where((_, i) => hasName || i == 0).Select((f, i) => new LoadedFile(f.Path, f.Path == process.Exe, f.Symbol, f.Section))], process.Word);
        string? reason = process.Refusal?.Message
            ?? (runtime is null ? "not a supported interpreter" : library.FileOf(runtime.Layout) is null ? $"there is no layout {runtime.Layout}" : null);
        return new Entry(
            process.Pid, users.GetValueOrDefault(process.User) ?? process.User.ToString(CultureInfo.InvariantCulture), runtime?.Runtime, runtime?.Version, runtime?.Layout, runtime?.How,
            process.RssBytes, process.Threads, process.Container, process.CommandLine, reason);
    }

    /// <summary>Names of this machine's users; those of a directory service keep their numbers.</summary>
    private static Dictionary<long, string> Users()
    {
        var names = new Dictionary<long, string>();
        foreach (string[] words in (File.Exists("/etc/passwd") ? File.ReadLines("/etc/passwd") : []).Select(l => l.Split(':')))
        {
            if (words.Length > 2 && long.TryParse(words[2], CultureInfo.InvariantCulture, out long id))
                names.TryAdd(id, words[0]);
        }

        return names;
    }

    /// <param name="How">How the version was told.</param>
    /// <param name="Reason">Why it can't be looked at; null: it can.</param>
    private sealed record Entry(
        int Pid, string User, string? Runtime, string? Version, string? Layout, string? How, long RssBytes, int Threads, string Container, string Command, string? Reason);
}

using System.CommandLine;
using System.Globalization;
using YLang.Cli.Sessions;
using YLang.Runtime.Faults;
using YLang.Runtime.Targets.Live;

namespace YLang.Cli.Verbs;

/// <summary>The options by which a verb is told its target, its limits and where to look for layouts and includes.</summary>
internal sealed class TargetOptions
{
    /// <summary>Above a week nothing is a limit.</summary>
    private const double MostSeconds = 1e6;

    private const int DefaultSeconds = 300;

    private readonly Option<string?> _pid = NewPid();
    private readonly Option<string?> _core = new("--core") { Description = "an ELF core dump: the kernel's, gdb's or ylang's own, compressed or not", HelpName = "FILE" };
    private readonly Option<string?> _exe = new("--exe") { Description = "with --core: the program that ran, where it is not at its path", HelpName = "FILE" };
    private readonly Option<string?> _sysroot = new("--sysroot") { Description = "with --core or --gdb: a folder with the files of the machine (or container) it ran on", HelpName = "DIR" };
    private readonly Option<string?> _gdb = new("--gdb") { Description = "whatever gdb can open, as one would tell gdb: \"-p 42\", \"-ex 'target remote :1234'\"", HelpName = "ARGS" };
    private readonly Option<string?> _pause = NewPause();
    private readonly Option<string?> _maxTime = new("--max-time") { Description = $"seconds a probe may run; what it has by then is reported (default: {DefaultSeconds})", HelpName = "SECONDS" };
    private readonly Option<string?> _maxMemory = new("--max-memory") { Description = "memory a probe may use, as 2G or 500M", HelpName = "SIZE" };
    private readonly Option<string?> _layout = new("--layout") { Description = "layout to use instead of the detected one: a name (cpython-3.11) or a file", HelpName = "NAME|FILE" };
    private readonly Option<string[]> _layoutPath = new("--layout-path") { Description = "folder with layouts that come before the bundled ones", HelpName = "DIR" };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "compile the probe even if an earlier run has done so, and keep nothing" };
    private readonly Option<string[]> _include = new("--include") { Description = "folder for #include; or a .y file whose rules and functions are compiled with the script", HelpName = "DIR|FILE.y" };

    /// <summary>What stands behind --gdb is gdb's, though it may begin with a dash: written as one word, it is no option of ours.</summary>
    public static string[] WithGdbWords(string[] arguments)
    {
        int at = Array.IndexOf(arguments, "--gdb"), end = Array.IndexOf(arguments, "--");
        return at < 0 || at + 1 == arguments.Length || (end >= 0 && end < at) ? arguments : [.. arguments[..at], $"--gdb={arguments[at + 1]}", .. arguments[(at + 2)..]];
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _pid, _core, _exe, _sysroot, _gdb, _pause, _maxTime, _maxMemory, _layout, _layoutPath, _include, _noCache })
            command.Add(option);
    }

    public TargetChoice Read(ParseResult parsed) => new(
        TargetOf(parsed), TimeOf(parsed.GetValue(_maxTime)), SizeOf(parsed.GetValue(_maxMemory)), parsed.GetValue(_layout), parsed.GetValue(_layoutPath) ?? [],
        parsed.GetValue(_include) ?? [], !parsed.GetValue(_noCache));

    private TargetName? TargetOf(ParseResult parsed)
    {
        (string? pid, string? core, string? exe, string? sysroot, string? gdb) =
            (parsed.GetValue(_pid), parsed.GetValue(_core), parsed.GetValue(_exe), parsed.GetValue(_sysroot), parsed.GetValue(_gdb));
        string[] named = [.. new[] { pid is null ? "" : "--pid", core is null ? "" : "--core", gdb is null ? "" : "--gdb" }.Where(n => n.Length > 0)];
        if (named.Length > 1)
            throw new TargetException(ExitCode.Usage, $"{named[0]} and {named[1]} name two targets", "give one of them");

        if (core is null && (exe is not null || (sysroot is not null && gdb is null)))
            throw new TargetException(ExitCode.Usage, $"{(exe is null ? "--sysroot" : "--exe")} belongs to a core dump, and none was named", "name one with --core FILE");

        return core is not null ? new CoreName(core, exe, sysroot) : gdb is not null ? new GdbName(gdb, sysroot) : pid is not null ? new ProcessName(PidOf(pid), PauseOf(parsed.GetValue(_pause))) : null;
    }

    public static Option<string?> NewPause()
    {
        var pause = new Option<string?>("--pause")
        {
            Description = "how a live target is read: copy (stopped while its memory is copied), fork (stopped while it forks; the child is copied), hold (stopped until the end, for targets larger "
                + "than this machine's memory). Left out: copy, or hold where a copy would not fit",
            HelpName = "copy|fork|hold",
        };
        pause.AcceptOnlyFromAmong("copy", "fork", "hold");
        return pause;
    }

    /// <returns>Null: nothing was said.</returns>
    public static PauseMode? PauseOf(string? name) => name is null ? null : Enum.Parse<PauseMode>(name, ignoreCase: true);

    // Numbers are read here, not by the library: its options of numbers are generic code that must be compiled at each start.
    public static Option<string?> NewPid(bool required = false) => new("--pid") { Description = "a live process", HelpName = "N", Required = required };

    public static int PidOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pid) ? pid : throw new TargetException(ExitCode.Usage, $"'{text}' is not the number of a process", "'ylang ps' lists them");

    private static TimeSpan TimeOf(string? text)
    {
        if (text is null)
            return TimeSpan.FromSeconds(DefaultSeconds);

        if (!double.TryParse(text, CultureInfo.InvariantCulture, out double seconds))
            throw new TargetException(ExitCode.Usage, $"'{text}' is not a number of seconds", "write it as 60 or 0.5");

        return seconds > 0 ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0.001, MostSeconds)) : throw new TargetException(ExitCode.Usage, $"--max-time {text} leaves no time to run", "give seconds above 0");
    }

    private static long SizeOf(string? text)
    {
        if (text is null)
            return long.MaxValue;

        int shift = char.ToUpperInvariant(text.LastOrDefault()) switch { 'K' => 10, 'M' => 20, 'G' => 30, 'T' => 40, _ => 0 };
        string digits = shift == 0 ? text : text[..^1];
        return double.TryParse(digits, out double number) && number > 0
            ? (long)Math.Min(number * (1L << shift), long.MaxValue)
            : throw new TargetException(ExitCode.Usage, $"'{text}' is not a size", "write it as 2G, 500M or a number of bytes");
    }
}

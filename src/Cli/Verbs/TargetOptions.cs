using System.CommandLine;
using YLang.Cli.Sessions;
using YLang.Runtime.Faults;
using YLang.Runtime.Targets.Live;

namespace YLang.Cli.Verbs;

/// <summary>The options by which a verb is told its target, its limits and where to look for layouts and includes.</summary>
internal sealed class TargetOptions
{
    /// <summary>Above a week nothing is a limit.</summary>
    private const double MostSeconds = 1e6;

    private readonly Option<int?> _pid = new("--pid") { Description = "a live process", HelpName = "N" };
    private readonly Option<string?> _core = new("--core") { Description = "an ELF core dump (not available yet)", HelpName = "FILE" };
    private readonly Option<string?> _gdb = new("--gdb") { Description = "whatever gdb can open, as one would tell gdb (not available yet)", HelpName = "ARGS" };
    private readonly Option<string?> _pause = new("--pause")
    {
        Description = "how a live target is read: copy (stopped while its memory is copied), fork (stopped while it forks; the child is copied), hold (stopped until the end, for targets larger than "
            + "this machine's memory). Left out: copy, or hold where a copy would not fit",
        HelpName = "copy|fork|hold",
    };

    private readonly Option<double> _maxTime = new("--max-time") { Description = "seconds a probe may run; what it has by then is reported", HelpName = "SECONDS", DefaultValueFactory = _ => 300 };
    private readonly Option<string?> _maxMemory = new("--max-memory") { Description = "memory a probe may use, as 2G or 500M", HelpName = "SIZE" };
    private readonly Option<string?> _layout = new("--layout") { Description = "layout to use instead of the detected one: a name (cpython-3.11) or a file", HelpName = "NAME|FILE" };
    private readonly Option<string[]> _layoutPath = new("--layout-path") { Description = "folder with layouts that come before the bundled ones", HelpName = "DIR" };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "compile the probe even if an earlier run has done so, and keep nothing" };
    private readonly Option<string[]> _include = new("--include") { Description = "folder for #include; or a .y file whose rules and functions are compiled with the script", HelpName = "DIR|FILE.y" };

    public void AddTo(Command command)
    {
        _pause.AcceptOnlyFromAmong("copy", "fork", "hold");
        foreach (Option option in new Option[] { _pid, _core, _gdb, _pause, _maxTime, _maxMemory, _layout, _layoutPath, _include, _noCache })
            command.Add(option);
    }

    public TargetChoice Read(ParseResult parsed)
    {
        if (parsed.GetValue(_core) is not null || parsed.GetValue(_gdb) is not null)
            throw new TargetException(ExitCode.Usage, "core dumps and gdb targets are not available yet", "name a live process with --pid N");

        return new TargetChoice(
            parsed.GetValue(_pid) is { } pid ? new ProcessName(pid, PauseOf(parsed)) : null, TimeOf(parsed.GetValue(_maxTime)), SizeOf(parsed.GetValue(_maxMemory)), parsed.GetValue(_layout),
            parsed.GetValue(_layoutPath) ?? [], parsed.GetValue(_include) ?? [], !parsed.GetValue(_noCache));
    }

    private PauseMode? PauseOf(ParseResult parsed) => parsed.GetValue(_pause) is { } name ? Enum.Parse<PauseMode>(name, ignoreCase: true) : null;

    private static TimeSpan TimeOf(double seconds) =>
        seconds > 0 ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0.001, MostSeconds)) : throw new TargetException(ExitCode.Usage, $"--max-time {seconds} leaves no time to run", "give seconds above 0");

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

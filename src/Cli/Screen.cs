using Spectre.Console;
using YLang.Reports;
using YLang.Runtime.Faults;

namespace YLang.Cli;

/// <summary>Where talk goes: standard error, in colour only on a terminal (or as <c>--color</c> says). Data goes to standard output.</summary>
internal sealed class Screen
{
    private Screen(bool quiet, bool details, string color)
    {
        IsQuiet = quiet;
        ShowsDetails = details;
        Color = color;
        ColorsErrors = color == "always" || (color == "auto" && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
    }

    public bool IsQuiet { get; }

    public bool ShowsDetails { get; }

    public string Color { get; }

    public bool ColorsErrors { get; }

    /// <summary>Looks at the few options that decide how even a wrong command line is answered.</summary>
    public static Screen From(string[] arguments)
    {
        int color = Array.FindIndex(arguments, a => a == "--color" || a.StartsWith("--color=", StringComparison.Ordinal) || a.StartsWith("--color:", StringComparison.Ordinal));
        string choice = color < 0 ? "auto" : arguments[color].Length > "--color".Length ? arguments[color]["--color=".Length..] : arguments.ElementAtOrDefault(color + 1) ?? "auto";
        return new Screen(Has("-q", "--quiet"), Has("-v", "--verbose"), choice);

        bool Has(string brief, string full) => arguments.Contains(brief) || arguments.Contains(full);
    }

    /// <summary>The console for a report on standard output.</summary>
    public IAnsiConsole Output()
    {
        bool colors = Color == "always" || (Color == "auto" && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (Console.IsOutputRedirected)
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int columns) && columns >= 40 ? columns : 100;

        return console;
    }

    public void Say(string message)
    {
        if (!IsQuiet)
            Console.Error.WriteLine(message);
    }

    public void Detail(string message)
    {
        if (ShowsDetails)
            Console.Error.WriteLine(message);
    }

    /// <summary>Writes what was refused and the next step; gives the exit code.</summary>
    public int Refuse(ExitCode code, string message, string? next)
    {
        // A refusal may quote the target: its path, its command line.
        string shown = string.Join('\n', message.Split('\n').Select(line => Visible.Line(line)));
        Console.Error.WriteLine(ColorsErrors ? $"\u001b[1;31mylang:\u001b[0m {shown}" : $"ylang: {shown}");
        if (next is not null)
            Console.Error.WriteLine($"       {next}");

        return (int)code;
    }
}

using System.CommandLine;
using YLang.Cli.Sessions;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary>What <c>ylang run</c> was asked to do.</summary>
/// <param name="What">A stock probe's name or a script's path; null with Code.</param>
/// <param name="Code">The text given with -e.</param>
/// <param name="Outputs">Files to write; the ending tells the format.</param>
/// <param name="Format">For standard output; null: text.</param>
internal sealed record RunRequest(
    string? What, string? Code, TargetChoice Target, IReadOnlyDictionary<string, string> Arguments, IReadOnlyList<string> Outputs, string? Format);

/// <summary><c>ylang run WHAT [TARGET]</c>.</summary>
internal static class RunVerb
{
    public static Command Build(Screen screen, Interrupt interrupt)
    {
        var what = new Argument<string?>("WHAT") { Description = "a stock probe (see 'ylang probes') or a .y file", Arity = ArgumentArity.ZeroOrOne };
        var code = new Option<string?>("-e") { Description = "a script given here", HelpName = "CODE" };
        var arguments = new Option<string[]>("--arg") { Description = "sets a parameter of the probe", HelpName = "NAME=VALUE" };
        var outputs = new Option<string[]>("--output", "-o") { Description = "writes the report to a file: .html .json .folded .txt; may be given several times", HelpName = "FILE" };
        var format = new Option<string?>("--format") { Description = "what standard output gets: text, json, html, folded" };
        var command = new Command("run", """
            Runs a probe.

            Examples:
              ylang run python-memory --pid 4242 -o report.html
              ylang run python-types --pid 4242 --arg top=5 --format json
              ylang run python-memory --core core.4242.zst --sysroot /srv/images/app
              ylang run probes/examples/biggest-dicts.y --pid 4242
            """) { what, code, arguments, outputs, format };
        var target = new TargetOptions();
        target.AddTo(command);
        command.SetAction(parsed => Run(
            screen,
            new RunRequest(
                parsed.GetValue(what), parsed.GetValue(code), target.Read(parsed), ArgumentsOf(parsed.GetValue(arguments) ?? []), parsed.GetValue(outputs) ?? [],
                parsed.GetValue(format)),
            interrupt.Listen()));
        return command;
    }

    public static int Run(Screen screen, RunRequest request, CancellationToken interrupt)
    {
        if (request.What is null == request.Code is null)
            throw new TargetException(ExitCode.Usage, "say what to run: a probe's name, a script's path, or -e 'CODE'", "see 'ylang probes' and 'ylang run --help'");

        var outputs = ReportOutputs.Plan(request.Outputs, request.Format);
        using var progress = new Progress(screen);
        SessionResult? result = Session.Run(screen, request, progress, interrupt);
        progress.Dispose();
        if (result is null)
            return (int)ExitCode.CompileErrors;

        outputs.Write(screen, result);
        if (!result.EndedByInterrupt)
            interrupt.ThrowIfCancellationRequested();

        return (int)result.Code;
    }

    private static Dictionary<string, string> ArgumentsOf(IEnumerable<string> pairs)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in pairs)
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new TargetException(ExitCode.Usage, $"--arg '{pair}' is not of the form NAME=VALUE");

            arguments[pair[..equals]] = pair[(equals + 1)..];
        }

        return arguments;
    }
}

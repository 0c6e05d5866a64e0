using System.CommandLine;
using System.Diagnostics;
using YLang.Cli.Sessions;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang layouts check TARGET</c>: the doctor.</summary>
internal static class LayoutsCheck
{
    public static Command Build(Screen screen, Interrupt interrupt)
    {
        var outputs = new Option<string[]>("--output", "-o") { Description = "writes the report to a file: .html .json .txt; may be given several times", HelpName = "FILE" };
        var format = new Option<string?>("--format") { Description = "what standard output gets: text, json, html" };
        var command = new Command("check", """
            Tries on a process what must hold if its layout is right. Where something does not, it names the field that is wrong and looks for its place: the line that it
            proposes is for the layout file. Ends with 0 where all holds, with 1 where something does not.

            Examples:
              ylang layouts check --pid 4242
              ylang layouts check --pid 4242 --layout my-layouts/cpython/3.15.layout
              ylang layouts check --pid 4242 --format json
            """) { outputs, format };
        var target = new TargetOptions();
        target.AddTo(command);
        command.SetAction(parsed => Run(screen, target.Read(parsed), parsed.GetValue(outputs) ?? [], parsed.GetValue(format), interrupt.Listen()));
        return command;
    }

    private static int Run(Screen screen, TargetChoice target, string[] files, string? format, CancellationToken interrupt)
    {
        var outputs = ReportOutputs.Plan(files, format);
        var clock = Stopwatch.StartNew();
        DateTime started = DateTime.UtcNow;
        using var progress = new Progress(screen);
        using DoctorResult result = DoctorSession.Run(target, progress, interrupt);
        progress.Dispose();
        ExitCode code = result.Diagnosis.Examination.IsClean ? ExitCode.Done : ExitCode.Failed;
        outputs.Write(screen, new SessionResult(code, DoctorReport.Of(result, started, clock.Elapsed), EndedByInterrupt: false));
        return (int)code;
    }
}

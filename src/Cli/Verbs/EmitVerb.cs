using System.CommandLine;
using YLang.Cli.Sessions;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang emit FILE --stage S</c>: what the compiler made of a script.</summary>
internal static class EmitVerb
{
    public static Command Build(Screen screen)
    {
        var file = new Argument<string>("FILE") { Description = "a script, or a stock probe by name" };
        var stage = new Option<string>("--stage") { Description = "tokens, syntax, bound, csharp or il", DefaultValueFactory = _ => "csharp" };
        stage.AcceptOnlyFromAmong("tokens", "syntax", "bound", "csharp", "il");
        var compilation = new CompileOptions();
        var command = new Command("emit", """
            Shows what the compiler made of a script.

            Examples:
              ylang emit my-probe.y --stage csharp
              ylang emit python-memory --stage il --layout cpython-3.11
            """) { file, stage };
        compilation.AddTo(command);
        command.SetAction(parsed => Run(screen, parsed.GetValue(file)!, parsed.GetValue(stage)!, compilation.Read(parsed)));
        return command;
    }

    private static int Run(Screen screen, string file, string stage, CompileChoice choice)
    {
        var sink = new DiagnosticSink();
        string? text = Compilation.Emit(choice.Options(Scripts.Read(file, null, choice.IncludePath)), stage, sink);
        foreach (Diagnostic diagnostic in sink.All.Where(d => d.Level == DiagnosticLevel.Error))
            Console.Error.WriteLine(DiagnosticRenderer.Render(diagnostic, screen.ColorsErrors));

        if (text is null)
            return (int)ExitCode.CompileErrors;

        Console.Out.Write(text);
        return (int)ExitCode.Done;
    }
}

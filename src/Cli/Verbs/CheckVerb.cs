using System.CommandLine;
using YLang.Cli.Sessions;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang check FILE…</c>: compiles only.</summary>
internal static class CheckVerb
{
    public static Command Build(Screen screen)
    {
        var files = new Argument<string[]>("FILE") { Description = "scripts (.y), or stock probes by name", Arity = ArgumentArity.OneOrMore };
        var compilation = new CompileOptions();
        var command = new Command("check", """
            Compiles scripts and shows what the compiler has to say; runs nothing.

            Examples:
              ylang check my-probe.y
              ylang check --layout cpython-3.11 probes/*.y
            """) { files };
        compilation.AddTo(command);
        command.SetAction(parsed => Run(screen, parsed.GetValue(files)!, compilation.Read(parsed)));
        return command;
    }

    private static int Run(Screen screen, string[] files, CompileChoice choice)
    {
        int errors = 0;
        foreach (string file in files)
        {
            var sink = new DiagnosticSink();
            Compilation.Compile(choice.Options(Scripts.Read(file, null, choice.IncludePath)), sink);
            foreach (Diagnostic diagnostic in sink.All)
                Console.Out.WriteLine(DiagnosticRenderer.Render(diagnostic, screen.ColorsErrors && !Console.IsOutputRedirected));

            errors += sink.All.Count(d => d.Level == DiagnosticLevel.Error);
        }

        screen.Say(errors == 0 ? $"{files.Length} checked, no errors" : $"{errors} error{(errors == 1 ? "" : "s")} in {files.Length} file{(files.Length == 1 ? "" : "s")}");
        return (int)(errors == 0 ? ExitCode.Done : ExitCode.CompileErrors);
    }
}

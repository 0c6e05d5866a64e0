using System.CommandLine;
using YLang.Cli.Sessions;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang probes</c>: the stock probes, their sentence and their parameters; <c>--show</c> prints one.</summary>
internal static class ProbesVerb
{
    public static Command Build()
    {
        var show = new Option<string?>("--show") { Description = "prints the script of a stock probe, to change it", HelpName = "NAME" };
        var compilation = new CompileOptions();
        var command = new Command("probes", """
            Lists the stock probes with one line each, and their arguments.

            Examples:
              ylang probes
              ylang probes --show python-memory > my-memory.y
            """) { show };
        compilation.AddTo(command);
        command.SetAction(parsed => parsed.GetValue(show) is { } name ? Show(name) : List(compilation.Read(parsed)));
        return command;
    }

    private static int Show(string name)
    {
        Console.Out.Write(Scripts.Read(name, null, []).Text);
        return (int)ExitCode.Done;
    }

    private static int List(CompileChoice choice)
    {
        foreach (string path in Scripts.StockProbes())
        {
            CompiledScript? script = Compilation.Describe(choice.Options(Scripts.Read(path, null, choice.IncludePath)), new DiagnosticSink());
            Console.Out.WriteLine($"{Scripts.NameOf(Path.GetFileName(path)),-20} {script?.Summary ?? "(has compile errors: see 'ylang check')"}");
            foreach (ParameterInfo parameter in script?.Parameters ?? [])
                Console.Out.WriteLine($"    --arg {parameter.Name}={parameter.Default,-12} {parameter.Help} ({parameter.Type})");
        }

        return (int)ExitCode.Done;
    }
}

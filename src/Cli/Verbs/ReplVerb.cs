using System.CommandLine;
using YLang.Cli.Repl;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang repl [TARGET]</c>.</summary>
internal static class ReplVerb
{
    public static Command Build(Screen screen, Interrupt interrupt)
    {
        var command = new Command("repl", """
            Answers line by line: expressions, statements and declarations on one copy of a target; without a target, the language alone.

            Examples:
              ylang repl --pid 4242
              echo 'py_repr(py_modules(interp))' | ylang repl --pid 4242
              ylang repl --layout cpython-3.11
            """);
        var target = new TargetOptions();
        target.AddTo(command);
        command.SetAction(parsed => ReplLoop.Run(screen, target.Read(parsed), interrupt));
        return command;
    }
}

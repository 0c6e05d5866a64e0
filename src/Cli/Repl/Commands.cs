using YLang.Compiler.Diagnostics;
using YLang.Compiler.Interactive;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Compiler.Types;
using YLang.Runtime.Faults;

namespace YLang.Cli.Repl;

/// <summary>What is said to the prompt itself: lines that begin with a colon.</summary>
internal sealed class Commands(Screen screen, TextWriter output, Workbench bench)
{
    private const string Help = """
        An expression is run and its value shown with its type; '_' is the last value. Statements and declarations run and stay: variables,
        functions, rules (_visit), #include and #define. An open bracket goes on in the next line. With a semicolon at its end the value of
        an assignment or a call is not shown.

          NAME           of a function or a struct: its head and what is said of it, its fields
          :type EXPR     the type of an expression, which is not run
          :fields TYPE   the fields of a struct with their offsets and sizes
          :vars          the variables and their types
          :refresh       copies the target again
          :quit          ends the session; so does Ctrl-D
          :help          this text

        Tab completes names, fields and commands. Ctrl-C ends what is running.
        """;

    public static IReadOnlyList<string> Names { get; } = [":type", ":fields", ":vars", ":refresh", ":quit", ":help"];

    public static bool IsCommand(string line) => line.TrimStart().StartsWith(':');

    /// <returns>False: the session ends.</returns>
    /// <exception cref="TargetException">There is no such command, or it could not be obeyed.</exception>
    public bool Obey(string line, CancellationToken token)
    {
        string[] words = line.Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        string argument = words.Length > 1 ? words[1].TrimEnd() : "";
        switch (words[0])
        {
            case ":quit" or ":q" or ":exit":
                return false;
            case ":help" or ":h" or ":?":
                output.WriteLine(Help);
                break;
            case ":type" or ":t":
                ShowType(argument);
                break;
            case ":fields" or ":f":
                ShowFields(argument);
                break;
            case ":vars" or ":v":
                foreach (var (name, type) in bench.Conversation.Variables.OrderBy(v => v.Key, StringComparer.Ordinal))
                    output.WriteLine(Declaration(type, name));

                break;
            case ":refresh" or ":r":
                Refresh(token);
                break;
            default:
                throw new TargetException(ExitCode.Usage, $"there is no command '{words[0]}'", Spelling.Nearest(words[0], Names) is { } near ? $"did you mean '{near}'?" : "':help' lists them");
        }

        return true;
    }

    public void Show(DiagnosticSink sink)
    {
        output.Flush();
        foreach (Diagnostic diagnostic in sink.All.Where(d => d.Level == DiagnosticLevel.Error || !screen.IsQuiet))
            Console.Error.Write(DiagnosticRenderer.Render(diagnostic, screen.ColorsErrors));
    }

    private string Declaration(YType type, string name)
    {
        var spelling = new TypeSpelling(bench.Conversation.Layout);
        return type is PointerType or StructType ? spelling.Declare(type, name) : $"{type.Name} {name}";
    }

    private void ShowType(string expression)
    {
        if (expression.Length == 0)
            throw new TargetException(ExitCode.Usage, "':type' needs an expression", ":type interp->modules");

        var sink = new DiagnosticSink();
        YType? type = bench.Conversation.TypeOf(new SourceText(Conversation.PromptPath, expression), sink);
        Show(sink);
        if (type is not null)
            output.WriteLine(new TypeSpelling(bench.Conversation.Layout).Of(type));
        else if (!sink.HasErrors)
            throw new TargetException(ExitCode.Usage, "that is no expression", ":type interp->modules");
    }

    private void ShowFields(string type)
    {
        string name = type.Replace("struct ", "", StringComparison.Ordinal).Trim(' ', '*', ';');
        if (LayoutPrinter.Print(bench.Conversation.Layout, name) is { } text)
        {
            output.Write(text);
            return;
        }

        string? near = Spelling.Nearest(name, bench.Conversation.Layout.TypeNames);
        throw new TargetException(
            ExitCode.Usage, name.Length == 0 ? "':fields' needs the name of a struct" : $"there is no struct '{name}'", near is null ? null : $"did you mean '{near}'?");
    }

    private void Refresh(CancellationToken token)
    {
        IReadOnlyList<string> gone = bench.Refresh(token);
        screen.Say(bench.About.Length == 0 ? "There is no target to look at." : "Copied again.");
        if (gone.Count > 0)
            screen.Say($"No longer there: {string.Join(", ", gone)}");

    }
}

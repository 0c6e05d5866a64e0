using System.CommandLine;
using YLang.Cli.Verbs;
using YLang.Runtime.Faults;

namespace YLang.Cli;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var screen = Screen.From(arguments);
        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            // The first Ctrl-C ends the work in order: the target is let go, unfinished files are removed. A second one ends us at once; the kernel then lets go of the target.
            e.Cancel = !interrupt.IsCancellationRequested;
            interrupt.Cancel();
        };

        try
        {
            ParseResult parsed = CommandTree.Build(screen, interrupt.Token).Parse(arguments);
            if (parsed.Errors.Count > 0)
                return screen.Refuse(ExitCode.Usage, parsed.Errors[0].Message, $"see 'ylang {VerbOf(parsed)}--help'");

            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (TargetException refusal)
        {
            return screen.Refuse(refusal.Code, refusal.Message, refusal.Next);
        }
        catch (OperationCanceledException)
        {
            return screen.Refuse(ExitCode.Interrupted, "interrupted", null);
        }
        catch (Exception bug) when (!screen.ShowsDetails)
        {
            return screen.Refuse(ExitCode.Failed, $"this is a bug of ylang's: {bug.GetType().Name}: {bug.Message}", "run it again with -v for the details and report them");
        }
    }

    private static string VerbOf(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}

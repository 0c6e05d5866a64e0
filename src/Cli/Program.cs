using System.CommandLine;
using YLang.Cli.Verbs;
using YLang.Runtime.Faults;

namespace YLang.Cli;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        arguments = TargetOptions.WithGdbWords(arguments);
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var screen = Screen.From(arguments);
        using var interrupt = new Interrupt();
        try
        {
            // '@name' is a text like any other, no file of arguments.
            ParseResult parsed = CommandTree.Build(screen, interrupt, arguments.FirstOrDefault()).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (Usage.Mistake(parsed, arguments) is var (message, next))
                return screen.Refuse(ExitCode.Usage, message, next);

            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (TargetException refusal)
        {
            return screen.Refuse(refusal.Code, refusal.Message, refusal.Next);
        }
        catch (OperationCanceledException) when (interrupt.IsRequested)
        {
            return screen.Refuse(ExitCode.Interrupted, "interrupted", null);
        }
        catch (IOException failure) when (ScriptOutput.IsBrokenPipe(failure))
        {
            // 'ylang run … | head': the reader has what it wanted.
            return (int)ExitCode.Done;
        }
        catch (IOException failure)
        {
            return screen.Refuse(ExitCode.Failed, $"reading or writing failed: {failure.Message}", null);
        }
        catch (Exception bug)
        {
            screen.Detail(bug.ToString());
            return screen.Refuse(ExitCode.Failed, $"this is a bug of ylang's: {bug.GetType().Name}: {bug.Message}", screen.ShowsDetails ? null : "run it again with -v for the details and report them");
        }
    }
}

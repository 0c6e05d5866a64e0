using System.Buffers;
using YLang.Cli.Sessions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Interactive;
using YLang.Compiler.Text;
using YLang.Runtime.Faults;

namespace YLang.Cli.Repl;

/// <summary>A session at the prompt: reads entries, runs them, shows what they give. Nothing that goes wrong in an entry ends it.</summary>
internal sealed class ReplLoop : IDisposable
{
    private static readonly SearchValues<char> _ofNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private readonly Screen _screen;
    private readonly Interrupt _interrupt;
    private readonly TextWriter _output;
    private readonly Workbench _bench;
    private readonly EntryRunner _runner;
    private readonly EntryReport _report;
    private readonly Commands _commands;
    private readonly ILineSource _lines;
    private ExitCode _worst = ExitCode.Done;

    private ReplLoop(Screen screen, Interrupt interrupt, TextWriter output, Workbench bench)
    {
        (_screen, _interrupt, _output, _bench) = (screen, interrupt, output, bench);
        _runner = new EntryRunner(bench);
        _report = new EntryReport(screen, output, bench);
        _commands = new Commands(screen, output, bench);
        _lines = IsTerminal ? new TypedLines(new LineHistory(UserFolders.State), new Completion(bench.Conversation)) : new PipedLines();
    }

    /// <returns>The exit code: where lines are piped in, of the worst that happened.</returns>
    public static int Run(Screen screen, TargetChoice choice, Interrupt interrupt)
    {
        TextWriter output = ScriptOutput.Open(endsWithReader: true);
        TextWriter errors = Console.IsErrorRedirected ? Console.Error : new TerminalWriter(Console.Error);
        using var progress = new Progress(screen);
        using Workbench? bench = Workbench.Open(screen, choice, output, errors, progress, interrupt.Listen());
        progress.Dispose();
        if (bench is null)
            return (int)ExitCode.CompileErrors;

        using var loop = new ReplLoop(screen, interrupt, output, bench);
        return loop.Run();
    }

    private static bool IsTerminal => !Console.IsInputRedirected && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    public void Dispose()
    {
        _output.Flush();
        (_lines as IDisposable)?.Dispose();
    }

    private int Run()
    {
        if (_lines.IsInteractive)
            _screen.Say(_bench.About.Length == 0 ? "The language alone. ':help' says what can be done here." : $"{_bench.About}\nCopied; it runs on. ':help' says what can be done here.");

        while (!_interrupt.MustEnd && NextEntry() is { } entry)
        {
            CancellationToken token = _interrupt.ListenAgain();
            if (!Obey(entry, token))
                break;

            _output.Flush();
            if (!_lines.IsInteractive)
                token.ThrowIfCancellationRequested();
        }

        return (int)(_lines.IsInteractive ? ExitCode.Done : _worst);
    }

    /// <summary>Lines up to the end of what was begun; null: there are no more.</summary>
    private string? NextEntry()
    {
        _interrupt.Rest();
        string entry = "";
        while (true)
        {
            string? line;
            try
            {
                line = _lines.Next(isContinued: entry.Length > 0);
            }
            catch (OperationCanceledException)
            {
                entry = "";
                continue;
            }

            if (line is null)
                return entry.Length > 0 ? entry : null;

            if (entry.Length == 0 && Commands.IsCommand(line))
                return line;

            entry += line;
            if (entry.Trim().Length > 0 && !Conversation.IsUnfinished(entry))
                return entry;

            entry = entry.Trim().Length > 0 ? entry + "\n" : "";
        }
    }

    /// <returns>False: the session ends.</returns>
    private bool Obey(string entry, CancellationToken token)
    {
        try
        {
            if (Commands.IsCommand(entry))
                return _commands.Obey(entry, token);

            Enter(entry, token);
        }
        catch (TargetException refusal)
        {
            Note(refusal.Code);
            _output.Flush();
            _screen.Refuse(refusal.Code, refusal.Message, refusal.Next);
        }

        catch (Exception bug) when (bug is not (OperationCanceledException or IOException))
        {
            Note(ExitCode.Failed);
            _output.Flush();
            _screen.Detail(bug.ToString());
            _screen.Refuse(ExitCode.Failed, $"this is a bug of ylang's: {bug.GetType().Name}: {bug.Message}", "the session goes on");
        }

        return true;
    }

    private void Enter(string text, CancellationToken token)
    {
        // The name of a function or a struct alone is a question about it.
        if (text.AsSpan().Trim().IndexOfAnyExcept(_ofNames) < 0 && _bench.Conversation.Describe(text.Trim()) is { } description)
        {
            _output.Write(description);
            return;
        }

        var sink = new DiagnosticSink();
        CompiledEntry? entry = _bench.Conversation.Read(new SourceText(Conversation.PromptPath, text), sink);
        byte[]? heap = entry is { ChangesHeap: true } ? _bench.Conversation.CompileHeap(sink) : null;
        _commands.Show(sink);
        if (entry is null)
        {
            Note(ExitCode.CompileErrors);
            return;
        }

        if (heap is not null)
            _bench.ChangeHeap(heap);

        EntryOutcome outcome = _runner.Run(entry, token);
        if (!_report.Show(entry, outcome))
            Note(ExitCode.Failed);
    }

    private void Note(ExitCode code) => _worst = code > _worst ? code : _worst;
}

namespace YLang.Cli.Repl;

/// <summary>Lines that a person types: edited, completed, remembered.</summary>
internal sealed class TypedLines : ILineSource, IDisposable
{
    private readonly LineEditor _editor;
    private readonly LineHistory _history;

    public TypedLines(LineHistory history, Completion completion)
    {
        _history = history;
        _editor = new LineEditor(() => Console.ReadKey(intercept: true), Console.Out, () => Console.WindowWidth is > 0 and var width ? width : 80, completion.At);
        foreach (string line in history.Lines)
            _editor.Remember(line);
    }

    public bool IsInteractive => true;

    public string? Next(bool isContinued)
    {
        // While keys are read Ctrl-C is one of them; while an entry runs it is a signal.
        Console.TreatControlCAsInput = true;
        try
        {
            LineEnd end = _editor.Read(isContinued ? ".. " : "y> ", out string line);
            if (end == LineEnd.GivenUp)
                throw new OperationCanceledException();

            if (end == LineEnd.Entered && line.Trim().Length > 0)
                _history.Add(line);

            return end == LineEnd.Closed ? null : line;
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    public void Dispose() => _history.Dispose();
}

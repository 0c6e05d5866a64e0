namespace YLang.Cli.Repl;

/// <summary>Where the lines of a session come from.</summary>
internal interface ILineSource
{
    /// <summary>A person types them: there are prompts, and a greeting.</summary>
    bool IsInteractive { get; }

    /// <param name="isContinued">The entry has begun in an earlier line.</param>
    /// <returns>Null: there are no more.</returns>
    /// <exception cref="OperationCanceledException">What was typed is given up, with all of its entry.</exception>
    string? Next(bool isContinued);
}

/// <summary>Lines of a file or another program.</summary>
internal sealed class PipedLines : ILineSource
{
    public bool IsInteractive => false;

    public string? Next(bool isContinued) => Console.In.ReadLine();
}

namespace YLang.Runtime.Targets.Gdb;

/// <summary>A gdb that has been started, with its machine interface on its standard input and output. Who starts it, starts it; here it is only talked to.</summary>
public interface IDebugger : IDisposable
{
    /// <summary>Takes commands, a line each.</summary>
    TextWriter Input { get; }

    /// <summary>Gives records, a line each.</summary>
    TextReader Output { get; }

    /// <summary>What it said on standard error so far.</summary>
    string Errors { get; }

    /// <summary>Waits for its end.</summary>
    /// <returns>False: it has not ended in this time.</returns>
    bool WaitForEnd(TimeSpan time);

    /// <summary>Ends it at once; the kernel then lets go of what it holds.</summary>
    void Kill();
}

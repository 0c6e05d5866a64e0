namespace YLang.Runtime.Faults;

/// <summary>The exit codes of the command line (a contract: docs/architecture.md).</summary>
public enum ExitCode
{
    Done = 0,
    Failed = 1,
    Usage = 2,
    CompileErrors = 3,
    NoPermission = 4,
    NoTarget = 5,
    Interrupted = 130,
}

/// <summary>A refusal: what was tried on what, and the next step. Caught once, in Program.</summary>
public sealed class TargetException(ExitCode code, string message, string? next = null) : Exception(message)
{
    public ExitCode Code { get; } = code;

    /// <summary>One action for the user, or null.</summary>
    public string? Next { get; } = next;
}

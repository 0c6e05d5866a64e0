namespace YLang.Cli.Sessions;

/// <summary>What the command line says of target, limits and search paths.</summary>
/// <param name="Pid">Null: the script runs without a target.</param>
/// <param name="MaxMemory">Bytes.</param>
internal sealed record TargetChoice(
    int? Pid, TimeSpan MaxTime, long MaxMemory, string? Layout, IReadOnlyList<string> LayoutPath, IReadOnlyList<string> IncludePath)
{
    /// <summary>A live process, everything else at its default.</summary>
    public static TargetChoice Live(int pid) => new(pid, TimeSpan.FromSeconds(300), long.MaxValue, null, [], []);
}

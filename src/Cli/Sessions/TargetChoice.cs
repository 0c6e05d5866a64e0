namespace YLang.Cli.Sessions;

/// <summary>What the command line says of target, limits and search paths.</summary>
/// <param name="Target">Null: the script runs without a target.</param>
/// <param name="MaxMemory">Bytes.</param>
/// <param name="UsesCache">Walkers of earlier runs may be used, and this one's kept.</param>
internal sealed record TargetChoice(
    TargetName? Target, TimeSpan MaxTime, long MaxMemory, string? Layout, IReadOnlyList<string> LayoutPath, IReadOnlyList<string> IncludePath,
    bool UsesCache)
{
    /// <summary>A live process, everything else at its default.</summary>
    public static TargetChoice Live(int pid) => new(new ProcessName(pid, null), TimeSpan.FromSeconds(300), long.MaxValue, null, [], [], UsesCache: true);
}

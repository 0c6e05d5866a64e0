using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets;

/// <summary>What a script runs on that was given no target: nothing is mapped.</summary>
public sealed class NoTarget : ITarget
{
    public string Kind => "none";

    public int Pid => 0;

    public string Exe => "";

    public string CommandLine => "";

    public string Host => Environment.MachineName;

    public long RssBytes => 0;

    public IReadOnlyList<Mapping> Mappings => [];

    public IReadOnlyList<TargetFile> Files => [];

    public AcquisitionInfo Acquisition { get; } = new("none", TimeSpan.Zero, 0);

    /// <summary>An empty memory: every read is a fault.</summary>
    public static TargetMemory Memory => new([]);

    public long Resident(ulong start, long bytes) => 0;

    public ulong FindSymbol(string name) => 0;

    public ulong FindSection(string name) => 0;
}

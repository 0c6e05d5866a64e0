using YLang.Runtime.Faults;
using YLang.Runtime.Targets;
using YLang.Runtime.Targets.Live;

namespace YLang.Cli.Sessions;

/// <summary>What the command line says of where to look.</summary>
internal abstract record TargetName
{
    /// <summary>Finds the target; its memory is still to be had.</summary>
    /// <exception cref="TargetException">There is none, or it may not be looked at.</exception>
    public abstract IAcquirableTarget Open();
}

/// <summary><c>--pid N</c>.</summary>
/// <param name="Pause">Null: as its size and this machine's memory suggest.</param>
internal sealed record ProcessName(int Pid, PauseMode? Pause) : TargetName
{
    public override IAcquirableTarget Open() => LiveTarget.Attach(Pid, Pause);
}

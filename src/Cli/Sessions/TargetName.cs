using YLang.Runtime.Faults;
using YLang.Runtime.Targets;
using YLang.Runtime.Targets.Core;
using YLang.Runtime.Targets.Gdb;
using YLang.Runtime.Targets.Live;

namespace YLang.Cli.Sessions;

/// <summary>What the command line says of where to look.</summary>
internal abstract record TargetName
{
    /// <summary>Finds the target; its memory is still to be had.</summary>
    /// <param name="progress">Told what takes time.</param>
    /// <exception cref="TargetException">There is none, or it may not be looked at.</exception>
    public abstract IAcquirableTarget Open(Progress progress, CancellationToken interrupt);
}

/// <summary><c>--pid N</c>.</summary>
/// <param name="Pause">Null: as its size and this machine's memory suggest.</param>
internal sealed record ProcessName(int Pid, PauseMode? Pause) : TargetName
{
    public override IAcquirableTarget Open(Progress progress, CancellationToken interrupt) => LiveTarget.Attach(Pid, Pause);
}

/// <summary><c>--core FILE [--exe FILE] [--sysroot DIR]</c>.</summary>
internal sealed record CoreName(string Path, string? Exe, string? Sysroot) : TargetName
{
    public override IAcquirableTarget Open(Progress progress, CancellationToken interrupt) =>
        CoreTarget.Open(Path, Exe, Sysroot, done => progress.Share("decompressing the core dump", done), interrupt);
}

/// <summary><c>--gdb ARGS</c>.</summary>
internal sealed record GdbName(string Arguments, string? Sysroot) : TargetName
{
    public override IAcquirableTarget Open(Progress progress, CancellationToken interrupt)
    {
        progress.Phase("starting gdb");
        return GdbTarget.Open(GdbProcess.Start(Arguments), Sysroot, interrupt);
    }
}

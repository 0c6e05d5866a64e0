using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>Gets a copy of the process' memory: while the process stands, or of a child of it that stands in its place.</summary>
internal abstract class CopyAcquirer(int pid) : Acquirer(pid)
{
    private MemoryCopy? _copy;

    /// <summary>Is <see cref="_copy"/> of a look that is over?</summary>
    private bool _isTaken;

    protected MemoryCopy Copy => _copy!;

    public override long BytesRead { get; protected set; }

    public override void Prepare()
    {
        if (_isTaken)
            Dispose();

        _copy ??= new MemoryCopy(Pid);
        _copy.Prepare();
    }

    public override TargetMemory Take()
    {
        _isTaken = true;
        Copy.FillFromFiles();
        BytesRead += Copy.BytesRead;
        return new TargetMemory(Copy.Segments);
    }

    public override IReadOnlyList<(ulong Start, ulong Length)> Held() => Copy.Held;

    public override void Clear(TargetMemory memory) => memory.Replace([]);

    public override void TakeAgain(TargetMemory memory) => memory.Replace(Take().Segments);

    public override void Dispose()
    {
        _copy?.Dispose();
        (_copy, _isTaken) = (null, false);
    }
}

/// <summary>Stops the process for as long as the copy takes.</summary>
internal sealed class StopAndCopy(int pid) : CopyAcquirer(pid)
{
    public override PauseMode Mode => PauseMode.Copy;

    public override bool TryAcquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt) =>
        TracerThread.Run(() => WhileStopped(isReady, _ => Copy.Run(Pid, interrupt), interrupt));
}

/// <summary>Stops the process for as long as a fork takes; what is copied is the child, which never runs.</summary>
internal sealed class ForkAndCopy(int pid) : CopyAcquirer(pid)
{
    private CallGadgets? _gadgets;

    public override PauseMode Mode => PauseMode.Fork;

    public override void Prepare()
    {
        base.Prepare();
        _gadgets ??= CallGadgets.Find(Pid);
    }

    public override bool TryAcquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt) => TracerThread.Run(() =>
    {
        FrozenChild? child = null;
        try
        {
            if (!WhileStopped(isReady, threads => child = FrozenChild.Of(Pid, threads, _gadgets!), interrupt))
                return false;

            Copy.Run(child!.Pid, interrupt);
            Copy.FillFromFiles();
            return true;
        }
        finally
        {
            child?.Dispose();
        }
    });
}

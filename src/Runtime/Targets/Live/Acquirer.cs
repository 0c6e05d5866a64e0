using System.Diagnostics;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>A way to get the memory of a process.</summary>
internal abstract class Acquirer(int pid) : IDisposable
{
    public int Pid { get; } = pid;

    public abstract PauseMode Mode { get; }

    public AcquisitionInfo Info => new(Mode.ToString().ToLowerInvariant(), Pause, BytesRead);

    /// <summary>Done once the process stands at a moment that suits.</summary>
    public Action<StoppedThreads>? WhileItStands { get; set; }

    /// <summary>How long the process has stood, all looks at it together.</summary>
    public virtual TimeSpan Pause { get; protected set; }

    public virtual long BytesRead { get; protected set; }

    /// <summary>Does what of a look's work can be done before the process is stopped. What an earlier look got is no more.</summary>
    public abstract void Prepare();

    /// <summary>Stops the process and, at a moment that suits, gets its memory.</summary>
    /// <returns>False: the moment did not suit, and the process runs on.</returns>
    public abstract bool TryAcquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt);

    /// <summary>What the last look got; asked once a look.</summary>
    public abstract TargetMemory Take();

    /// <summary>A look begins that replaces an earlier one: nothing can be read until it is taken.</summary>
    public abstract void Clear(TargetMemory memory);

    /// <summary>As <see cref="Take"/>, in the place of an earlier look's memory.</summary>
    public abstract void TakeAgain(TargetMemory memory);

    /// <summary>What there is of the memory that was taken and is no mere zero, in the order of addresses.</summary>
    public abstract IReadOnlyList<(ulong Start, ulong Length)> Held();

    /// <summary>Lets go of a process that is still stopped.</summary>
    public virtual void Release()
    {
    }

    public abstract void Dispose();

    /// <summary>Stops the process, and asks whether this moment suits.</summary>
    /// <param name="work">What is done with it while it stands, where it does.</param>
    protected bool WhileStopped(Func<TargetMemory, bool> isReady, Action<StoppedThreads> work, CancellationToken interrupt)
    {
        long start = Stopwatch.GetTimestamp();
        bool ready;
        try
        {
            using StoppedThreads threads = StoppedThreads.Stop(Pid, interrupt);
            ready = isReady(new TargetMemory([], new ProcessMemory(Pid)));
            if (ready)
            {
                WhileItStands?.Invoke(threads);
                work(threads);
            }
        }
        finally
        {
            Pause += Stopwatch.GetElapsedTime(start);
        }

        return ready;
    }
}

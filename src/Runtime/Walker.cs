using YLang.Runtime.Walking;

namespace YLang.Runtime;

/// <summary>A compiled script. The compiler writes one class that derives from it; a session calls its probes in this order: begin, oneshot, ticks, end.</summary>
public abstract class Walker(WalkerContext rt)
{
    public WalkerContext Context { get; } = rt;

    public virtual void Begin()
    {
    }

    public virtual void Oneshot()
    {
    }

    public virtual void End()
    {
    }

    /// <summary>How often each of the script's timers is due, in milliseconds above 0, in the order of the file.</summary>
    public virtual long[] Periods() => [];

    /// <summary>Runs a timer's probe.</summary>
    /// <param name="timer">Its place in <see cref="Periods"/>.</param>
    public virtual void Tick(int timer)
    {
    }

    /// <summary>Does an invariant of the script hold? One that reads what it can't leaves a fault.</summary>
    /// <param name="invariant">Its number.</param>
    public virtual bool Holds(int invariant) => true;

    /// <summary>The heap that the script declares, or null.</summary>
    public virtual IHeap? Heap => null;

    /// <summary>May the stopped target be copied now? The heap's <c>_ready</c>, asked while the target stands still.</summary>
    public virtual bool Ready() => true;
}

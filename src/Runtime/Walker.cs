namespace YLang.Runtime;

/// <summary>A compiled script. The compiler writes one class that derives from it; a session calls its probes in this order.</summary>
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

    /// <summary>May the stopped target be copied now? The heap's <c>_ready</c>, asked while the target stands still.</summary>
    public virtual bool Ready() => true;
}

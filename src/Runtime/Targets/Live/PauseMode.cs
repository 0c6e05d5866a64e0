namespace YLang.Runtime.Targets.Live;

/// <summary>How a live process is read.</summary>
public enum PauseMode
{
    /// <summary>Stopped for as long as a copy of its memory takes.</summary>
    Copy,

    /// <summary>Stopped for as long as it takes to fork once, by a system call that it is made to run; the child's memory is then copied.</summary>
    Fork,

    /// <summary>Stopped, and read on demand, until it is released.</summary>
    Hold,
}

using System.Diagnostics;

namespace YLang.Runtime.Faults;

/// <summary>What a run may use: time, memory, and the user's patience. Once it is over it stays over.</summary>
/// <param name="maxTime">From now.</param>
/// <param name="maxMemory">Bytes of tracer memory; <see cref="long.MaxValue"/>: no limit.</param>
/// <param name="interrupt">Ctrl-C.</param>
public sealed class Budget(TimeSpan maxTime, long maxMemory, CancellationToken interrupt)
{
    private const string Interrupted = "interrupted";

    /// <summary>Bytes of budget below which the memory in use says nothing: what the runtime itself has would hide it. Only what is charged counts then.</summary>
    private const long LeastMeasured = 32 << 20;

    /// <summary>Bytes made between two looks at the clock: some milliseconds of nothing but that.</summary>
    private const long BytesPerLook = 32 << 20;

    /// <summary>Memory in use when the run began, its garbage included: none of the script's.</summary>
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: false);
    private CancellationToken _interrupt = interrupt;
    private long _deadline = DeadlineFor(maxTime);
    private long _charged;
    private long _untilLook = BytesPerLook;
    private bool _isDeaf;

    /// <summary>No limits: for tests and tools.</summary>
    public static Budget Unlimited => new(TimeSpan.FromDays(1), long.MaxValue, CancellationToken.None);

    /// <summary>Why it is over, in words that end "the run was cut short: "; null while it is not.</summary>
    public string? OverBecause { get; private set; }

    /// <summary>Looks at the clock and at Ctrl-C: some tens of nanoseconds, not for every iteration.</summary>
    public bool IsOver
    {
        get
        {
            _untilLook = BytesPerLook;
            if (OverBecause is not null)
                return true;

            if (_interrupt.IsCancellationRequested && !_isDeaf)
                OverBecause = Interrupted;
            else if (Stopwatch.GetTimestamp() > _deadline)
                OverBecause = $"it had run for the {maxTime.TotalSeconds:0.###} s of --max-time";
            else if (IsMeasured && InUse > maxMemory + (maxMemory / 4) && Measure() > maxMemory)
                OverBecause = OutOfMemory;

            return OverBecause is not null;
        }
    }

    /// <summary>Time that is left, at least a millisecond.</summary>
    public TimeSpan Remaining => Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), _deadline) is { TotalMilliseconds: >= 1 } left ? left : TimeSpan.FromMilliseconds(1);

    private bool IsMeasured => maxMemory is >= LeastMeasured and < long.MaxValue;

    private string OutOfMemory => $"it had used the {maxMemory:N0} bytes of --max-memory";

    private long InUse => GC.GetTotalMemory(forceFullCollection: false) - _before;

    /// <summary>
    /// Takes bytes from the memory budget before they are used; false, and over, where there are not so many left. Nobody gives back what is dropped: where all seems to be used up,
    /// what is really in use is measured, and that counts from then on.
    /// </summary>
    public bool Charge(long bytes)
    {
        _charged += bytes;
        _untilLook -= bytes;
        if (OverBecause is not null || (_untilLook < 0 && IsOver))
            return false;

        if (_charged <= maxMemory)
            return true;

        if (IsMeasured && bytes <= maxMemory)
        {
            _charged = Measure() + bytes;
            if (_charged <= maxMemory)
                return true;
        }

        OverBecause = OutOfMemory;
        return false;
    }

    /// <summary>The machine has no memory left, or a value cannot be so large: over, as if that were the limit.</summary>
    public void RunOutOfMemory() => OverBecause ??= "there was no more memory to be had";

    /// <summary>Bytes that the run keeps alive. Takes a full collection: some milliseconds for each hundred megabytes.</summary>
    private long Measure()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        return Math.Max(0, InUse);
    }

    /// <summary>The time counts from now: each tick of a timer has all of it.</summary>
    public void RestartClock() => _deadline = DeadlineFor(maxTime);

    /// <summary>All of it again, for another script of the same session.</summary>
    public void Renew(CancellationToken interrupt)
    {
        (_interrupt, _isDeaf, _charged, OverBecause) = (interrupt, false, 0, null);
        RestartClock();
    }

    /// <summary>Ctrl-C is no reason to be over, neither the one that came nor another.</summary>
    public void ForgetInterrupt()
    {
        _isDeaf = true;
        if (OverBecause == Interrupted)
            OverBecause = null;
    }

    /// <summary>Gives bytes back.</summary>
    public void Release(long bytes) => _charged -= bytes;

    private static long DeadlineFor(TimeSpan time) => Stopwatch.GetTimestamp() + (long)Math.Min(time.TotalSeconds * Stopwatch.Frequency, long.MaxValue / 4d);
}

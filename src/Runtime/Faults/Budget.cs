using System.Diagnostics;

namespace YLang.Runtime.Faults;

/// <summary>What a run may use: time, memory, and the user's patience. Once it is over it stays over.</summary>
/// <param name="maxTime">From now.</param>
/// <param name="maxMemory">Bytes of tracer memory; <see cref="long.MaxValue"/>: no limit.</param>
/// <param name="interrupt">Ctrl-C.</param>
public sealed class Budget(TimeSpan maxTime, long maxMemory, CancellationToken interrupt)
{
    private const string Interrupted = "interrupted";

    private CancellationToken _interrupt = interrupt;
    private long _deadline = DeadlineFor(maxTime);
    private long _charged;
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
            if (OverBecause is not null)
                return true;

            if (_interrupt.IsCancellationRequested && !_isDeaf)
                OverBecause = Interrupted;
            else if (Stopwatch.GetTimestamp() > _deadline)
                OverBecause = $"it had run for the {maxTime.TotalSeconds:0.###} s of --max-time";

            return OverBecause is not null;
        }
    }

    /// <summary>Takes bytes from the memory budget; false, and over, where there are not so many left.</summary>
    public bool Charge(long bytes)
    {
        _charged += bytes;
        if (_charged <= maxMemory && OverBecause is null)
            return true;

        OverBecause ??= $"it had used the {maxMemory:N0} bytes of --max-memory";
        return false;
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

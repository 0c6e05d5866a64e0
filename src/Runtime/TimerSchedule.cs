namespace YLang.Runtime;

/// <summary>When the timers of a script are due. Times count from when all of them were started.</summary>
/// <param name="periods">Milliseconds, above 0; at least one.</param>
public sealed class TimerSchedule(IReadOnlyList<long> periods)
{
    private readonly long[] _next = [.. periods];

    /// <summary>When the next one is due.</summary>
    public TimeSpan Next => TimeSpan.FromMilliseconds(_next.Min());

    /// <summary>
    /// The timers that are due, in their order; each is due again at the first multiple of its period that still lies ahead: ticks that were missed are not made up for, so that a slow
    /// probe does not run without a pause.
    /// </summary>
    public IReadOnlyList<int> TakeDue(TimeSpan now)
    {
        List<int> due = [];
        for (int i = 0; i < _next.Length; i++)
        {
            if (TimeSpan.FromMilliseconds(_next[i]) > now)
                continue;

            due.Add(i);
            _next[i] += ((long)(now.TotalMilliseconds - _next[i]) / periods[i] + 1) * periods[i];
        }

        return due;
    }
}

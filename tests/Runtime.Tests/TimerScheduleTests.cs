using Xunit;

namespace YLang.Runtime.Tests;

public sealed class TimerScheduleTests
{
    [Fact]
    public void Each_timer_is_due_at_the_multiples_of_its_period_and_those_due_together_come_in_order()
    {
        var schedule = new TimerSchedule([300, 200]);
        List<string> ticks = [];
        while (schedule.Next <= At(600))
        {
            TimeSpan now = schedule.Next;
            ticks.Add($"{now.TotalMilliseconds}: {string.Join(' ', schedule.TakeDue(now))}");
        }

        Assert.Equal(["200: 1", "300: 0", "400: 1", "600: 0 1"], ticks);
    }

    [Fact]
    public void Ticks_that_a_slow_probe_left_no_time_for_are_left_out()
    {
        var schedule = new TimerSchedule([100]);
        Assert.Equal([0], schedule.TakeDue(At(730)));
        Assert.Equal(At(800), schedule.Next);
        Assert.Empty(schedule.TakeDue(At(799)));
        Assert.Equal([0], schedule.TakeDue(At(800)));
        Assert.Equal(At(900), schedule.Next);
    }

    [Theory]
    [InlineData(5, 1000, 5000)]
    [InlineData(0, 1000, 1000)]
    [InlineData(-7, 1, 1)]
    [InlineData(long.MaxValue, 1000, 31L * 24 * 3600 * 1000)]
    public void A_period_is_at_least_one_unit_and_at_most_a_month(long count, long unit, long milliseconds) =>
        Assert.Equal(milliseconds, WalkerContext.Period(count, unit));

    private static TimeSpan At(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}

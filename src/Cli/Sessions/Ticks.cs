using System.Diagnostics;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets;

namespace YLang.Cli.Sessions;

/// <summary>The timers of a script: waits for each, takes a fresh look at the target, runs the probes that are due. Until the script, the target or Ctrl-C ends it.</summary>
/// <param name="live">Null: there is no target.</param>
internal sealed class Ticks(
    Screen screen, Progress progress, WalkerContext context, IAcquirableTarget? live, Func<TargetMemory, bool> isReady, TextWriter output, CancellationToken interrupt)
{
    /// <summary>Ctrl-C ended it: that is no failure.</summary>
    public bool WereInterrupted { get; private set; }

    /// <summary>Does nothing where the script has no timers, or has been stopped already.</summary>
    public void Run(Walker walker)
    {
        long[] periods = walker.Periods();
        if (periods.Length == 0)
            return;

        progress.Rest();
        var schedule = new TimerSchedule(periods);
        var clock = Stopwatch.StartNew();
        output.Flush();
        live?.Release();
        while (!context.Stopped && Wait(schedule.Next - clock.Elapsed) && Look())
        {
            context.Budget.RestartClock();
            foreach (int timer in schedule.TakeDue(clock.Elapsed))
                walker.Tick(timer);

            live?.Release();
            output.Flush();
        }

        if (!interrupt.IsCancellationRequested || context.Failure is not null)
            return;

        WereInterrupted = true;
        context.ExitInterrupted();
    }

    /// <returns>False: Ctrl-C.</returns>
    private bool Wait(TimeSpan time)
    {
        // A wait handle counts in milliseconds of an int: some weeks are waited for in turns.
        var most = TimeSpan.FromDays(1);
        for (; time > TimeSpan.Zero && !interrupt.IsCancellationRequested; time -= most)
            interrupt.WaitHandle.WaitOne(time < most ? time : most);

        return !interrupt.IsCancellationRequested;
    }

    /// <returns>False: the target has ended, or Ctrl-C.</returns>
    private bool Look()
    {
        if (live is null)
            return true;

        try
        {
            live.AcquireAgain(context.Memory, isReady, interrupt);
            context.Refresh();
            return true;
        }
        catch (TargetException) when (live.HasEnded)
        {
            screen.Say($"{char.ToUpperInvariant(live.Name[0])}{live.Name[1..]} has ended.");
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

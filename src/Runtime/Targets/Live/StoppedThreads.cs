using System.Diagnostics;
using System.Runtime.InteropServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>
/// Stops every thread of a process, and lets all of them go. All calls come from the one OS thread that made this (ptrace demands it); should that thread or our process end in
/// between, the kernel lets go of the target by itself (PTRACE_O_EXITKILL is never set).
/// </summary>
internal sealed unsafe class StoppedThreads : IDisposable
{
    /// <summary>A thread in an uninterruptible sleep stops only when it wakes.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>Far longer than a thread takes to end once it has given up its memory.</summary>
    private static readonly TimeSpan _ending = TimeSpan.FromMilliseconds(200);

    private readonly int _pid;
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Thread → the signal that was on its way when it stopped, 0 if none: handed over when it is let go.</summary>
    private readonly Dictionary<int, int> _stopped = [];
    private readonly HashSet<int> _seized = [];

    /// <summary>Every thread that was ever listed.</summary>
    private readonly HashSet<int> _seen = [];

    private StoppedThreads(int pid) => _pid = pid;

    /// <summary>Every thread, with the signal that was on its way when it stopped; 0: none.</summary>
    public IReadOnlyDictionary<int, int> Signals => _stopped;

    /// <summary>Stops all threads.</summary>
    /// <exception cref="TargetException">No permission, traced by another, gone, or a thread that does not stop; whatever was stopped has been let go.</exception>
    public static StoppedThreads Stop(int pid, CancellationToken interrupt)
    {
        var threads = new StoppedThreads(pid);
        try
        {
            // Threads that are not yet stopped may start others, and end before we get at them; where one ends while we read the list, the list may leave out another.
            while (threads.SeizeNew() || !threads.IsWhole())
                threads.AwaitStops(interrupt);

            return threads;
        }
        catch
        {
            threads.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach ((int tid, int signal) in _stopped)
            _ = LibC.ptrace(LibC.PTRACE_DETACH, tid, 0, signal);

        // Seized but not seen to stop: it may have stopped by now. If not, the end of our thread releases it.
        foreach (int tid in _seized.Where(t => !_stopped.ContainsKey(t)))
        {
            int status;
            if (LibC.waitpid(tid, &status, LibC.__WALL | LibC.WNOHANG) == tid && IsStopped(status))
                _ = LibC.ptrace(LibC.PTRACE_DETACH, tid, 0, PendingSignal(status));
        }

        _stopped.Clear();
        _seized.Clear();
    }

    /// <returns>True if there were threads that no earlier look had found, alive or not.</returns>
    private bool SeizeNew()
    {
        bool found = false;
        foreach (int tid in ProcFs.Threads(_pid).Where(_seen.Add))
        {
            found = true;
            if (LibC.ptrace(LibC.PTRACE_SEIZE, tid, 0, 0) == 0)
            {
                _seized.Add(tid);
                _ = LibC.ptrace(LibC.PTRACE_INTERRUPT, tid, 0, 0);
            }
            else if (Marshal.GetLastPInvokeError() != LibC.ESRCH && !Ends(tid))
            {
                throw Refusals.MayNotTrace(_pid);
            }
        }

        return found;
    }

    /// <summary>Does everyone stand whom the kernel counts? A thread that stands can't end, so that nobody is counted in the place of another.</summary>
    private bool IsWhole()
    {
        int alive = ProcFs.ThreadCount(_pid) - (ProcFs.HasEnded(_pid, _pid) ? 1 : 0);
        if (alive <= 0)
            throw Refusals.Gone(_pid);

        if (alive > _stopped.Count && Stopwatch.GetElapsedTime(_start) > _patience)
            throw Refusals.KeepsStarting(_pid);

        return alive <= _stopped.Count;
    }

    /// <summary>A thread that is on its way out gives up its memory before it is shown as ended: for that moment the kernel refuses it as it refuses a stranger's.</summary>
    private bool Ends(int tid) => SpinWait.SpinUntil(() => ProcFs.HasEnded(_pid, tid), _ending);

    private void AwaitStops(CancellationToken interrupt)
    {
        var spin = new SpinWait();
        List<int> waiting = [.. _seized.Where(t => !_stopped.ContainsKey(t))];
        while (true)
        {
            waiting.RemoveAll(HasStoppedOrEnded);
            if (waiting.Count == 0)
                return;

            interrupt.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(_start) > _patience)
                throw Refusals.DoesNotStop(_pid, waiting[0]);

            spin.SpinOnce(sleep1Threshold: 200);
        }
    }

    private bool HasStoppedOrEnded(int tid)
    {
        int status;
        int result = LibC.waitpid(tid, &status, LibC.__WALL | LibC.WNOHANG);
        if (result == tid && IsStopped(status))
            _stopped[tid] = PendingSignal(status);
        else if (result == tid || (result < 0 && Marshal.GetLastPInvokeError() != LibC.EINTR))
            _seized.Remove(tid);
        else
            return false;

        return true;
    }

    /// <summary>WIFSTOPPED.</summary>
    private static bool IsStopped(int status) => (status & 0xff) == 0x7f;

    /// <summary>0 for the stop that we asked for, and for a group stop, which goes on after we let go; else a signal that was about to be delivered.</summary>
    private static int PendingSignal(int status) => status >> 16 == LibC.PTRACE_EVENT_STOP ? 0 : (status >> 8) & 0xff;
}

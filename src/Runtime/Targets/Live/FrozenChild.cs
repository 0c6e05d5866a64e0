using System.Globalization;
using System.Runtime.InteropServices;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>
/// A fork of a stopped process that has its memory and never runs an instruction of its program; it ends with this, with the thread that made it, or with us. The process is as before:
/// no child, no signal, no changed descriptor, its system calls go on (see <see cref="CallChain"/>).
/// </summary>
internal sealed unsafe class FrozenChild : IDisposable
{
    /// <summary>WSTOPSIG of a stop at a system call, with PTRACE_O_TRACESYSGOOD.</summary>
    private const int CallStop = LibC.SIGTRAP | 0x80;

    private const int MostFloatBytes = 16 << 10;

    private FrozenChild(int pid) => Pid = pid;

    public int Pid { get; }

    /// <summary>Makes one.</summary>
    /// <param name="threads">All of the process; they stand, and are as before when this returns or throws.</param>
    /// <exception cref="Faults.TargetException">The process may not fork, or its kernel won't.</exception>
    public static FrozenChild Of(int pid, StoppedThreads threads, CallGadgets gadgets)
    {
        Refusals.CheckFork(pid);
        (int Tid, Registers? Registers)[] able = [.. threads.Signals.Where(t => t.Value == 0).Select(t => (t.Key, Registers.Of(t.Key))).Where(t => t.Item2 is not null)];

        // Should we die in between, one that sleeps for a time would sleep its time again.
        foreach ((int tid, Registers? registers) in able.OrderBy(t => t.Registers!.RestartsByBlock ? 1 : 0))
        {
            if (Prepare(pid, tid, registers!, gadgets) is var (chain, mask))
                return Fork(pid, tid, registers!, chain, mask);
        }

        throw Refusals.MayNotFork(pid, "none of its threads is at a place where it could be made to");
    }

    public void Dispose()
    {
        _ = LibC.kill(Pid, LibC.SIGKILL);
        int status;
        while (LibC.waitpid(Pid, &status, LibC.__WALL) < 0 && Marshal.GetLastPInvokeError() == LibC.EINTR)
        {
        }
    }

    /// <summary>Writes the chain below the end of the thread's stack; null where there is no room.</summary>
    private static (CallChain Chain, ulong Mask)? Prepare(int pid, int tid, Registers registers, CallGadgets gadgets)
    {
        Span<byte> floats = stackalloc byte[MostFloatBytes];
        floats = floats[..ThreadState.Read(tid, LibC.NT_X86_XSTATE, floats)];
        if (floats.IsEmpty || ThreadState.SignalMask(tid) is not { } mask)
            return null;

        var chain = new CallChain(registers, floats, mask, gadgets);
        return new ProcessMemory(pid).Write(chain.Address, chain.Bytes) ? (chain, mask) : null;
    }

    private static FrozenChild Fork(int pid, int tid, Registers before, CallChain chain, ulong mask)
    {
        _ = LibC.ptrace(LibC.PTRACE_SETOPTIONS, tid, 0, LibC.PTRACE_O_TRACESYSGOOD | LibC.PTRACE_O_TRACECLONE);

        // From here to the end the thread finishes the chain by itself should we die.
        if (!chain.First.Set(tid))
            throw Refusals.Gone(pid);

        ThreadState.SetSignalMask(tid, ulong.MaxValue);
        FrozenChild? frozen = null;
        try
        {
            int child = 0;
            long result = Call(pid, tid, made => child = made);
            if (child == 0)
                throw Refusals.MayNotFork(pid, $"the kernel refused it (error {-result}: {Marshal.GetPInvokeErrorMessage((int)-result)})");

            frozen = Grandchild(pid, child);
            ulong known = ReadWord(pid, chain.ChildAt);
            if (IsChildOf(frozen.Pid, pid))
            {
                // It would be the process' own: it is the first of its namespace, or takes over orphans.
                ulong own = KnownAs(frozen.Pid);
                frozen.Dispose();
                Reap(pid, tid, chain, own);
                Reap(pid, tid, chain, known);
                throw Refusals.MayNotFork(pid, "it takes over orphans (as the first process of its container does), and would be left with one");
            }

            Reap(pid, tid, chain, known);
            return frozen;
        }
        catch
        {
            frozen?.Dispose();
            throw;
        }
        finally
        {
            Restore(tid, before, mask);
        }
    }

    /// <summary>Lets the thread make the one system call that it stands before.</summary>
    /// <param name="onChild">Told of the process that it makes.</param>
    /// <returns>What the call returned.</returns>
    private static long Call(int pid, int tid, Action<int>? onChild = null)
    {
        bool isInside = false;
        while (true)
        {
            _ = LibC.ptrace(LibC.PTRACE_SYSCALL, tid, 0, 0);
            int status = StopOf(tid) ?? throw Refusals.Gone(pid);
            if (status >> 16 == LibC.PTRACE_EVENT_CLONE)
            {
                onChild?.Invoke(EventMessage(tid));
            }
            else if ((status >> 8 & 0xff) == CallStop)
            {
                if (isInside)
                    return (long)(Registers.Of(tid) ?? throw Refusals.Gone(pid))[Registers.Rax];

                isInside = true;
            }
        }
    }

    /// <summary>Of a child that stands at its birth: the child that it makes, held at its birth as well. The first one ends.</summary>
    private static FrozenChild Grandchild(int pid, int child)
    {
        _ = StopOf(child) ?? throw Refusals.Gone(pid);
        int frozen = 0;
        for (int? status = 0; status is not null; status = StopOf(child))
        {
            if (status >> 16 == LibC.PTRACE_EVENT_CLONE)
            {
                frozen = EventMessage(child);
                if (StopOf(frozen) is null)
                    frozen = 0;
                else
                    _ = LibC.ptrace(LibC.PTRACE_SETOPTIONS, frozen, 0, LibC.PTRACE_O_EXITKILL);
            }

            // A signal that ends it: it has only ever been here to end.
            int signal = status is > 0 && status >> 16 == 0 ? LibC.SIGKILL : 0;
            _ = LibC.ptrace(LibC.PTRACE_CONT, child, 0, signal);
        }

        return frozen != 0 ? new FrozenChild(frozen) : throw Refusals.MayNotFork(pid, "its child could not fork");
    }

    private static void Reap(int pid, int tid, CallChain chain, ulong child)
    {
        chain.WaitFor(child).Set(tid);
        _ = Call(pid, tid);
    }

    /// <summary>Brings the thread to where it is asked for signals before it goes on, which is where the kernel restarts a system call, and gives it its registers.</summary>
    private static void Restore(int tid, Registers before, ulong mask)
    {
        _ = LibC.ptrace(LibC.PTRACE_INTERRUPT, tid, 0, 0);
        do
        {
            _ = LibC.ptrace(LibC.PTRACE_CONT, tid, 0, 0);
        }
        while (StopOf(tid) is { } status && status >> 16 != LibC.PTRACE_EVENT_STOP);

        ThreadState.SetSignalMask(tid, mask);
        before.Set(tid);
        _ = LibC.ptrace(LibC.PTRACE_SETOPTIONS, tid, 0, 0);
    }

    /// <summary>The wait status of the next stop; null where it has ended.</summary>
    private static int? StopOf(int tid)
    {
        int status;
        int result;
        do
        {
            result = LibC.waitpid(tid, &status, LibC.__WALL);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == LibC.EINTR);

        return result == tid && (status & 0xff) == 0x7f ? status : null;
    }

    private static int EventMessage(int tid)
    {
        ulong message = 0;
        _ = LibC.ptrace(LibC.PTRACE_GETEVENTMSG, tid, 0, (nint)(&message));
        return (int)message;
    }

    private static ulong ReadWord(int pid, ulong address)
    {
        ulong word = 0;
        new ProcessMemory(pid).Read(address, MemoryMarshal.AsBytes(new Span<ulong>(ref word)));
        return word;
    }

    private static bool IsChildOf(int child, int pid) => ProcFs.Status(child, "PPid") == pid.ToString(CultureInfo.InvariantCulture);

    /// <summary>Its number in its own namespace.</summary>
    private static ulong KnownAs(int pid) => ulong.TryParse(ProcFs.Status(pid, "NSpid")?.Split('\t')[^1], CultureInfo.InvariantCulture, out ulong own) ? own : (ulong)pid;
}

using YLang.Runtime.Faults;

namespace YLang.Runtime.Targets.Live;

/// <summary>Why a process can't be looked at: sentence, exit code, next step.</summary>
internal static class Refusals
{
    /// <summary>Checks what can be told before anything is done to the process.</summary>
    public static void Check(int pid)
    {
        if (Of(pid, pid > 0 ? ProcFs.StatusFields(pid) : new Dictionary<string, string>()) is { } why)
            throw why;
    }

    /// <summary>What can be told before anything is done to the process; null: nothing speaks against it.</summary>
    /// <param name="status">What the kernel says of it; empty where there is none.</param>
    public static TargetException? Of(int pid, IReadOnlyDictionary<string, string> status)
    {
        if (!status.TryGetValue("State", out string? state))
            return new TargetException(ExitCode.NoTarget, $"there is no process {pid}", "'ps -e' lists the processes of this machine");

        if (pid == Environment.ProcessId)
            return new TargetException(ExitCode.NoTarget, $"process {pid} is ylang itself", "name another process");

        if (state.StartsWith('Z') || state.StartsWith('X'))
            return new TargetException(ExitCode.NoTarget, $"process {pid} is a zombie: it has ended and has no memory left", "its parent has not asked for its exit code yet");

        if (!status.ContainsKey("VmSize"))
        {
            return ProcFs.IsKernelThread(pid)
                ? new TargetException(ExitCode.NoTarget, $"process {pid} is a thread of the kernel: it has no memory of its own", null)
                : Gone(pid);
        }

        return MayRead(pid) ? null : MayNotTrace(pid);
    }

    public static TargetException Gone(int pid) =>
        new(ExitCode.Failed, $"process {pid} ended while it was being looked at", "start again with a process that is still running");

    public static TargetException DoesNotStop(int pid, int tid) =>
        new(ExitCode.Failed, $"thread {tid} of process {pid} does not stop: it waits in the kernel ({ProcFs.Status(tid, "State") ?? "unknown state"})", "try again when its device or file system answers");

    public static TargetException KeepsStarting(int pid) =>
        new(ExitCode.Failed, $"process {pid} does not stop: it starts threads faster than they can be stopped", "try again when it is less busy");

    public static TargetException NeverReady(int pid, TimeSpan waited) =>
        new(ExitCode.Failed, $"process {pid} was never at a moment that can be copied in {waited.TotalSeconds:0.#} s: its garbage collector was at work each time",
            $"try again; where it stands still in a finalizer, keep it as it is ('ylang snapshot --pid {pid} -o core') and look at that ('--core core')");

    public static TargetException MayNotFork(int pid, string why) =>
        new(ExitCode.Failed, $"process {pid} can't be made to fork: {why}", "use --pause copy");

    /// <summary>Would the process, or what it stands under, notice that it forks, or forbid it?</summary>
    public static void CheckFork(int pid)
    {
        if (ProcFs.Status(pid, "Seccomp") is { } seccomp && seccomp != "0")
            throw MayNotFork(pid, "its system calls are filtered (seccomp), and one that is not expected may end it");

        if (ProcFs.Status(pid, "NSpid")?.Split('\t') is [.., "1"])
            throw MayNotFork(pid, "it is the first process of its container, whom orphans are given to");

        if (ProcFs.Status(pid, "x86_Thread_features")?.Contains("shstk", StringComparison.Ordinal) == true)
            throw MayNotFork(pid, "its calls are guarded by a shadow stack");
    }

    public static TargetException MayNotTrace(int pid)
    {
        // On its way out it is refused as a stranger's would be.
        if (ProcFs.Status(pid, "VmSize") is null)
            return Gone(pid);

        if (ProcFs.Status(pid, "TracerPid") is { } tracer && tracer != "0")
            return new TargetException(
                ExitCode.Failed, $"process {pid} is already traced, by process {tracer} ({ProcFs.CommandLine(int.Parse(tracer, System.Globalization.CultureInfo.InvariantCulture))})",
                "end that debugger or tracer, then try again");

        string owner = ProcFs.Status(pid, "Uid")?.Split('\t', ' ')[0] ?? "?";
        string scope = File.Exists("/proc/sys/kernel/yama/ptrace_scope") ? File.ReadAllText("/proc/sys/kernel/yama/ptrace_scope").Trim() : "0";
        return new TargetException(
            ExitCode.NoPermission, $"may not look at process {pid}: it belongs to user id {owner}, and this is user id {Native.LibC.geteuid()} (kernel.yama.ptrace_scope is {scope})",
            "run ylang as root, or as that user where ptrace_scope is 0, or give it the capability CAP_SYS_PTRACE");
    }

    private static bool MayRead(int pid)
    {
        try
        {
            using FileStream memory = File.OpenRead($"/proc/{pid}/mem");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

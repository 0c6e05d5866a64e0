using System.Diagnostics;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>A live process. It is stopped while <see cref="Acquire"/> runs, or until it is released; nothing is written to it but what <see cref="PauseMode.Fork"/> says.</summary>
public sealed class LiveTarget : IAcquirableTarget
{
    /// <summary>How often and how long a moment is waited for at which the process may be copied.</summary>
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly string? _began;
    private readonly Acquirer _acquirer;
    private Stretches? _mapped;

    private LiveTarget(int pid, PauseMode? mode)
    {
        Pid = pid;
        _began = ProcFs.Began(pid);
        Exe = ProcFs.Exe(pid);
        CommandLine = ProcFs.CommandLine(pid);
        RssBytes = ProcFs.Rss(pid);
        Mappings = ProcFs.Smaps(pid);
        Files = LoadedFiles.Of(Mappings, Exe, m => ProcFs.OpenMapped(pid, m));
        if (Mappings.Count == 0)
            throw ProcFs.Exists(pid) ? Refusals.MayNotTrace(pid) : Refusals.Gone(pid);

        long available = MachineMemory.Available;
        if (mode is null && !MachineMemory.Holds(RssBytes, available))
            Remark = $"{Name} has {RssBytes >> 20} MB and {available >> 20} MB are free here: it is kept stopped while it is analysed (--pause copy or --pause fork: it is copied all the same)";

        _acquirer = (mode ?? (Remark is null ? PauseMode.Copy : PauseMode.Hold)) switch
        {
            PauseMode.Fork => new ForkAndCopy(pid),
            PauseMode.Hold => new HoldAndRead(pid, MachineMemory.CacheFor(available)),
            _ => new StopAndCopy(pid),
        };
    }

    public string Kind => "live";

    public string Name => $"process {Pid}";

    public int Pid { get; }

    public string Exe { get; }

    public string CommandLine { get; }

    public string Host => Environment.MachineName;

    public long RssBytes { get; private set; }

    public IReadOnlyList<Mapping> Mappings { get; private set; }

    public IReadOnlyList<TargetFile> Files { get; private set; }

    /// <summary>All looks at the process together.</summary>
    public AcquisitionInfo Acquisition => _acquirer.Info;

    public PauseMode Mode => _acquirer.Mode;

    public string? Remark { get; }

    /// <summary>Resident and swapped bytes of what a copy takes, when the process was looked at.</summary>
    public long CopiedBytes => MemoryCopy.Wanted(Mappings).Sum(m => m.Rss + m.Swap);

    internal Acquirer Acquirer => _acquirer;

    /// <summary>The process is no more; its number may be another's by now.</summary>
    public bool HasEnded => ProcFs.Began(Pid) != _began;

    /// <summary>Looks at a process without touching it.</summary>
    /// <param name="pid">No child that <see cref="System.Diagnostics.Process"/> has started: .NET waits for those by itself, and takes one that we stop for one that has ended.</param>
    /// <param name="mode">How it is read; null: copied, or held where a copy would not fit into this machine's memory.</param>
    /// <exception cref="TargetException">There is none, it has no memory, or it may not be looked at; it can't be read in this way.</exception>
    public static LiveTarget Attach(int pid, PauseMode? mode = null)
    {
        Refusals.Check(pid);
        return new LiveTarget(pid, mode);
    }

    public TargetMemory Peek() => new([], new ProcessMemory(Pid));

    /// <summary>Does what can be done while the process runs. <see cref="Acquire"/> does so too: this takes it off the time that is waited for it.</summary>
    public void Prepare() => _acquirer.Prepare();

    /// <summary>Stops the process, gets its memory and lets it go, or holds it until <see cref="Release"/>.</summary>
    /// <param name="isReady">Asked on the stopped process, with memory that is read on demand: may it be copied at this moment? If not, it runs on for a while.</param>
    /// <returns>The memory; lives as long as this target.</returns>
    /// <exception cref="TargetException">As the process behaves: gone, not to be stopped, never ready.</exception>
    public TargetMemory Acquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt) => AcquireWithin(_patience, isReady, interrupt);

    /// <param name="patience">How long a moment is waited for.</param>
    internal TargetMemory AcquireWithin(TimeSpan patience, Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
        Await(patience, isReady, interrupt);
        return _acquirer.Take();
    }

    /// <summary>A fresh look: gets the process' memory as it is now, in the place of an earlier look's.</summary>
    /// <param name="memory">Of <see cref="Acquire"/>. Where this throws, it is left without any memory.</param>
    /// <exception cref="TargetException">As <see cref="Acquire"/>; the process has ended.</exception>
    public void AcquireAgain(TargetMemory memory, Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
        _acquirer.Clear(memory);
        if (HasEnded)
            throw Refusals.Gone(Pid);

        Await(_patience, isReady, interrupt);
        _acquirer.TakeAgain(memory);
    }

    public void Release()
    {
        _acquirer.Release();
        if (Mode == PauseMode.Hold && HasEnded)
            throw Refusals.Gone(Pid);
    }

    /// <summary>Symbols are looked for in this file before all others: two runtimes in one process define the same names.</summary>
    public void LookFirstIn(string path) => Files = [.. Files.OrderBy(f => f.Path == path ? 0 : 1)];

    public ulong FindSymbol(string name) => Files.Select(f => f.Symbol(name)).FirstOrDefault(a => a is not null) ?? 0;

    public ulong FindSection(string name) => Files.Select(f => f.Section(name)).FirstOrDefault(a => a is not null) ?? 0;

    public long Resident(ulong start, long bytes) => _acquirer.Resident(start, bytes) ?? (_mapped ??= Stretches.Of(Mappings)).Count(start, bytes);

    public void Dispose() => _acquirer.Dispose();

    private void Await(TimeSpan patience, Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
        _acquirer.Prepare();
        long start = Stopwatch.GetTimestamp();
        while (!_acquirer.TryAcquire(isReady, interrupt))
        {
            if (Stopwatch.GetElapsedTime(start) > patience)
                throw Refusals.NeverReady(Pid, patience);

            interrupt.WaitHandle.WaitOne(_between);
            interrupt.ThrowIfCancellationRequested();
        }

        // What the report sets beside the copy is of the same moment: a process may have doubled since it was looked at first. One that has ended since has nothing to say.
        if (ProcFs.Smaps(Pid) is { Count: > 0 } now)
            (RssBytes, Mappings, _mapped) = (ProcFs.Rss(Pid), now, null);
    }
}

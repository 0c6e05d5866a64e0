using System.Diagnostics;
using System.Runtime.ExceptionServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>A live process. It is stopped only while <see cref="Acquire"/> runs; nothing is ever written to it.</summary>
public sealed class LiveTarget : IAcquirableTarget
{
    /// <summary>How often and how long a moment is waited for at which the process may be copied.</summary>
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly string? _began;
    private MemoryCopy? _copy, _prepared;

    private LiveTarget(int pid)
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
    public AcquisitionInfo Acquisition { get; private set; } = new("copy", TimeSpan.Zero, 0);

    /// <summary>The process is no more; its number may be another's by now.</summary>
    public bool HasEnded => ProcFs.Began(Pid) != _began;

    /// <summary>Looks at a process without touching it.</summary>
    /// <param name="pid">No child that <see cref="System.Diagnostics.Process"/> has started: .NET waits for those by itself, and takes one that we stop for one that has ended.</param>
    /// <exception cref="TargetException">There is none, it has no memory, or it may not be looked at.</exception>
    public static LiveTarget Attach(int pid)
    {
        Refusals.Check(pid);
        return new LiveTarget(pid);
    }

    public TargetMemory Peek() => new([], new ProcessMemory(Pid));

    /// <summary>Makes room for the copy while the process runs. <see cref="Acquire"/> does so too: this takes it off the time that is waited for it.</summary>
    public void Prepare()
    {
        _prepared ??= new MemoryCopy(Pid);
        _prepared.Prepare(ProcFs.Maps(Pid));
    }

    /// <summary>Stops the process, copies its memory and lets it go.</summary>
    /// <param name="isReady">Asked on the stopped process, with memory that is read on demand: may it be copied at this moment? If not, it runs on for a while.</param>
    /// <returns>The copy; lives as long as this target.</returns>
    /// <exception cref="TargetException">As the process behaves: gone, not to be stopped, never ready.</exception>
    public TargetMemory Acquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt) => AcquireWithin(_patience, isReady, interrupt);

    /// <param name="patience">How long a moment is waited for.</param>
    internal TargetMemory AcquireWithin(TimeSpan patience, Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
        _copy?.Dispose();
        Prepare();
        (_copy, _prepared) = (_prepared!, null);

        long start = Stopwatch.GetTimestamp();
        TimeSpan pause = TimeSpan.Zero;
        bool done = false;
        while (!done)
        {
            OnOwnThread(() => done = TryCopy(isReady, interrupt, ref pause));
            if (done)
                break;

            if (Stopwatch.GetElapsedTime(start) > patience)
                throw Refusals.NeverReady(Pid, patience);

            interrupt.WaitHandle.WaitOne(_between);
            interrupt.ThrowIfCancellationRequested();
        }

        // What the report sets beside the copy is of the same moment: a process may have doubled since it was looked at first. One that has ended since has nothing to say.
        if (ProcFs.Smaps(Pid) is { Count: > 0 } now)
            (RssBytes, Mappings) = (ProcFs.Rss(Pid), now);

        _copy.FillFromFiles();
        Acquisition = new AcquisitionInfo("copy", Acquisition.Pause + pause, Acquisition.BytesRead + _copy.BytesRead);
        return new TargetMemory(_copy.Segments);
    }

    /// <summary>A fresh look: copies the process as it is now into the place of an earlier copy.</summary>
    /// <param name="memory">Of <see cref="Acquire"/>. Where this throws, it is left without any memory.</param>
    /// <exception cref="TargetException">As <see cref="Acquire"/>; the process has ended.</exception>
    public void AcquireAgain(TargetMemory memory, Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
        memory.Replace([]);
        if (HasEnded)
            throw Refusals.Gone(Pid);

        memory.Replace(Acquire(isReady, interrupt).Segments);
    }

    /// <summary>Symbols are looked for in this file before all others: two runtimes in one process define the same names.</summary>
    public void LookFirstIn(string path) => Files = [.. Files.OrderBy(f => f.Path == path ? 0 : 1)];

    public ulong FindSymbol(string name) => Files.Select(f => f.Symbol(name)).FirstOrDefault(a => a is not null) ?? 0;

    public ulong FindSection(string name) => Files.Select(f => f.Section(name)).FirstOrDefault(a => a is not null) ?? 0;

    public void Dispose()
    {
        _copy?.Dispose();
        _prepared?.Dispose();
    }

    private bool TryCopy(Func<TargetMemory, bool> isReady, CancellationToken interrupt, ref TimeSpan pause)
    {
        long start = Stopwatch.GetTimestamp();
        bool ready;
        using (StoppedThreads.Stop(Pid, interrupt))
        {
            ready = isReady(Peek());
            if (ready)
                _copy!.Run(ProcFs.Maps(Pid));
        }

        pause += Stopwatch.GetElapsedTime(start);
        return ready;
    }

    /// <summary>ptrace knows a tracer by its OS thread: one that does nothing else, and whose end lets go of whatever is still held.</summary>
    private static void OnOwnThread(Action work)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}

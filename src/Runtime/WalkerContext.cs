using System.Globalization;
using System.Runtime.CompilerServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;
using YLang.Runtime.Values;
using YLang.Runtime.Walking;

namespace YLang.Runtime;

/// <summary>What a running script has of the world: the target's memory, its budget, where its words go. One a run; one thread.</summary>
public sealed class WalkerContext(
    ITarget target, TargetMemory memory, ReportBuilder report, TextWriter output, TextWriter errors, Budget budget, IReadOnlyDictionary<string, object> parameters)
{
    /// <summary>Iterations between two looks at the clock: well under a millisecond of the cheapest loop.</summary>
    private const int TicksPerLook = 20_000;

    private readonly Dictionary<(string Name, string? Section), ulong> _externs = [];
    private readonly Dictionary<IHeap, KindTable> _kinds = new(ReferenceEqualityComparer.Instance);
    private readonly TimeProvider _clock = TimeProvider.System;
    private int _ticks = TicksPerLook;
    private int _depth;

    public TargetMemory Memory { get; } = memory;

    public ITarget Target { get; } = target;

    public ReportBuilder Report { get; private set; } = report;

    /// <summary>Where the fields of a movable layout stand in this run.</summary>
    public FieldPlaces Places { get; init; } = FieldPlaces.None;

    /// <summary>The heap that scripts without one of their own walk: another walker of the same context has it.</summary>
    public IHeap? Heap { get; set; }

    public Budget Budget { get; } = budget;

    /// <summary>The script ended the run as failed: its message; else null.</summary>
    public string? Failure { get; private set; }

    /// <summary>The run is to end: failed, exited, or out of budget.</summary>
    public bool Stopped { get; private set; }

    /// <summary><c>_exit()</c> was called: the run ends as if the probe had come to its end.</summary>
    public bool Exited { get; private set; }

    /// <summary>The report's count of faults, as they stand now.</summary>
    public ReportFaults Faults
    {
        get
        {
            FaultCounts counts = Memory.Counts;
            long arithmetic = counts[FaultKind.Arithmetic] + counts[FaultKind.OutOfRange] + counts[FaultKind.Depth];
            return new ReportFaults(
                counts[FaultKind.Unreadable], counts[FaultKind.Torn], counts[FaultKind.UnknownTypes], arithmetic, counts[FaultKind.Conservative], Budget.OverBecause is not null);
        }
    }

    /// <summary>Milliseconds since 1970.</summary>
    public long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Nanoseconds since 1970, in steps of 100.</summary>
    public long NowNs => (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    public long IntParam(string name, long dflt) => Param(name) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : dflt;

    public double DoubleParam(string name, double dflt) => Param(name) is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : dflt;

    public bool BoolParam(string name, bool dflt) => Param(name) is { } value ? Convert.ToBoolean(value, CultureInfo.InvariantCulture) : dflt;

    public string StrParam(string name, string dflt) => Param(name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" : dflt;

    /// <summary>Asked once in each iteration and recursive call. True: the run must stop.</summary>
    public bool Poll() => --_ticks < 0 && Look();

    /// <summary>
    /// Lets the next <see cref="Poll"/> look at the clock. For a thread beside the run, again and again: iterations can take milliseconds each, and a single such word may get lost
    /// against the count of the running one.
    /// </summary>
    public void LookSoon() => Volatile.Write(ref _ticks, 0);

    /// <summary>Before a call that may recur.</summary>
    /// <returns>False: too deep. A fault is raised, and <see cref="LeaveCall"/> must not be called.</returns>
    public bool EnterCall()
    {
        // A function with thousands of variables uses up the stack long before it has called itself as often as others may.
        if (_depth < Limits.CallDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _depth++;
            return true;
        }

        Memory.Fault(FaultKind.Depth);
        return false;
    }

    public void LeaveCall() => _depth--;

    public void Print(string? s) => output.Write(s);

    public void Warn(string? s) => errors.WriteLine(s);

    /// <summary>Ends the run as failed. The first message stays. Of a run that is already over, what it still says may be wrong: it was cut short, and that is all.</summary>
    public void Error(string? s)
    {
        if (!Budget.IsOver)
            Failure ??= s ?? "";

        Stop();
    }

    /// <summary>Ends the run; the end probes still run, after <see cref="ResumeForEnd"/>.</summary>
    public void Exit()
    {
        Exited = true;
        Stop();
    }

    /// <summary>Ctrl-C while a script waits for its timers, or in one of them, is how it is told to end: as by <see cref="Exit"/>, so that its end probes say what they have gathered.</summary>
    public void ExitInterrupted()
    {
        Budget.ForgetInterrupt();
        Exit();
    }

    /// <summary>The target's memory is another by now: what was concluded from the earlier one is forgotten.</summary>
    public void Refresh()
    {
        _externs.Clear();
        _kinds.Clear();
    }

    /// <summary>Another script of the same session begins: nothing has stopped it yet, and its clock counts from now.</summary>
    public void Renew(ReportBuilder report, CancellationToken interrupt)
    {
        Budget.Renew(interrupt);
        (Report, Failure, Exited, Stopped, _ticks, _depth) = (report, null, false, false, TicksPerLook, 0);
        Memory.Resume();
    }

    /// <summary>Milliseconds of a timer's period: at least one, at most <see cref="Limits.TimerPeriod"/>.</summary>
    /// <param name="unit">Milliseconds of one.</param>
    public static long Period(long count, long unit) => Math.Clamp(count, 1, Limits.TimerPeriod / unit) * unit;

    /// <summary>Called between the other probes and those of the end: takes back what <see cref="Exit"/> stopped. A run that failed or is out of budget stays stopped.</summary>
    public void ResumeForEnd()
    {
        if (!Exited || Failure is not null || Budget.IsOver)
            return;

        (Stopped, _ticks) = (false, TicksPerLook);
        Memory.Resume();
    }

    /// <param name="where">File and line.</param>
    public void Assert(bool c, string where)
    {
        if (!c)
            Error($"{where}: assertion failed");
    }

    /// <summary>A linear histogram of an aggregate as text; a scale that is none fails the run.</summary>
    /// <param name="where">File and line.</param>
    public string HistLinear(Aggregate a, double low, double high, double step, string where) =>
        HasScale(low, high, step, where) ? a.HistLinear(new LinearScale(low, high, step)) : "";

    /// <summary>A linear histogram of an aggregate as bars; a scale that is none fails the run.</summary>
    /// <param name="where">File and line.</param>
    public void BarsLinear(ChartHandle chart, Aggregate a, double low, double high, double step, string where)
    {
        if (HasScale(low, high, step, where))
            chart.AddLinear(a, new LinearScale(low, high, step));
    }

    /// <summary>The address of a symbol of the target; 0: none.</summary>
    public ulong Symbol(string name) => Extern(name, null);

    /// <summary>The address of a variable of the target by its symbol, else by the ELF section that holds it alone; 0: none. Looked up once.</summary>
    public ulong Extern(string name, string? section)
    {
        if (_externs.TryGetValue((name, section), out ulong known))
            return known;

        ulong address = Target.FindSymbol(name);
        if (address == 0 && section is not null)
            address = Target.FindSection(section);

        return _externs[(name, section)] = address;
    }

    /// <summary>The address of a text among the target's constants. Where there is none, the run fails before its first probe.</summary>
    public ulong TextInTarget(string text)
    {
        ulong address = TextSearch.Find(Target, Memory, text);
        if (address == 0)
            Error($"no text {Text.Quoted(text)} stands in the target's read-only data, where a 'char *' leads: declare a text of the script's own as _str");

        return address;
    }

    /// <summary>The target's main thread, which has its process's number.</summary>
    public int Tid => Target.Pid;

    /// <summary>Nanoseconds of a clock that only goes on.</summary>
    public long MonotonicNs => (long)(_clock.GetTimestamp() * (1e9 / _clock.TimestampFrequency));

    /// <summary>A walk of a heap. What only the runtime's collector reports is the sink's to know: <see cref="VisibleSink"/>.</summary>
    public HeapWalk NewWalk(IHeap heap, bool visibleOnly = false) => new(heap, Memory, Budget, KindsOf(heap));

    /// <summary>What the rules of a heap say of an object; nothing where there is no heap.</summary>
    public YList<(ulong To, int How, long Bytes)> EdgesOf(IHeap? heap, ulong o) =>
        heap is null ? new YList<(ulong To, int How, long Bytes)>(Budget) : heap.Edges(new EdgesSink(heap, Memory, KindsOf(heap), Budget, o));

    private KindTable KindsOf(IHeap heap)
    {
        if (!_kinds.TryGetValue(heap, out KindTable? kinds))
            _kinds.Add(heap, kinds = new KindTable(heap, Memory));

        return kinds;
    }

    private bool HasScale(double low, double high, double step, string where)
    {
        if (LinearScale.Mistake(low, high, step) is not { } mistake)
            return true;

        Error($"{where}: {mistake}");
        return false;
    }

    private object? Param(string name) => parameters.GetValueOrDefault(name);

    private bool Look()
    {
        if (Budget.IsOver)
            Stop();

        _ticks = Stopped ? 0 : TicksPerLook;
        return Stopped;
    }

    private void Stop()
    {
        Stopped = true;
        _ticks = 0;
        Memory.Stop();
    }
}

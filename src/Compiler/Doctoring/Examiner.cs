using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using YLang.Compiler.Verification;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;

namespace YLang.Compiler.Doctoring;

/// <summary>
/// Tries the invariants of a script, compiled once against a movable layout, on a target's memory, with fields wherever they are said to be. A wrong place makes invariants fail, never
/// the examination: what can't be read is a fault, and each invariant has its budget.
/// </summary>
/// <param name="script">Compiled against a movable layout.</param>
/// <param name="patience">Time that an invariant may take.</param>
/// <remarks>To be used on a thread with the stack of a session's: what recurs is metered for that. One thread.</remarks>
public sealed class Examiner(CompiledScript script, LoadedWalker walker, ITarget target, TargetMemory memory, TimeSpan patience, CancellationToken interrupt)
{
    /// <summary>Bytes that an invariant may use: garbage taken for a count must not fill our memory.</summary>
    private const long MostMemory = 1L << 30;

    /// <summary>Characters of what an invariant says.</summary>
    private const int MostSaid = 300;

    /// <summary>While places are tried, an invariant may take so many times as long as the longest did that came to an end: a wrong place may make a loop of garbage.</summary>
    private const int Times = 5;

    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(0.3);

    private TimeSpan _longest = s_least;

    public CompiledScript Script => script;

    /// <summary>Where the layout says that the fields stand.</summary>
    public ImmutableArray<long> Stated { get; } = [.. script.Places.Select(p => p.Offset)];

    /// <param name="offsets">Of each field of <see cref="CompiledScript.Places"/>.</param>
    public Examination Examine(IReadOnlyList<long> offsets)
    {
        using Run run = Begin(offsets, patience);
        return new Examination([.. Enumerable.Range(0, script.Invariants.Length).Select(run.Try)]);
    }

    /// <summary>How many of the first invariants hold, up to one that fails.</summary>
    /// <param name="order">The invariants to try, in this order.</param>
    public int CountHeld(IReadOnlyList<long> offsets, IReadOnlyList<int> order)
    {
        using Run run = Begin(offsets, _longest * Times < patience ? _longest * Times : patience);
        int held = 0;
        foreach (int invariant in order)
        {
            if (run.Try(invariant).Outcome == Outcome.Failed)
                break;

            held++;
        }

        return held;
    }

    private Run Begin(IReadOnlyList<long> offsets, TimeSpan mostTime) => new(this, new FieldPlaces(offsets), mostTime);

    /// <summary>A run of the script with one set of places: its variables live as long.</summary>
    private sealed class Run : IDisposable
    {
        private readonly Examiner _examiner;
        private readonly FieldPlaces _places;
        private readonly StringWriter _said = new(CultureInfo.InvariantCulture);
        private readonly TargetMemory _memory;
        private readonly WalkerContext _context;
        private readonly Walker _walker;
        private readonly TimeSpan _mostTime;

        public Run(Examiner examiner, FieldPlaces places, TimeSpan mostTime)
        {
            (_examiner, _places, _memory, _mostTime) = (examiner, places, examiner.Memory, mostTime);
            _context = new WalkerContext(
                examiner.Target, _memory, new ReportBuilder(), TextWriter.Null, _said, new Budget(mostTime, MostMemory, examiner.Interrupt), new Dictionary<string, object>()) { Places = places };
            _walker = examiner.Walker.Create(_context);
            _memory.Clear();
        }

        public Verdict Try(int number)
        {
            _examiner.Interrupt.ThrowIfCancellationRequested();
            var report = new ReportBuilder();
            _context.Renew(report, _examiner.Interrupt);
            _places.Forget();
            _said.GetStringBuilder().Clear();
            long before = Faults();
            var clock = Stopwatch.StartNew();
            bool holds = _walker.Holds(number);
            bool faulted = _memory.Faulted || Faults() > before;
            _memory.Clear();
            bool isOver = _context.Budget.OverBecause is not null;
            if (!isOver && holds && clock.Elapsed > _examiner._longest)
                _examiner._longest = clock.Elapsed;

            (Outcome outcome, string why) = (holds, faulted, isOver, report.UnavailableLines) switch
            {
                (_, _, true, _) => (Outcome.Failed, $"it took more than {_mostTime.TotalSeconds:0.#} s or {MostMemory >> 20} MB: what it counts is no count"),
                (_, true, _, _) => (Outcome.Failed, Said() is { Length: > 0 } said ? said : "memory was read that can't be"),
                (true, _, _, [var reason, ..]) => (Outcome.NotTried, reason),
                (true, _, _, _) => (Outcome.Held, ""),
                _ => (Outcome.Failed, Said()),
            };
            return new Verdict(_examiner.Script.Invariants[number], outcome, why, [.. _places.Asked()]);
        }

        public void Dispose() => _said.Dispose();

        private long Faults() => Enum.GetValues<FaultKind>().Where(k => k != FaultKind.Conservative).Sum(k => _memory.Counts[k]);

        private string Said() => _said.ToString().Trim() is var text && text.Length > MostSaid ? text[..MostSaid] + "…" : text;
    }

    private LoadedWalker Walker => walker;

    private ITarget Target => target;

    private TargetMemory Memory => memory;

    private CancellationToken Interrupt => interrupt;
}

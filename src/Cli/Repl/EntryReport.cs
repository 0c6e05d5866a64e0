using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Interactive;
using YLang.Reports;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Reporting;

namespace YLang.Cli.Repl;

/// <summary>What an entry gave: its artifacts, its value, its faults.</summary>
internal sealed class EntryReport(Screen screen, TextWriter output, Workbench bench)
{
    private readonly ValueView _view = new(bench, output);
    private readonly List<ReportBuilder> _reports = [];
    private readonly Dictionary<(ReportBuilder Report, string Name), int> _sizes = [];

    /// <returns>False where the entry did not come to its end by itself.</returns>
    public bool Show(CompiledEntry entry, EntryOutcome outcome)
    {
        ShowArtifacts(outcome.Report);
        if (outcome.Completed && entry.Value is { } value)
        {
            bench.Conversation.Keep(value);
            bench.Values[EntryBinder.LastValue] = outcome.Value;
            _view.Show(value, outcome.Value);
        }

        output.Flush();
        WalkerContext context = bench.Context;
        if (context.Failure is { } failure)
            Say($"failed: {failure}");
        else if (context.Budget.OverBecause is { } why)
            Say($"cut short: {why}");
        else if (!outcome.Completed && !context.Exited)
            Say($"fault: {Words(outcome.Faults)}");
        else if (outcome.Faults.Count > 0)
            Say($"faults on the way: {Words(outcome.Faults)}");

        return context.Failure is null && context.Budget.OverBecause is null && (outcome.Completed || context.Exited);
    }

    /// <summary>What the entry has reported, and what it has added to tables and findings of earlier ones.</summary>
    private void ShowArtifacts(ReportBuilder report)
    {
        _reports.Add(report);
        ImmutableArray<Artifact> changed = [.. _reports.SelectMany(r => r.Artifacts.Where(a => HasChanged(r, a)))];
        _reports.RemoveAll(r => r.Artifacts.IsEmpty);
        foreach (string line in report.UnavailableLines)
            Say($"not available: {line}");

        if (changed.IsEmpty && report.Summaries.IsEmpty)
            return;

        output.Flush();
        var document = new Report(
            "", new ReportTarget("none", 0, "", "", "", "", "", "", "", "", 0), new ReportAcquisition("none", 0, 0, "", 0, 0), bench.Context.Faults, report.Summaries, [], changed);
        TextReport.Write(document, screen.Output(), hasFooter: false);
    }

    private bool HasChanged(ReportBuilder report, Artifact artifact)
    {
        int size = artifact switch { TableArtifact table => table.Rows.Length, FindingsArtifact findings => findings.Items.Length, ChartArtifact chart => chart.Bars.Length, _ => 1 };
        bool hasChanged = _sizes.GetValueOrDefault((report, artifact.Name)) != size;
        _sizes[(report, artifact.Name)] = size;
        return hasChanged;
    }

    private string Words(IReadOnlyList<(FaultKind Kind, long Count)> faults) => string.Join(", ", faults.Select(f => f.Kind switch
    {
        FaultKind.Unreadable when f.Count == 1 => $"nothing can be read at 0x{bench.Context.Memory.UnreadableAt:x}",
        FaultKind.Unreadable => $"{f.Count} reads of what can't be read, the last at 0x{bench.Context.Memory.UnreadableAt:x}",
        FaultKind.Torn => Times("a structure that contradicts itself", f.Count),
        FaultKind.UnknownTypes => Times("an object whose kind is none", f.Count),
        FaultKind.Arithmetic => Times("a division by zero", f.Count),
        FaultKind.Depth => Times("recursion too deep", f.Count),
        _ => Times("an index outside of its list", f.Count),
    }));

    private static string Times(string what, long count) => count == 1 ? what : $"{what} ({count} times)";

    private static void Say(string message) => Console.Error.WriteLine(Visible.Line(message));
}

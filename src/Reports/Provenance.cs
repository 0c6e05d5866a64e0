using YLang.Runtime.Reporting;

namespace YLang.Reports;

/// <summary>The sentences about how a report came to be, the same in the terminal and on the page.</summary>
public static class Provenance
{
    /// <summary>Artifacts of these names hold the report's check of itself.</summary>
    private static readonly string[] SelfCheckNames = ["self-check", "selfcheck", "self_check", "check"];

    public static bool IsSelfCheck(Artifact artifact) => artifact is TextArtifact && SelfCheckNames.Contains(artifact.Name);

    public static string Target(ReportTarget target)
    {
        string[] parts =
        [
            target.Pid > 0 ? $"pid {target.Pid}" : "",
            Visible.Line(target.Exe),
            Visible.Line(target.RuntimeName),
            target.RssBytes > 0 ? $"{Units.Bytes(target.RssBytes)} resident" : "",
            target.Host.Length > 0 ? $"on {Visible.Line(target.Host)}" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    public static string Pause(Report report) => report.Target.Kind switch
    {
        "live" => $"paused {Units.Milliseconds(report.Acquisition.PauseMs)}",
        "core" => "from a core file",
        _ => $"through {Visible.Line(report.Target.Kind)}",
    };

    public static string Times(ReportAcquisition acquisition) =>
        $"{Units.Milliseconds(acquisition.TotalMs)} in all, {Units.Milliseconds(acquisition.WalkMs)} of it walking";

    public static string Layout(ReportTarget target) => target switch
    {
        { Layout: "" } => "no layout",
        { LayoutFrom: "" } => Visible.Line($"layout {target.Layout}"),
        _ => Visible.Line($"layout {target.Layout}{(target.Variant.Length == 0 ? "" : $", variant {target.Variant}")} (from {target.LayoutFrom}{string.Concat(target.LayoutNotes.Select(n => $"; {n}"))})"),
    };

    public static string Faults(ReportFaults faults)
    {
        var met = new List<string>();
        Add(faults.Unreadable, "unreadable");
        Add(faults.Torn, "torn");
        Add(faults.UnknownTypes, "of unknown type");
        Add(faults.Arithmetic, "of the script (a division by zero, an index out of range, calls too deep)");
        return met.Count == 0 ? "none" : string.Join(", ", met);

        void Add(long count, string words)
        {
            if (count > 0)
                met.Add($"{Units.Count(count)} {words}");
        }
    }

    /// <summary>Null where every edge was told by a rule.</summary>
    public static string? Conservative(ReportFaults faults) =>
        faults.Conservative == 0 ? null : $"{Units.Plural(faults.Conservative, "reference", "references")} found by scanning words";

    /// <summary>Null for a run that came to its end.</summary>
    public static string? Truncated(ReportFaults faults) => faults.Truncated ? "cut short by its budget: figures are lower bounds" : null;
}

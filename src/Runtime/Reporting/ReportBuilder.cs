using System.Collections.Immutable;

namespace YLang.Runtime.Reporting;

/// <summary>
/// Gathers what a script reports, in its order. Asking for a table, chart or findings of a name that there is gives the same one; any other artifact of that name takes its place.
/// </summary>
public sealed class ReportBuilder
{
    /// <summary>The first screen has room for three sentences.</summary>
    private const int MostSummaries = 3;

    /// <summary>Lines of "could not be computed" kept: a loop over a damaged target says the same line again and again.</summary>
    private const int MostUnavailable = 100;

    /// <summary>More than anyone reads: a loop that makes one each time must not fill our memory.</summary>
    private const int MostArtifacts = 200;

    private readonly List<(string Name, Func<Artifact> Make, object? Handle)> _artifacts = [];
    private readonly List<string> _summary = [], _unavailable = [];

    public ImmutableArray<string> Summaries => [.. _summary];

    public ImmutableArray<string> UnavailableLines => [.. _unavailable];

    /// <summary>The artifacts as they stand now.</summary>
    public ImmutableArray<Artifact> Artifacts => [.. _artifacts.Select(a => a.Make())];

    public TableHandle Table(string name, params string[] columns)
    {
        if (Existing<TableHandle>(name) is { } known)
            return known;

        var table = new TableHandle(name, columns, Unavailable);
        Put(name, table.ToArtifact, table);
        return table;
    }

    /// <param name="axis">What the labels are; "bytes" of numbers of bytes.</param>
    public ChartHandle Chart(string name, string axis = "")
    {
        if (Existing<ChartHandle>(name) is { } known)
            return known;

        var chart = new ChartHandle(name, axis, Unavailable);
        Put(name, chart.ToArtifact, chart);
        return chart;
    }

    public FindingsHandle Findings(string name)
    {
        if (Existing<FindingsHandle>(name) is { } known)
            return known;

        var findings = new FindingsHandle(name, Unavailable);
        Put(name, findings.ToArtifact, findings);
        return findings;
    }

    /// <param name="minShare">0 to 1: siblings under this share of the whole become one frame.</param>
    public void Flamegraph(string name, string title, IFlameSource root, double minShare)
    {
        var artifact = new FlamegraphArtifact(name, title, "bytes", root.Flame(minShare));
        Put(name, () => artifact, null);
    }

    /// <summary>A flame graph that is made piece by piece.</summary>
    public FlameHandle Flamegraph(string name, string title)
    {
        var graph = new FlameHandle(name, title, Unavailable);
        Put(name, graph.ToArtifact, graph);
        return graph;
    }

    /// <param name="labels">From below the root on.</param>
    public void FlameStack(string name, long bytes, params string[] labels) => (Existing<FlameHandle>(name) ?? Flamegraph(name, name)).Add(bytes, labels);

    /// <param name="minShare">0 to 1: siblings under this share of the tree become one frame.</param>
    /// <param name="labels">From below the root on.</param>
    public void FlameTree(string name, IFlameSource tree, double minShare, params string[] labels) =>
        (Existing<FlameHandle>(name) ?? Flamegraph(name, name)).AddTree(tree.Flame(minShare), labels);

    public void Text(string name, string title, string text) => Put(name, () => new TextArtifact(name, title, text), null);

    /// <summary>A sentence for the first screen; the fourth and later ones are dropped.</summary>
    public void Summary(string text)
    {
        if (_summary.Count < MostSummaries)
            _summary.Add(text);
    }

    /// <summary>A line of what could not be computed; repeated ones stand once.</summary>
    public void Unavailable(string text)
    {
        if (_unavailable.Count < MostUnavailable && !_unavailable.Contains(text))
            _unavailable.Add(text);
    }

    private T? Existing<T>(string name)
        where T : class => _artifacts.Find(a => a.Name == name).Handle as T;

    private void Put(string name, Func<Artifact> make, object? handle)
    {
        int at = _artifacts.FindIndex(a => a.Name == name);
        if (at >= 0)
            _artifacts[at] = (name, make, handle);
        else if (_artifacts.Count < MostArtifacts)
            _artifacts.Add((name, make, handle));
        else
            Unavailable($"artifacts after the first {MostArtifacts}");
    }
}

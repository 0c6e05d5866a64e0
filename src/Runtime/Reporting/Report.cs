using System.Collections.Immutable;

namespace YLang.Runtime.Reporting;

/// <summary>The report document, schema <c>ylang-report/1</c>. Sizes are bytes, times milliseconds.</summary>
public sealed record Report(
    string Probe, ReportTarget Target, ReportAcquisition Acquisition, ReportFaults Faults, ImmutableArray<string> Summary, ImmutableArray<string> Unavailable,
    ImmutableArray<Artifact> Artifacts)
{
    public const string Schema = "ylang-report/1";
}

/// <param name="Kind">"live", "core" or "gdb".</param>
/// <param name="LayoutFrom">Where the offsets came from: "file", or "target" where it states them itself and is believed.</param>
public sealed record ReportTarget(
    string Kind, int Pid, string Exe, string Command, string Host, string Runtime, string Version, string Build, string Layout, string LayoutFrom, long RssBytes)
{
    /// <summary>"cpython 3.13.5 free-threaded": the build is named where it is no release.</summary>
    public string RuntimeName => $"{Runtime} {Version} {(Build == "release" ? "" : Build)}".Trim();

    /// <summary>Which of the layout's variants hold; "" for its main line.</summary>
    public string Variant { get; init; } = "";

    /// <summary>What there is to know of the offsets, a sentence each.</summary>
    public ImmutableArray<string> LayoutNotes { get; init; } = [];
}

/// <param name="Mode">"copy", "fork" or "hold".</param>
/// <param name="PauseMs">How long the target stood still.</param>
/// <param name="Started">ISO 8601, UTC.</param>
public sealed record ReportAcquisition(string Mode, double PauseMs, long BytesRead, string Started, double TotalMs, double WalkMs);

/// <param name="Unreadable">Reads outside what is mapped.</param>
/// <param name="Torn">Structures that contradict themselves.</param>
/// <param name="UnknownTypes">Objects whose kind is none.</param>
/// <param name="Conservative">Edges found by scanning words.</param>
/// <param name="Truncated">The budget ended the run.</param>
public sealed record ReportFaults(long Unreadable, long Torn, long UnknownTypes, long Arithmetic, long Conservative, bool Truncated);

/// <summary>A closed family: table, chart, flame graph, findings, text.</summary>
public abstract record Artifact(string Name, string Kind, string Title);

public sealed record TableArtifact(string Name, string Title, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<object?>> Rows) : Artifact(Name, "table", Title);

/// <param name="Type">"path", "bytes", "count", "ratio", "text" or "address".</param>
public sealed record Column(string Name, string Type);

/// <param name="Axis">What the labels are, in a word; "bytes": of numbers of bytes. "" where nothing was said.</param>
/// <param name="Unit">Of the values: "count", "bytes" or "ratio".</param>
/// <param name="Numbers">What a histogram was made of; null: the bars were given one by one.</param>
public sealed record ChartArtifact(string Name, string Title, string Axis, string Unit, ChartNumbers? Numbers, ImmutableArray<ChartBar> Bars) : Artifact(Name, "chart", Title);

/// <param name="Value">long or double; null: absent.</param>
/// <param name="From">Of a histogram's row: the least number in it; null where it has no beginning.</param>
/// <param name="To">The row ends before this; null where it has no end.</param>
public sealed record ChartBar(string Label, object? Value, double? From, double? To);

/// <param name="P50">A percentile: off by less than 1 % of itself; absent, as all of these, where there are no numbers.</param>
public sealed record ChartNumbers(long Count, double? Min, double? Max, double? Avg, double? P50, double? P90, double? P99);

public sealed record FlamegraphArtifact(string Name, string Title, string Unit, FlameFrame Root) : Artifact(Name, "flamegraph", Title);

/// <param name="Value">Bytes of the frame and all below it.</param>
/// <param name="Self">Bytes of its own objects.</param>
/// <param name="Count">Objects in it and below it.</param>
/// <param name="Merged">Sibling frames merged into this one; 0 for an ordinary frame.</param>
public sealed record FlameFrame(string Name, long Value, long Self, long Count, int Merged, ImmutableArray<FlameFrame> Children);

public sealed record FindingsArtifact(string Name, string Title, ImmutableArray<Finding> Items) : Artifact(Name, "findings", Title);

/// <param name="Severity">"info", "warn" or "critical".</param>
public sealed record Finding(string Severity, string Title, ReportPath Path, long Bytes, string Explanation, string Suggestion);

public sealed record TextArtifact(string Name, string Title, string Text) : Artifact(Name, "text", Title);

/// <summary>A path: prints as its labels joined by " → ".</summary>
public sealed record ReportPath(ImmutableArray<string> Labels)
{
    public static ReportPath Empty { get; } = new(ImmutableArray<string>.Empty);

    public override string ToString() => string.Join(" → ", Labels);
}

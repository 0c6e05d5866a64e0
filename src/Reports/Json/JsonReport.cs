using System.Collections.Immutable;
using System.Text.Json;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Json;

/// <summary>
/// The report document, schema <c>ylang-report/1</c>: a contract, read by scripts outside. One line of UTF-8; sizes are bytes, times milliseconds, addresses
/// hexadecimal strings.
/// A path in a table is <c>{"text": "a → b", "pieces": ["a", "b"]}</c>; a finding has its path as text, and <c>path_pieces</c> beside it.
/// </summary>
public static class JsonReport
{
    /// <summary>Bytes kept before they go to the stream: a report may be larger than we want to hold.</summary>
    private const int BufferBytes = 64 * 1024;

    public static void Write(Report report, Stream stream)
    {
        // The depth is the flame graph's, whatever it is: frames nest twice each.
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = int.MaxValue, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Report.Schema);
            json.WriteText("probe", report.Probe);
            WriteTarget(json, report.Target);
            WriteAcquisition(json, report.Acquisition);
            WriteFaults(json, report.Faults);
            WriteStrings(json, "summary", report.Summary);
            WriteStrings(json, "unavailable", report.Unavailable);
            json.WriteStartArray("artifacts");
            foreach (Artifact artifact in report.Artifacts)
                WriteArtifact(json, artifact);

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteTarget(Utf8JsonWriter json, ReportTarget target)
    {
        json.WriteStartObject("target");
        json.WriteText("kind", target.Kind);
        json.WriteNumber("pid", target.Pid);
        json.WriteText("exe", target.Exe);
        json.WriteText("command", target.Command);
        json.WriteText("host", target.Host);
        json.WriteText("runtime", target.Runtime);
        json.WriteText("version", target.Version);
        json.WriteText("build", target.Build);
        json.WriteText("layout", target.Layout);
        json.WriteText("variant", target.Variant);
        json.WriteText("layout_from", target.LayoutFrom);
        json.WriteStartArray("layout_notes");
        foreach (string note in target.LayoutNotes)
            json.WriteText(note);

        json.WriteEndArray();
        json.WriteNumber("rss_bytes", target.RssBytes);
        json.WriteEndObject();
    }

    private static void WriteAcquisition(Utf8JsonWriter json, ReportAcquisition acquisition)
    {
        json.WriteStartObject("acquisition");
        json.WriteText("mode", acquisition.Mode);
        WriteMilliseconds(json, "pause_ms", acquisition.PauseMs);
        json.WriteNumber("bytes_read", acquisition.BytesRead);
        json.WriteText("started", acquisition.Started);
        WriteMilliseconds(json, "total_ms", acquisition.TotalMs);
        WriteMilliseconds(json, "walk_ms", acquisition.WalkMs);
        json.WriteEndObject();
    }

    private static void WriteFaults(Utf8JsonWriter json, ReportFaults faults)
    {
        json.WriteStartObject("faults");
        json.WriteNumber("unreadable", faults.Unreadable);
        json.WriteNumber("torn", faults.Torn);
        json.WriteNumber("unknown_types", faults.UnknownTypes);
        json.WriteNumber("arithmetic", faults.Arithmetic);
        json.WriteNumber("conservative", faults.Conservative);
        json.WriteBoolean("truncated", faults.Truncated);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, Artifact artifact)
    {
        json.WriteStartObject();
        json.WriteText("name", artifact.Name);
        json.WriteText("kind", artifact.Kind);
        json.WriteText("title", artifact.Title);
        switch (artifact)
        {
            case TableArtifact table: WriteTable(json, table); break;
            case ChartArtifact chart: WriteChart(json, chart); break;
            case FlamegraphArtifact graph: WriteFlamegraph(json, graph); break;
            case FindingsArtifact findings: WriteFindings(json, findings); break;
            case TextArtifact text: json.WriteText("text", text.Text); break;
            default: throw new System.Diagnostics.UnreachableException(artifact.GetType().Name);
        }

        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, TableArtifact table)
    {
        json.WriteStartArray("columns");
        foreach (Column column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteText("name", column.Name);
            json.WriteText("type", column.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (ImmutableArray<object?> row in table.Rows)
        {
            json.WriteStartArray();
            for (int i = 0; i < row.Length; i++)
                WriteCell(json, row[i], i < table.Columns.Length ? table.Columns[i].Type : "text");

            json.WriteEndArray();
            Drain(json);
        }

        json.WriteEndArray();
    }

    private static void WriteCell(Utf8JsonWriter json, object? cell, string type)
    {
        switch (Cells.Normal(cell, type))
        {
            case null: json.WriteNullValue(); break;
            case long number: json.WriteNumberValue(number); break;
            case ulong address: json.WriteStringValue($"0x{address:x}"); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case double: json.WriteNullValue(); break;
            case ReportPath path: WritePath(json, path); break;
            case var text: json.WriteText((string)text); break;
        }
    }

    private static void WritePath(Utf8JsonWriter json, ReportPath path)
    {
        json.WriteStartObject();
        json.WriteText("text", path.ToString());
        WriteStrings(json, "pieces", path.Labels);
        json.WriteEndObject();
    }

    private static void WriteChart(Utf8JsonWriter json, ChartArtifact chart)
    {
        json.WriteText("axis", chart.Axis);
        json.WriteText("unit", chart.Unit);
        if (chart.Numbers is { } numbers)
        {
            json.WriteStartObject("numbers");
            json.WriteNumber("count", numbers.Count);
            WriteNumber(json, "min", numbers.Min);
            WriteNumber(json, "max", numbers.Max);
            WriteNumber(json, "avg", numbers.Avg);
            WriteNumber(json, "p50", numbers.P50);
            WriteNumber(json, "p90", numbers.P90);
            WriteNumber(json, "p99", numbers.P99);
            json.WriteEndObject();
        }

        json.WriteStartArray("bars");
        foreach (ChartBar bar in chart.Bars)
        {
            json.WriteStartObject();
            json.WriteText("label", bar.Label);
            json.WritePropertyName("value");
            WriteCell(json, bar.Value, chart.Unit);
            if (chart.Numbers is not null)
            {
                WriteNumber(json, "from", bar.From);
                WriteNumber(json, "to", bar.To);
            }

            json.WriteEndObject();
            Drain(json);
        }

        json.WriteEndArray();
    }

    /// <summary>Absent: null.</summary>
    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value && double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    /// <summary>With a stack of our own: a graph may be deeper than ours.</summary>
    private static void WriteFlamegraph(Utf8JsonWriter json, FlamegraphArtifact graph)
    {
        json.WriteText("unit", graph.Unit);
        json.WritePropertyName("root");
        OpenFrame(json, graph.Root);
        var open = new Stack<(FlameFrame Frame, int Next)>([(graph.Root, 0)]);
        while (open.TryPop(out var top))
        {
            if (top.Next < top.Frame.Children.Length)
            {
                open.Push((top.Frame, top.Next + 1));
                FlameFrame child = top.Frame.Children[top.Next];
                OpenFrame(json, child);
                open.Push((child, 0));
            }
            else
            {
                json.WriteEndArray();
                json.WriteEndObject();
                Drain(json);
            }
        }
    }

    private static void OpenFrame(Utf8JsonWriter json, FlameFrame frame)
    {
        json.WriteStartObject();
        json.WriteText("name", frame.Name);
        json.WriteNumber("value", frame.Value);
        json.WriteNumber("self", frame.Self);
        json.WriteNumber("count", frame.Count);
        if (frame.Merged > 0)
            json.WriteNumber("merged", frame.Merged);

        json.WriteStartArray("children");
    }

    private static void WriteFindings(Utf8JsonWriter json, FindingsArtifact findings)
    {
        json.WriteStartArray("items");
        foreach (Finding finding in findings.Items)
        {
            json.WriteStartObject();
            json.WriteText("severity", finding.Severity);
            json.WriteText("title", finding.Title);
            json.WriteText("path", finding.Path.ToString());
            WriteStrings(json, "path_pieces", finding.Path.Labels);
            json.WriteNumber("bytes", finding.Bytes);
            json.WriteText("explanation", finding.Explanation);
            json.WriteText("suggestion", finding.Suggestion);
            json.WriteEndObject();
            Drain(json);
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteText(text);

        json.WriteEndArray();
    }

    /// <summary>To the microsecond: more digits are noise.</summary>
    private static void WriteMilliseconds(Utf8JsonWriter json, string name, double milliseconds) =>
        json.WriteNumber(name, double.IsFinite(milliseconds) ? Math.Round(milliseconds, 3) : 0);

    private static void Drain(Utf8JsonWriter json)
    {
        if (json.BytesPending > BufferBytes)
            json.Flush();
    }
}

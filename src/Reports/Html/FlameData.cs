using System.Text.Json;
using YLang.Reports.Json;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>
/// A flame graph as the page reads it: columns of numbers, a frame an index, parents before their children, each label once. Small enough for a browser
/// whatever the report holds: the
/// widest <see cref="MostFrames"/> frames, at most <see cref="MostDepth"/> deep; narrower siblings become one frame, deeper ones part of their ancestor.
/// </summary>
internal sealed class FlameData
{
    /// <summary>Twenty thousand stay smooth (tests/Reports.Tests draws them); thirty thousand are about a megabyte.</summary>
    private const int MostFrames = 30_000;

    /// <summary>The library that draws them goes down the tree by recursion.</summary>
    private const int MostDepth = 256;

    private readonly Dictionary<string, int> _names = [];
    private readonly List<(int Parent, int Name, long Value, long Self, long Count, int Merged)> _frames = [];

    private FlameData()
    {
    }

    /// <summary>Frames of the report that are not drawn one by one.</summary>
    public int Left { get; private set; }

    public static FlameData Of(FlameFrame root)
    {
        var data = new FlameData();
        HashSet<FlameFrame> chosen = Widest(root);
        var waiting = new Stack<(FlameFrame Frame, int Parent, int Depth)>([(root, -1, 0)]);
        while (waiting.TryPop(out var next))
        {
            int index = data.Add(next.Parent, next.Frame);
            data.AddRest(index, [.. next.Frame.Children.Where(child => !chosen.Contains(child))], next.Depth);
            foreach (FlameFrame child in next.Frame.Children.Where(chosen.Contains))
                waiting.Push((child, index, next.Depth + 1));
        }

        return data;
    }

    public void Write(Stream stream, string unit)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WritePropertyName("unit");
        json.WriteRawValue(JsonStrings.Quote(Visible.Line(unit, 40), inHtml: true), skipInputValidation: true);
        json.WriteStartArray("names");
        foreach (string name in _names.Keys)
            json.WriteRawValue(JsonStrings.Quote(name, inHtml: true), skipInputValidation: true);

        json.WriteEndArray();
        Column(json, "parent", frame => frame.Parent);
        Column(json, "name", frame => frame.Name);
        Column(json, "value", frame => frame.Value);
        Column(json, "self", frame => frame.Self);
        Column(json, "count", frame => frame.Count);
        Column(json, "merged", frame => frame.Merged);
        json.WriteEndObject();
    }

    private void Column(Utf8JsonWriter json, string name, Func<(int Parent, int Name, long Value, long Self, long Count, int Merged), long> value)
    {
        json.WriteStartArray(name);
        foreach (var frame in _frames)
            json.WriteNumberValue(value(frame));

        json.WriteEndArray();
        json.Flush();
    }

    /// <summary>Widest first: values never grow on the way down, so a frame is chosen only after its parent.</summary>
    private static HashSet<FlameFrame> Widest(FlameFrame root)
    {
        var chosen = new HashSet<FlameFrame>(ReferenceEqualityComparer.Instance);
        var waiting = new PriorityQueue<(FlameFrame Frame, int Depth), (long, int)>([((root, 0), (long.MinValue, 0))]);
        int order = 0;
        while (chosen.Count < MostFrames && waiting.TryDequeue(out var next, out _))
        {
            chosen.Add(next.Frame);
            if (next.Depth == MostDepth)
                continue;

            foreach (FlameFrame child in next.Frame.Children.Where(child => child.Value > 0))
                waiting.Enqueue((child, next.Depth + 1), (-child.Value, ++order));
        }

        return chosen;
    }

    private int Add(int parent, FlameFrame frame)
    {
        string name = Visible.Line(frame.Name);
        if (!_names.TryGetValue(name, out int index))
            _names.Add(name, index = _names.Count);

        _frames.Add((parent, index, Math.Max(0, frame.Value), Math.Max(0, frame.Self), Math.Max(0, frame.Count), frame.Merged));
        return _frames.Count - 1;
    }

    /// <summary>Siblings too narrow to be chosen, as one frame.</summary>
    private void AddRest(int parent, FlameFrame[] rest, int depth)
    {
        Left += rest.Length;
        int frames = (int)Math.Min(int.MaxValue, Flames.Sum(rest, frame => Math.Max(1, frame.Merged)));
        long value = Flames.Sum(rest, frame => frame.Value);
        if (value > 0 && depth < MostDepth)
            Add(parent, new FlameFrame($"({Units.Count(frames)} narrow ones)", value, value, Flames.Sum(rest, frame => frame.Count), frames, []));
    }
}

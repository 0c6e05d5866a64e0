using YLang.Runtime.Faults;
using YLang.Runtime.Values;

namespace YLang.Runtime.Reporting;

/// <summary>A chart in the making: bars with labels, or the rows of an aggregate's histogram. What it measures is told by the first bar's value.</summary>
public sealed class ChartHandle
{
    /// <summary>A histogram and what lies to either side of it.</summary>
    private const int MostBars = Limits.HistogramRows + 2;

    private readonly List<ChartBar> _bars = [];
    private readonly Action<string> _unavailable;
    private readonly string _axis;
    private string? _unit;
    private ChartNumbers? _numbers;

    internal ChartHandle(string name, string axis, Action<string> unavailable) => (Name, Title, _axis, _unavailable) = (name, name, axis, unavailable);

    /// <summary>A chart of no report: what a variable is to which none was assigned.</summary>
    public static ChartHandle Detached => new("", "", _ => { });

    public string Name { get; }

    /// <summary>What stands over the chart; its name until a script says otherwise.</summary>
    public string Title { get; set; }

    /// <param name="value">Any number or <see cref="Quantity"/>; what is not finite is absent.</param>
    public void Add(string label, object? value)
    {
        (string type, object? cell) = Cell.Of(value);
        if (cell is not null)
            _unit ??= type;

        Add(new ChartBar(label, cell, null, null));
    }

    /// <summary>A bar for each power of two.</summary>
    public void AddLog(Aggregate numbers) => AddRows(numbers, numbers.LogRows());

    /// <summary>A bar for each step of the scale.</summary>
    internal void AddLinear(Aggregate numbers, LinearScale scale) => AddRows(numbers, numbers.LinearRows(scale));

    public void Clear()
    {
        _bars.Clear();
        (_unit, _numbers) = (null, null);
    }

    public override string ToString() => $"chart '{Name}'";

    internal Artifact ToArtifact() => new ChartArtifact(Name, Title, _axis, _unit ?? "count", _numbers, [.. _bars]);

    private void AddRows(Aggregate numbers, List<HistogramRow> rows)
    {
        _unit ??= "count";
        _numbers = new ChartNumbers(
            numbers.Count, Finite(numbers.Min), Finite(numbers.Max), Finite(numbers.Avg), Finite(numbers.Percentile(50)), Finite(numbers.Percentile(90)), Finite(numbers.Percentile(99)));
        foreach (HistogramRow row in rows)
            Add(new ChartBar(Label(row, numbers.IsWhole), row.Count, Finite(row.From), Finite(row.To)));
    }

    private void Add(ChartBar bar)
    {
        if (_bars.Count < MostBars)
            _bars.Add(bar);
        else
            _unavailable($"chart '{Name}': bars after the first {MostBars:N0}");
    }

    /// <summary>What lies in a row: of whole numbers the first and the last, else from where to where.</summary>
    private string Label(HistogramRow row, bool isWhole)
    {
        if (double.IsInfinity(row.From))
            return "below " + Number(row.To);

        if (double.IsInfinity(row.To))
            return Number(row.From) + " and more";

        if (!isWhole || row.From != Math.Floor(row.From) || (_axis == Quantity.BytesUnit && Math.Abs(row.To) > 1024))
            return $"{Number(row.From)}–{Number(row.To)}";

        double last = Math.Ceiling(row.To) - 1;
        return last <= row.From ? Number(row.From) : $"{Number(row.From)}–{Number(last)}";
    }

    private string Number(double value) => _axis == Quantity.BytesUnit ? Quantity.Bytes(value).ToString() : HistogramText.Number(value);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>Rows of one width: from <paramref name="Low"/> to below <paramref name="High"/>, the last one cut off there; what lies outside has a row at each end, if there is any.</summary>
public readonly record struct LinearScale(double Low, double High, double Step)
{
    /// <summary>What is wrong with these, in words that can stand behind a place in a script; null: nothing.</summary>
    public static string? Mistake(double low, double high, double step)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !(low < high))
            return $"a histogram goes from a number to a larger one, not from {HistogramText.Number(low)} to {HistogramText.Number(high)}";

        if (!double.IsFinite(step) || !(step > 0))
            return $"the step of a histogram is above 0, not {HistogramText.Number(step)}";

        if (double.IsInfinity(high - low))
            return $"from {HistogramText.Number(low)} to {HistogramText.Number(high)} is further than any number: no histogram goes so far";

        // Far from 0, the next number may be more than a step away.
        return (high - low) / step <= Limits.HistogramRows && low + step > low && high - step < high
            ? null
            : $"a histogram has at most {Limits.HistogramRows:N0} rows, and steps of {HistogramText.Number(step)} from {HistogramText.Number(low)} to {HistogramText.Number(high)} are more";
    }

    internal List<HistogramRow> Count(IEnumerable<(double Value, long Count)> numbers)
    {
        int rows = Math.Max(1, (int)Math.Ceiling(Steps(High)));
        var counts = new long[rows];
        long below = 0, above = 0;
        foreach ((double value, long count) in numbers)
        {
            if (value < Low)
                below += count;
            else if (value >= High)
                above += count;
            else
                counts[Math.Min(rows - 1, (int)Steps(value))] += count;
        }

        List<HistogramRow> result = [];
        if (below > 0)
            result.Add(new HistogramRow("<" + HistogramText.Number(Low), double.NegativeInfinity, Low, below));

        for (int i = 0; i < rows; i++)
            result.Add(new HistogramRow(HistogramText.Number(Begin(i)), Begin(i), i == rows - 1 ? High : Begin(i + 1), counts[i]));

        if (above > 0)
            result.Add(new HistogramRow(">=" + HistogramText.Number(High), High, double.PositiveInfinity, above));

        return result;
    }

    /// <summary>What is 0 but for rounding is 0.</summary>
    private double Begin(int row) => Low + (row * Step) is var begin && Math.Abs(begin) < Step * 1e-9 ? 0 : begin;

    /// <summary>A value that is a boundary but for the last digits of its division begins the row.</summary>
    private double Steps(double value)
    {
        double steps = (value - Low) / Step, whole = Math.Round(steps);
        return Math.Abs(steps - whole) < 1e-9 ? whole : steps;
    }
}

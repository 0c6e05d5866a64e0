using System.Globalization;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>
/// What an <c>_agg</c> keeps of the numbers fed to it: count, sum, least, greatest, mean, variance, and how many in each power of two; where a script asks for it, how they lie. Absent
/// values are NaN: they print as "-", and <see cref="Arithmetic.OrZero"/> makes them 0.
/// </summary>
public sealed class Aggregate
{
    private readonly Log2Histogram _histogram = new();

    /// <summary>Null: nobody asks for percentiles, and a script may keep an aggregate per class.</summary>
    private readonly Distribution? _distribution;

    /// <summary>The sum of the whole numbers is that of these two: the first takes the second before that would overflow.</summary>
    private Int128 _largeSum;
    private long _smallSum;
    private double _fractionSum, _mean, _squares;

    public Aggregate()
    {
    }

    /// <summary>One that is asked for percentiles and linear histograms.</summary>
    public Aggregate(Budget budget) => _distribution = new Distribution(budget);

    public long Count { get; private set; }

    /// <summary>Rounded towards zero; beyond the ends of long: the end.</summary>
    public long Sum => _fractionSum == 0
        ? (long)Int128.Clamp(WholeSum, long.MinValue, long.MaxValue)
        : (long)SumDouble;

    /// <summary>No number with a fraction was fed.</summary>
    public bool IsWhole { get; private set; } = true;

    public double SumDouble => (double)WholeSum + _fractionSum;

    public double Min { get; private set; } = double.NaN;

    public double Max { get; private set; } = double.NaN;

    public double Avg => Count == 0 ? double.NaN : SumDouble / Count;

    /// <summary>Of the numbers themselves (divided by their count): they are all there are, no sample.</summary>
    public double Variance => Count == 0 ? double.NaN : _squares / Count;

    public void Feed(long value)
    {
        long sum = _smallSum + value;
        if (((_smallSum ^ sum) & (value ^ sum)) < 0)
            (_largeSum, sum) = (_largeSum + _smallSum, value);

        _smallSum = sum;
        _histogram.Add(value);
        Note(value);
    }

    /// <summary>What is no number is ignored.</summary>
    public void Feed(double value)
    {
        if (double.IsNaN(value))
            return;

        _fractionSum += value;
        IsWhole &= value == Math.Floor(value);
        _histogram.Add((long)value);
        Note(value);
    }

    public void Clear()
    {
        (_largeSum, _smallSum, _fractionSum, _mean, _squares, Count) = (0, 0, 0, 0, 0, 0);
        (Min, Max, IsWhole) = (double.NaN, double.NaN, true);
        _histogram.Clear();
        _distribution?.Clear();
    }

    /// <summary>
    /// The least number that at least <paramref name="p"/> per cent of all are not above; 0: the least, 100: the greatest. Exact while there are at most 128 different ones, else off by
    /// less than 1 % of itself. Absent for other <paramref name="p"/>.
    /// </summary>
    public double Percentile(double p)
    {
        if (_distribution is null || Count == 0 || !(p is >= 0 and <= 100))
            return double.NaN;

        // Less the dust of the multiplication: 99.9 % of 1,000 are 999.
        double rank = Math.Max(1, Math.Ceiling(p * Count / 100 * (1 - 1e-12)));
        double passed = 0;
        foreach ((double value, long count) in _distribution.Ascending())
        {
            passed += count;
            if (passed >= rank)
                return rank == 1 ? Min : rank >= Count ? Max : Math.Clamp(value, Min, Max);
        }

        return Max;
    }

    /// <summary>A row per power of two, with a bar; ends with a line feed. "" if empty.</summary>
    public string HistLog() => HistogramText.Draw(_histogram.Rows());

    /// <summary>A row per step of the scale, with a bar; ends with a line feed. "" if empty.</summary>
    internal string HistLinear(LinearScale scale) => HistogramText.Draw(LinearRows(scale));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"count={Count} min={Text.Of(Min)} avg={Text.Of(Math.Round(Avg, 2))} max={Text.Of(Max)}");

    internal List<HistogramRow> LogRows() => _histogram.Rows();

    internal List<HistogramRow> LinearRows(LinearScale scale) => scale.Count(_distribution?.Ascending() ?? []);

    private Int128 WholeSum => _largeSum + _smallSum;

    private void Note(double value)
    {
        Count++;
        _distribution?.Add(value);
        Min = Count == 1 ? value : Math.Min(Min, value);
        Max = Count == 1 ? value : Math.Max(Max, value);

        // Welford: squares of big numbers that differ little would cancel.
        double delta = value - _mean;
        _mean += delta / Count;
        _squares += delta * (value - _mean);
    }
}

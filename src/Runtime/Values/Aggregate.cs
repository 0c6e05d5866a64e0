using System.Globalization;

namespace YLang.Runtime.Values;

/// <summary>
/// What an <c>_agg</c> keeps of the numbers fed to it: count, sum, least, greatest, mean, variance, and how many in each power of two. Absent values are NaN: they print as "-",
/// and <see cref="Arithmetic.OrZero"/> makes them 0.
/// </summary>
public sealed class Aggregate
{
    private readonly Log2Histogram _histogram = new();
    private Int128 _wholeSum;
    private double _fractionSum, _mean, _squares;

    public long Count { get; private set; }

    /// <summary>Rounded towards zero; beyond the ends of long: the end.</summary>
    public long Sum => _fractionSum == 0
        ? (long)Int128.Clamp(_wholeSum, long.MinValue, long.MaxValue)
        : (long)SumDouble;

    public double SumDouble => (double)_wholeSum + _fractionSum;

    public double Min { get; private set; } = double.NaN;

    public double Max { get; private set; } = double.NaN;

    public double Avg => Count == 0 ? double.NaN : SumDouble / Count;

    /// <summary>Of the numbers themselves (divided by their count): they are all there are, no sample.</summary>
    public double Variance => Count == 0 ? double.NaN : _squares / Count;

    public void Feed(long value)
    {
        _wholeSum += value;
        _histogram.Add(value);
        Note(value);
    }

    /// <summary>What is no number is ignored.</summary>
    public void Feed(double value)
    {
        if (double.IsNaN(value))
            return;

        _fractionSum += value;
        _histogram.Add((long)value);
        Note(value);
    }

    public void Clear()
    {
        (_wholeSum, _fractionSum, _mean, _squares, Count) = (0, 0, 0, 0, 0);
        (Min, Max) = (double.NaN, double.NaN);
        _histogram.Clear();
    }

    /// <summary>A row per power of two, with a bar; ends with a line feed. "" if empty.</summary>
    public string HistLog() => _histogram.ToString();

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"count={Count} min={Text.Of(Min)} avg={Text.Of(Math.Round(Avg, 2))} max={Text.Of(Max)}");

    private void Note(double value)
    {
        Count++;
        Min = Count == 1 ? value : Math.Min(Min, value);
        Max = Count == 1 ? value : Math.Max(Max, value);

        // Welford: squares of big numbers that differ little would cancel.
        double delta = value - _mean;
        _mean += delta / Count;
        _squares += delta * (value - _mean);
    }
}

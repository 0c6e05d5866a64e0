using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>
/// How the numbers fed to an aggregate lie, for percentiles and histograms: exact while they have at most <see cref="MostExact"/> different values. From then on each is counted in a
/// bucket 1/64 as wide as the power of two it begins in, and read as the middle of its bucket: off by at most 1/128 (0.8 %) of itself. Magnitudes below 2^-20 count as 0, those from
/// 2^64 on as just below. Memory: 16 bytes for each value while exact, then half a KiB for each power of two that occurs; 85 KiB at most. It is charged to the budget.
/// </summary>
internal sealed class Distribution(Budget? budget)
{
    /// <summary>Different values kept as they are.</summary>
    public const int MostExact = 128;

    /// <summary>Buckets are 2^-6 of their power of two wide: their middle is within 1 % of all they hold.</summary>
    private const int SubBits = 6, SubBuckets = 1 << SubBits;

    private const int LeastPower = -20, MostPower = 63, Powers = MostPower - LeastPower + 1;

    private double[] _values = [];
    private long[] _counts = [];
    private int _used, _last;

    /// <summary>Counts by power of two, then by bucket; those of numbers below 0 by their magnitudes. Null: still exact.</summary>
    private long[]?[]? _above, _below;
    private long _zeros;
    private bool _hasFractions;

    public bool IsExact => _above is null;

    /// <param name="value">A number; infinite ones count as the largest.</param>
    /// <param name="count">At least 1.</param>
    public void Add(double value, long count = 1)
    {
        if (_above is not null)
            Count(value, count);
        else if (_last < _used && _values[_last] == value)
            _counts[_last] += count;
        else
            AddExact(value, count);
    }

    public void Clear()
    {
        (_values, _counts, _used, _last) = ([], [], 0, 0);
        (_above, _below, _zeros, _hasFractions) = (null, null, 0, false);
    }

    /// <summary>The values that occur, ascending, and how often; buckets as their middles.</summary>
    public IEnumerable<(double Value, long Count)> Ascending() => _above is null ? Exact() : Buckets(_below!, _above);

    private IEnumerable<(double Value, long Count)> Exact()
    {
        for (int i = 0; i < _used; i++)
            yield return (_values[i], _counts[i]);
    }

    private IEnumerable<(double Value, long Count)> Buckets(long[]?[] below, long[]?[] above)
    {
        for (int power = Powers - 1; power >= 0; power--)
        {
            for (int sub = SubBuckets - 1; sub >= 0 && below[power] is { } counts; sub--)
            {
                if (counts[sub] > 0)
                    yield return (-Middle(power, sub), counts[sub]);
            }
        }

        if (_zeros > 0)
            yield return (0, _zeros);

        for (int power = 0; power < Powers; power++)
        {
            for (int sub = 0; sub < SubBuckets && above[power] is { } counts; sub++)
            {
                if (counts[sub] > 0)
                    yield return (Middle(power, sub), counts[sub]);
            }
        }
    }

    private void AddExact(double value, long count)
    {
        int at = Array.BinarySearch(_values, 0, _used, value);
        if (at >= 0)
        {
            _counts[at] += count;
            _last = at;
            return;
        }

        if (_used == MostExact)
        {
            Spill();
            Count(value, count);
            return;
        }

        if (_used == _values.Length && !Grow())
            return;

        at = ~at;
        Array.Copy(_values, at, _values, at + 1, _used - at);
        Array.Copy(_counts, at, _counts, at + 1, _used - at);
        (_values[at], _counts[at]) = (value, count);
        (_last, _used) = (at, _used + 1);
    }

    /// <summary>False: no room within the budget, and the run is over.</summary>
    private bool Grow()
    {
        int capacity = Math.Max(4, _values.Length * 2);
        if (budget?.Charge((capacity - _values.Length) * (sizeof(double) + sizeof(long))) == false)
            return false;

        Array.Resize(ref _values, capacity);
        Array.Resize(ref _counts, capacity);
        return true;
    }

    /// <summary>Too many different ones: what was exact goes into buckets.</summary>
    private void Spill()
    {
        // Two tables of references; what was exact is given back.
        budget?.Charge((2 * Powers * IntPtr.Size) - (_values.Length * (sizeof(double) + sizeof(long))));
        (_above, _below) = (new long[Powers][], new long[Powers][]);
        for (int i = 0; i < _used; i++)
            Count(_values[i], _counts[i]);

        (_values, _counts, _used, _last) = ([], [], 0, 0);
    }

    private void Count(double value, long count)
    {
        ulong magnitude = BitConverter.DoubleToUInt64Bits(Math.Abs(value));
        int power = (int)(magnitude >> 52) - 1023;
        int sub = (int)(magnitude >> (52 - SubBits)) & (SubBuckets - 1);
        _hasFractions |= value != Math.Floor(value);
        if (power < LeastPower)
        {
            _zeros += count;
            return;
        }

        if (power > MostPower)
            (power, sub) = (MostPower, SubBuckets - 1);

        ref long[]? counts = ref (value < 0 ? _below! : _above!)[power - LeastPower];
        if (counts is null)
        {
            if (budget?.Charge(SubBuckets * sizeof(long)) == false)
                return;

            counts = new long[SubBuckets];
        }

        counts[sub] += count;
    }

    /// <summary>Of whole numbers: the middle of those that the bucket can hold, so that a bucket of one number is that number.</summary>
    private double Middle(int power, int sub)
    {
        double begin = Math.ScaleB(1 + ((double)sub / SubBuckets), power + LeastPower), width = Math.ScaleB(1, power + LeastPower - SubBits);
        return _hasFractions ? begin + (width / 2) : begin + Math.Floor((Math.Max(width, 1) - 1) / 2);
    }
}

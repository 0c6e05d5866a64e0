using System.Globalization;
using System.Numerics;

namespace YLang.Runtime.Values;

/// <summary>Counts of numbers by power of two: row v holds the numbers from v to below 2v; those below zero likewise, mirrored; zero has a row of its own.</summary>
internal sealed class Log2Histogram
{
    private const int ZeroRow = 64;

    /// <summary>Counts of the rows from <see cref="_first"/> on: as many as needed, since a script may keep an aggregate per class.</summary>
    private long[] _rows = [];
    private int _first;

    public void Add(long value)
    {
        int row = RowOf(value);
        if (_rows.Length == 0)
            (_first, _rows) = (row, new long[1]);
        else if (row < _first)
            Cover(row, _first + _rows.Length);
        else if (row >= _first + _rows.Length)
            Cover(_first, row + 1);

        _rows[row - _first]++;
    }

    public void Clear() => _rows = [];

    /// <summary>From the first to the last in which there is a number; none where there are no numbers.</summary>
    public List<HistogramRow> Rows()
    {
        List<HistogramRow> rows = [];
        for (int i = 0; i < _rows.Length; i++)
        {
            int row = _first + i;
            double from = row < ZeroRow ? (double)Start(row - 1) + 1 : (double)Start(row);
            double to = row < ZeroRow ? (double)Start(row) + 1 : (double)Start(row + 1);
            rows.Add(new HistogramRow(Start(row).ToString(CultureInfo.InvariantCulture), from, to, _rows[i]));
        }

        return rows;
    }

    private static int RowOf(long value) => value switch
    {
        0 => ZeroRow,
        > 0 => ZeroRow + 1 + BitOperations.Log2((ulong)value),
        _ => ZeroRow - 1 - BitOperations.Log2((ulong)-value),
    };

    private static Int128 Start(int row) => row switch
    {
        ZeroRow => 0,
        > ZeroRow => Int128.One << (row - ZeroRow - 1),
        _ => -(Int128.One << (ZeroRow - 1 - row)),
    };

    private void Cover(int first, int end)
    {
        var rows = new long[end - first];
        _rows.CopyTo(rows, _first - first);
        (_first, _rows) = (first, rows);
    }
}

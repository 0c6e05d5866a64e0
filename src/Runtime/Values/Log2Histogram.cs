using System.Globalization;
using System.Numerics;
using System.Text;

namespace YLang.Runtime.Values;

/// <summary>Counts of numbers by power of two: row v holds the numbers from v to below 2v; those below zero likewise, mirrored; zero has a row of its own.</summary>
internal sealed class Log2Histogram
{
    private const int BarWidth = 50, ZeroRow = 64;

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

    public override string ToString()
    {
        if (_rows.Length == 0)
            return "";

        string[] values = [.. Enumerable.Range(_first, _rows.Length).Select(row => Start(row).ToString(CultureInfo.InvariantCulture))];
        int width = Math.Max("value".Length, values.Max(v => v.Length));
        long most = _rows.Max();
        var text = new StringBuilder($"{"value".PadLeft(width)} |{new string('-', BarWidth)} count\n");
        for (int i = 0; i < _rows.Length; i++)
        {
            int empty = EmptyFrom(i);
            if (empty >= 3)
            {
                // A lone empty row is drawn, and so are two; more say nothing.
                text.Append(CultureInfo.InvariantCulture, $"{"~".PadLeft(width)}\n");
                i += empty - 1;
                continue;
            }

            string bar = new('@', (int)Math.Ceiling((double)_rows[i] * BarWidth / most));
            text.Append(CultureInfo.InvariantCulture, $"{values[i].PadLeft(width)} |{bar.PadRight(BarWidth)} {_rows[i]}\n");
        }

        return text.ToString();
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

    private int EmptyFrom(int row)
    {
        int end = row;
        while (end < _rows.Length && _rows[end] == 0)
            end++;

        return end - row;
    }

    private void Cover(int first, int end)
    {
        var rows = new long[end - first];
        _rows.CopyTo(rows, _first - first);
        (_first, _rows) = (first, rows);
    }
}

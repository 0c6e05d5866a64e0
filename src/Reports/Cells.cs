using System.Globalization;
using YLang.Runtime.Reporting;

namespace YLang.Reports;

/// <summary>Cells of tables: five kinds of value, whatever a script put in.</summary>
internal static class Cells
{
    /// <returns>Null, <c>long</c>, <c>ulong</c> (an address), <c>double</c>, <c>string</c> or <see cref="ReportPath"/>.</returns>
    public static object? Normal(object? cell, string type) => cell switch
    {
        null or long or double or string or ReportPath => cell,
        ulong address when type == "address" => address,
        ulong number => number <= long.MaxValue ? (long)number : (double)number,
        bool truth => truth ? 1L : 0L,
        float number => (double)number,
        decimal number => (double)number,
        char c => c.ToString(),
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(cell, CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    /// <summary>What people read.</summary>
    public static string Text(object? cell, ColumnStyle column) => Normal(cell, column.Type) switch
    {
        null => "–",
        long bytes when column.Type == "bytes" => Units.Bytes(bytes),
        long number => Units.Count(number),
        ulong address => $"0x{address:x}",
        double number when !double.IsFinite(number) => "–",
        double number when column.Type == "bytes" => Units.Bytes((long)number),
        double number => column.IsShare ? Units.Share(number) : Units.Number(number),
        ReportPath path => Visible.Path(path.Labels),
        var text => Visible.Line((string)text),
    };

    /// <summary>What rows are sorted and bars are drawn by; null for text and absent values.</summary>
    public static double? Number(object? cell, string type) => Normal(cell, type) switch
    {
        long number => number,
        ulong address => address,
        double number when double.IsFinite(number) => number,
        _ => null,
    };
}

/// <summary>How a column is shown.</summary>
/// <param name="IsShare">A ratio to print per cent: no value of the column is over 1. Other ratios (averages) print as plain numbers.</param>
/// <param name="IsNumber">Set to the right.</param>
/// <param name="Largest">Of a column of numbers, what a full bar stands for; 0 where there is none.</param>
internal sealed record ColumnStyle(string Name, string Type, bool IsNumber, bool IsShare, double Largest)
{
    public static ColumnStyle[] Of(TableArtifact table) => [.. table.Columns.Select((column, i) => Of(table, column, i))];

    /// <summary>
    /// The column that bars are drawn for: the first of bytes, else the first share, else the first count; null where there is none worth a bar.
    /// </summary>
    public static int? Measure(ColumnStyle[] columns)
    {
        foreach (string type in (string[])["bytes", "ratio", "count"])
        {
            int at = Array.FindIndex(columns, column => column.Type == type && column.Largest > 0);
            if (at >= 0)
                return at;
        }

        return null;
    }

    private static ColumnStyle Of(TableArtifact table, Column column, int at)
    {
        double largest = 0;
        bool share = column.Type == "ratio";
        foreach (var row in table.Rows)
        {
            if (at >= row.Length || Cells.Number(row[at], column.Type) is not { } number)
                continue;

            largest = Math.Max(largest, number);
            // A little over 1 is rounding.
            share &= Math.Abs(number) <= 1.0005;
        }

        return new ColumnStyle(column.Name, column.Type, column.Type is "bytes" or "count" or "ratio" or "address", share, largest);
    }
}

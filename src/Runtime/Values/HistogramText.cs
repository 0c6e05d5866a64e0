using System.Globalization;
using System.Text;

namespace YLang.Runtime.Values;

/// <summary>A row of a histogram: the numbers from <paramref name="From"/> to below <paramref name="To"/>, infinite where there is no end.</summary>
/// <param name="Label">What stands before the row's bar in a text.</param>
internal readonly record struct HistogramRow(string Label, double From, double To, long Count);

/// <summary>Histograms as SystemTap's users know them: <c>value |---- count</c>, a bar of <c>@</c> for each row, a <c>~</c> for three and more empty ones.</summary>
internal static class HistogramText
{
    private const int BarWidth = 50, LeastGap = 3;

    /// <returns>Ends with a line feed; "" where nothing was counted.</returns>
    public static string Draw(IReadOnlyList<HistogramRow> rows)
    {
        long most = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        if (most == 0)
            return "";

        int width = Math.Max("value".Length, rows.Max(r => r.Label.Length));
        var text = new StringBuilder($"{"value".PadLeft(width)} |{new string('-', BarWidth)} count\n");
        for (int i = 0; i < rows.Count; i++)
        {
            int empty = EmptyFrom(rows, i);
            if (empty >= LeastGap)
            {
                // A lone empty row is drawn, and so are two; more say nothing.
                text.Append(CultureInfo.InvariantCulture, $"{"~".PadLeft(width)}\n");
                i += empty - 1;
                continue;
            }

            string bar = new('@', (int)Math.Ceiling((double)rows[i].Count * BarWidth / most));
            text.Append(CultureInfo.InvariantCulture, $"{rows[i].Label.PadLeft(width)} |{bar.PadRight(BarWidth)} {rows[i].Count}\n");
        }

        return text.ToString();
    }

    /// <summary>A row's boundary: whole numbers with all their digits, others with twelve.</summary>
    public static string Number(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e20
        ? ((Int128)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString("G12", CultureInfo.InvariantCulture);

    private static int EmptyFrom(IReadOnlyList<HistogramRow> rows, int row)
    {
        int end = row;
        while (end < rows.Count && rows[end].Count == 0)
            end++;

        return end - row;
    }
}

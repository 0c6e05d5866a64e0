using System.Collections.Immutable;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Text;

/// <summary>A table at the terminal's width: numbers to the right, names cut where they must be, a bar for the column that counts.</summary>
internal static class TableSection
{
    private const int MostRows = 15, LeastText = 10, MostBar = 24, LeastBar = 6, Indent = 2, Gap = 2;

    /// <summary>Names longer than this give way to the bar.</summary>
    private const int RoomyText = 28;

    public static void Write(Sheet sheet, TableArtifact table)
    {
        sheet.Heading(Visible.Line(table.Title), table.Rows.Length > MostRows ? $"{MostRows} of {Units.Count(table.Rows.Length)} rows" : "");
        if (table.Rows.IsEmpty || table.Columns.IsEmpty)
        {
            sheet.Line("  nothing", Styles.Quiet);
            return;
        }

        ColumnStyle[] columns = ColumnStyle.Of(table);
        ImmutableArray<object?>[] rows = [.. table.Rows.Take(MostRows)];
        int[] widths = Widths(columns, rows, sheet.Width - Indent);
        int? measure = ColumnStyle.Measure(columns);
        int room = sheet.Width - Indent - widths.Sum() - (Gap * widths.Count(width => width > 0));
        int bar = measure is null || room < LeastBar ? 0 : Math.Min(room, MostBar);

        sheet.Add(new string(' ', Indent - Gap));
        for (int i = 0; i < columns.Length; i++)
            Cell(sheet, Fit.End(Visible.Line(columns[i].Name), widths[i]), widths[i], columns[i].IsNumber);

        sheet.Line();
        foreach (ImmutableArray<object?> row in rows)
        {
            for (int i = 0; i < columns.Length; i++)
                Cell(sheet, Text(i < row.Length ? row[i] : null, columns[i], widths[i]), widths[i], columns[i].IsNumber);

            if (bar > 0 && measure is { } at && at < row.Length && Cells.Number(row[at], columns[at].Type) is > 0 and var number)
                sheet.Add("  ").Add(Bars.Of(number / columns[at].Largest, bar).TrimEnd(), Styles.Bar);

            sheet.Line();
        }
    }

    private static void Cell(Sheet sheet, string text, int width, bool right)
    {
        if (width > 0)
            sheet.Add(new string(' ', Gap)).Add(right ? Fit.PadLeft(text, width) : Fit.PadRight(text, width));
    }

    private static string Text(object? cell, ColumnStyle column, int width) => Cells.Normal(cell, column.Type) switch
    {
        ReportPath path => Fit.Path([.. path.Labels.Select(label => Visible.Line(label, 400))], width),
        string text => Fit.Middle(Visible.Line(text, 400), width),
        _ => Fit.End(Cells.Text(cell, column), width),
    };

    /// <summary>Numbers get what they need; names share the rest, the longest give way first. Columns that find no room at all get none.</summary>
    private static int[] Widths(ColumnStyle[] columns, ImmutableArray<object?>[] rows, int room)
    {
        var widths = new int[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            int natural = rows.Max(row => Fit.Cells(Text(i < row.Length ? row[i] : null, columns[i], room)));
            widths[i] = Math.Max(natural, Math.Min(Fit.Cells(Visible.Line(columns[i].Name)), room));
        }

        int over = widths.Sum() + (Gap * (columns.Length - 1)) - room;
        int bar = ColumnStyle.Measure(columns) is null ? 0 : Gap + LeastBar;
        Shorten([.. columns.Select(column => column.Type == "path" ? column with { IsNumber = true } : column)], widths, over + bar, RoomyText);
        over = widths.Sum() + (Gap * (columns.Length - 1)) - room;
        over -= Shorten(columns, widths, over, LeastText);
        for (int i = columns.Length - 1; i > 0 && over > 0; i--)
        {
            over -= widths[i] + Gap;
            widths[i] = 0;
        }

        return widths;
    }

    /// <summary>Takes cells from the longest names, down to <paramref name="least"/> each.</summary>
    /// <returns>Cells taken.</returns>
    private static int Shorten(ColumnStyle[] columns, int[] widths, int cells, int least)
    {
        for (int taken = 0; taken < cells; taken++)
        {
            var names = Enumerable.Range(0, columns.Length).Where(i => !columns[i].IsNumber && widths[i] > least);
            int longest = names.OrderByDescending(i => widths[i]).FirstOrDefault(-1);
            if (longest < 0)
                return taken;

            widths[longest]--;
        }

        return Math.Max(cells, 0);
    }
}

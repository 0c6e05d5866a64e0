using System.Collections.Immutable;
using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>
/// A table that sorts and filters; each number stands with the bar of its share of the column's largest where the column is the one that counts.
/// </summary>
internal static class TablePart
{
    /// <summary>Rows a browser sorts and filters at once; JSON has the rest.</summary>
    private const int MostRows = 2000;

    /// <summary>Rows shown before "show all", and a table worth a filter.</summary>
    private const int FirstRows = 25, FilterRows = 8;

    public static void Write(Markup html, TableArtifact table)
    {
        ImmutableArray<object?>[] rows = [.. table.Rows.Take(MostRows)];
        html.Write(
            $"""
            <section class="card table" id="{Navigation.Anchor(table)}" data-first="{FirstRows}">
            <div class="head"><h2>{table.Title} <small>{Units.Plural(table.Rows.Length, "row", "rows")}</small></h2>
            """);
        if (rows.Length > FilterRows)
        {
            html.Write(
                $"""
                <input type="search" class="filter script" placeholder="Filter rows" aria-label="Filter the rows of {table.Title}"
                autocomplete="off" spellcheck="false">
                """);
        }

        html.Write($"</div>");
        if (rows.Length == 0)
            html.Write($"<p class=\"none\">Nothing.</p>");
        else
            Rows(html, table, rows);

        if (rows.Length < table.Rows.Length)
            html.Write($"<p class=\"none\">The first {Units.Count(rows.Length)} of {Units.Count(table.Rows.Length)} rows; the JSON report has all.</p>");

        html.Write($"</section>");
    }

    private static void Rows(Markup html, TableArtifact table, ImmutableArray<object?>[] rows)
    {
        ColumnStyle[] columns = ColumnStyle.Of(table);
        int? measure = ColumnStyle.Measure(columns);
        html.Write($"<div class=\"scroll\"><table><thead><tr>");
        foreach (ColumnStyle column in columns)
            html.Write($"<th scope=\"col\" class=\"{Class(column)}\"><button type=\"button\">{column.Name}</button></th>");

        html.Write($"</tr></thead><tbody>");
        foreach (ImmutableArray<object?> row in rows)
        {
            html.Write($"<tr>");
            for (int i = 0; i < columns.Length; i++)
                Cell(html, i < row.Length ? row[i] : null, columns[i], isMeasure: measure == i);

            html.Write($"</tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void Cell(Markup html, object? cell, ColumnStyle column, bool isMeasure)
    {
        if (Cells.Normal(cell, column.Type) is ReportPath path)
        {
            html.Write($"<td class=\"{Class(column)}\">");
            Paths.Labels(html, path);
            html.Write($"</td>");
        }
        else if (Cells.Number(cell, column.Type) is { } number)
        {
            string text = Cells.Text(cell, column);
            if (isMeasure)
                html.Write($"<td class=\"number measure\" data-v=\"{number}\" style=\"--share:{Math.Clamp(number / column.Largest, 0, 1)}\">{text}</td>");
            else
                html.Write($"<td class=\"{Class(column)}\" data-v=\"{number}\">{text}</td>");
        }
        else
        {
            html.Write($"<td class=\"{Class(column)}\">{Cells.Text(cell, column)}</td>");
        }
    }

    private static string Class(ColumnStyle column) => column.Type switch
    {
        "address" => "number address",
        "path" => "path",
        _ => column.IsNumber ? "number" : "text",
    };
}

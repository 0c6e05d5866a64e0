using System.Collections.Immutable;
using YLang.Runtime.Reporting;

namespace YLang.Reports;

/// <param name="Share">Of the whole bar, 0 to 1.</param>
/// <param name="IsRest">What the rows do not account for.</param>
internal sealed record MemoryPart(string Name, long Bytes, double Share, bool IsRest);

/// <summary>The memory bar: the table "memory" as parts of one whole.</summary>
/// <param name="Total">Bytes of the whole: the target's resident bytes, or the rows' sum where that is more.</param>
/// <param name="IsWhole">The parts say all that the table says.</param>
internal sealed record MemoryParts(TableArtifact Table, long Total, ImmutableArray<MemoryPart> Parts, bool IsWhole)
{
    private const string TableName = "memory", BytesType = "bytes";

    /// <summary>Rows that a bar can tell apart; the smaller ones stand in the table only.</summary>
    private const int MostParts = 12;

    /// <returns>Null where the report has no table "memory" with a column of names and a column of bytes, or nothing in it.</returns>
    public static MemoryParts? Of(Report report)
    {
        TableArtifact? table = report.Artifacts.OfType<TableArtifact>().FirstOrDefault(table => table.Name == TableName);
        if (table is null)
            return null;

        int name = IndexOf(table, column => column.Type is "text" or "path"), bytes = IndexOf(table, column => column.Type == BytesType);
        if (name < 0 || bytes < 0)
            return null;

        ColumnStyle style = ColumnStyle.Of(table)[name];
        var rows = table.Rows
            .Where(row => row.Length > Math.Max(name, bytes) && Cells.Number(row[bytes], BytesType) > 0)
            .Select(row => (Name: Cells.Text(row[name], style), Bytes: (long)Cells.Number(row[bytes], BytesType)!))
            .ToList();
        DropTotal(rows);
        double sum = rows.Sum(row => (double)row.Bytes);
        if (sum is 0 or > long.MaxValue / 2)
            return null;

        long whole = Math.Max(report.Target.RssBytes, (long)sum);
        var largest = rows.OrderByDescending(row => row.Bytes).Take(MostParts);
        var parts = largest.Select(row => new MemoryPart(row.Name, row.Bytes, (double)row.Bytes / whole, false)).ToList();
        long rest = whole - parts.Sum(part => part.Bytes);
        if (rest > whole / 1000)
            parts.Add(new MemoryPart(rows.Count > MostParts ? "everything else" : "not accounted for", rest, (double)rest / whole, true));

        return new MemoryParts(table, whole, [.. parts], rows.Count <= MostParts && table.Columns.Length <= 3);
    }

    /// <summary>A row that is the sum of all others is no part of the whole: it is the whole.</summary>
    private static void DropTotal(List<(string Name, long Bytes)> rows)
    {
        double sum = rows.Sum(row => (double)row.Bytes);
        if (rows.Count > 2 && rows.FindIndex(row => row.Bytes == sum - row.Bytes) is >= 0 and var total)
            rows.RemoveAt(total);
    }

    private static int IndexOf(TableArtifact table, Predicate<Column> wanted)
    {
        for (int i = 0; i < table.Columns.Length; i++)
        {
            if (wanted(table.Columns[i]))
                return i;
        }

        return -1;
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using YLang.Runtime.Values;

namespace YLang.Runtime.Reporting;

/// <summary>A table in the making. A column's type is that of its first value; a table without rows has text columns.</summary>
public sealed class TableHandle
{
    /// <summary>More than anyone reads; a script that loops for its whole time must not fill our memory.</summary>
    private const int MostRows = 1_000_000;

    private readonly List<ImmutableArray<object?>> _rows = [];
    private readonly Action<string> _unavailable;
    private readonly string[] _columns;
    private readonly string?[] _types;

    internal TableHandle(string name, string[] columns, Action<string> unavailable)
    {
        (Name, Title, _columns, _unavailable) = (name, name, columns, unavailable);
        _types = new string?[columns.Length];
    }

    /// <summary>A table of no report: what a variable is to which none was assigned.</summary>
    public static TableHandle Detached => new("", [], _ => { });

    public string Name { get; }

    /// <summary>What stands over the table; its name until a script says otherwise.</summary>
    public string Title { get; set; }

    /// <summary>
    /// Adds a row. Cells are any integer, <c>double</c>, <c>bool</c>, <c>string</c>, <see cref="Quantity"/>, <see cref="Address"/>, <see cref="ReportPath"/>; anything else becomes its
    /// text. Missing ones are null; more than there are columns are dropped.
    /// </summary>
    public void Row(params object?[] cells)
    {
        if (_rows.Count == MostRows)
        {
            _unavailable($"table '{Name}': rows after the first {MostRows:N0}");
            return;
        }

        var row = new object?[_columns.Length];
        for (int i = 0; i < Math.Min(cells.Length, row.Length); i++)
        {
            (string type, row[i]) = Cell.Of(cells[i]);
            if (row[i] is not null)
                _types[i] ??= type;
        }

        _rows.Add(ImmutableCollectionsMarshal.AsImmutableArray(row));
    }

    public override string ToString() => $"table '{Name}'";

    internal Artifact ToArtifact() => new TableArtifact(
        Name, Title, [.. _columns.Select((column, i) => new Column(column, _types[i] ?? "text"))], [.. _rows]);
}

using System.Globalization;
using System.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>What changed between two layouts, in the terms of a C reader.</summary>
public static class LayoutDiff
{
    /// <summary>Only structs that differ are named; "" where nothing does. <c>-</c> gone, <c>+</c> new, <c>~</c> moved or of another type or value.</summary>
    public static string Compare(Layout older, Layout newer)
    {
        var text = new StringBuilder();
        Side before = new(older), after = new(newer);
        foreach (string name in older.Structs.Concat(newer.Structs).Select(s => s.Name).Distinct().Order(StringComparer.Ordinal))
        {
            switch (older.Struct(name), newer.Struct(name))
            {
                case (null, { } added):
                    text.Append(CultureInfo.InvariantCulture, $"+ {Keyword(added)} {name}  // {Bytes(added)}\n");
                    break;
                case ({ } gone, null):
                    text.Append(CultureInfo.InvariantCulture, $"- {Keyword(gone)} {name}  // {Bytes(gone)}\n");
                    break;
                case ({ } a, { } b):
                    AppendStruct(text, before, after, a, b);
                    break;
                default:
                    break;
            }
        }

        AppendNames(text, "const", before.Constants, after.Constants);
        AppendNames(text, "extern", before.Externs, after.Externs);
        return text.ToString();
    }

    private static void AppendStruct(StringBuilder text, Side before, Side after, StructLayout a, StructLayout b)
    {
        var lines = new List<string>();
        foreach (FieldLayout field in a.Fields.Where(f => after.Layout.Field(b.Name, f.Name) is null))
            lines.Add($"    - {before.Describe(field)}");

        foreach (FieldLayout field in b.Fields)
        {
            if (before.Layout.Field(a.Name, field.Name) is not { } old)
                lines.Add($"    + {after.Describe(field)}");
            else if (LayoutPrinter.Place(old) != LayoutPrinter.Place(field) || before.Shape(old) != after.Shape(field))
                lines.Add($"    ~ {after.Describe(field)}  // was {before.Describe(old)}");
        }

        if (lines.Count == 0 && a.Size == b.Size && a.IsUnion == b.IsUnion)
            return;

        string size = a.Size == b.Size ? Bytes(b) : $"{Bytes(b)}, was {Bytes(a)}";
        text.Append(CultureInfo.InvariantCulture, $"~ {Keyword(b)} {b.Name}  // {size}\n");
        foreach (string line in lines)
            text.Append(line).Append('\n');
    }

    private static void AppendNames(StringBuilder text, string what, Dictionary<string, string> older, Dictionary<string, string> newer)
    {
        foreach (string name in older.Keys.Union(newer.Keys).Order(StringComparer.Ordinal))
        {
            string? before = older.GetValueOrDefault(name), after = newer.GetValueOrDefault(name);
            if (before != after)
                text.Append(before is null ? $"+ {what} {after}\n" : after is null ? $"- {what} {before}\n" : $"~ {what} {after}  // was {before}\n");
        }
    }

    private static string Keyword(StructLayout s) => s.IsUnion ? "union" : "struct";

    private static string Bytes(StructLayout s) => s.Size is { } size ? $"{size.ToString(CultureInfo.InvariantCulture)} bytes" : "opaque";

    /// <summary>One of the two layouts with its words for types.</summary>
    private sealed class Side(Layout layout)
    {
        private readonly TypeSpelling _spelling = new(layout);

        public Layout Layout { get; } = layout;

        public Dictionary<string, string> Constants => Layout.Constants.ToDictionary(c => c.Key, c => $"{c.Key} = {c.Value.ToString(CultureInfo.InvariantCulture)}");

        public Dictionary<string, string> Externs => Layout.Externs.ToDictionary(e => e.Name, e => _spelling.Declare(e.Type, e.Name));

        public string Describe(FieldLayout field) =>
            $"@{LayoutPrinter.Place(field)} {_spelling.Declare(field.Type, field.Name)}{(LayoutPrinter.SizeOf(Layout, field.Type) is { } size ? $" ({size.ToString(CultureInfo.InvariantCulture)} bytes)" : "")}";

        /// <summary>Integers of one width and sign are one type whatever their names; sizes tell when a struct held by value grew.</summary>
        public (string Type, long? Size) Shape(FieldLayout field) =>
            (field.Type is IntType i ? $"{i.Bits}{i.Signed}" : _spelling.Declare(field.Type, ""), LayoutPrinter.SizeOf(Layout, field.Type));
    }
}

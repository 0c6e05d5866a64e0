using System.Globalization;
using System.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>What changed between two layouts, in the terms of a C reader.</summary>
public static class LayoutDiff
{
    /// <summary>Only structs that differ are named; "" where nothing does. <c>-</c> gone, <c>+</c> new, <c>~</c> moved or of another type.</summary>
    public static string Compare(Layout older, Layout newer)
    {
        var text = new StringBuilder();
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
                    AppendStruct(text, older, newer, a, b);
                    break;
                default:
                    break;
            }
        }

        AppendNames(text, "const", older.Constants.ToDictionary(c => c.Key, c => c.Value.ToString(CultureInfo.InvariantCulture)),
            newer.Constants.ToDictionary(c => c.Key, c => c.Value.ToString(CultureInfo.InvariantCulture)));
        AppendNames(text, "extern", older.Externs.ToDictionary(e => e.Name, e => e.Type.Name), newer.Externs.ToDictionary(e => e.Name, e => e.Type.Name));
        return text.ToString();
    }

    private static void AppendStruct(StringBuilder text, Layout older, Layout newer, StructLayout a, StructLayout b)
    {
        var lines = new List<string>();
        foreach (FieldLayout field in a.Fields.Where(f => newer.Field(b.Name, f.Name) is null))
            lines.Add($"    - {Describe(older, field)}");

        foreach (FieldLayout field in b.Fields)
        {
            if (older.Field(a.Name, field.Name) is not { } before)
                lines.Add($"    + {Describe(newer, field)}");
            else if (LayoutPrinter.Place(before) != LayoutPrinter.Place(field) || TypeOf(older, before) != TypeOf(newer, field))
                lines.Add($"    ~ {Describe(newer, field)}  // was {Describe(older, before)}");
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
                text.Append(before is null ? $"+ {what} {name} = {after}\n" : after is null ? $"- {what} {name}\n" : $"~ {what} {name} = {after}  // was {before}\n");
        }
    }

    private static string Describe(Layout layout, FieldLayout field) =>
        $"@{LayoutPrinter.Place(field)} {LayoutPrinter.Declare(field.Type, field.Name)}{(LayoutPrinter.SizeOf(layout, field.Type) is { } size ? $" ({size.ToString(CultureInfo.InvariantCulture)} bytes)" : "")}";

    /// <summary>Names differ where a typedef came or went; sizes tell when a struct held by value grew.</summary>
    private static (string, long?) TypeOf(Layout layout, FieldLayout field) => (field.Type is IntType i ? $"{i.Bits}{i.Signed}" : field.Type.Name, LayoutPrinter.SizeOf(layout, field.Type));

    private static string Keyword(StructLayout s) => s.IsUnion ? "union" : "struct";

    private static string Bytes(StructLayout s) => s.Size is { } size ? $"{size.ToString(CultureInfo.InvariantCulture)} bytes" : "opaque";
}

using System.Globalization;
using System.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>A layout as a C reader wants to see it: every field with its offset and size, as <c>ptype /o</c> prints.</summary>
public static class LayoutPrinter
{
    /// <summary>All structs, constants and variables.</summary>
    public static string Print(Layout layout)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"// {layout.Name}\n");
        if (layout.Provenance.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"// {layout.Provenance}\n");

        foreach (string file in layout.Files)
            text.Append(CultureInfo.InvariantCulture, $"// {file}\n");

        text.Append('\n');
        var spelling = new TypeSpelling(layout);
        foreach (ExternLayout e in layout.Externs)
            text.Append(CultureInfo.InvariantCulture, $"extern {spelling.Declare(e.Type, e.Name)}{(e.Section is null ? "" : $" section(\"{e.Section}\")")};\n");

        foreach (var (name, value) in layout.Constants.OrderBy(c => c.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"const {name} = {value};\n");

        foreach (StructLayout s in layout.Structs.Where(s => !IsNested(s)))
        {
            text.Append('\n');
            Append(text, layout, spelling, s);
        }

        return text.ToString();
    }

    /// <summary>One struct by its tag or a typedef of it; null where the layout has none of that name.</summary>
    public static string? Print(Layout layout, string name)
    {
        string tag = layout.Type(name) is StructType type ? type.Name : name;
        if (layout.Struct(tag) is not { } s)
            return null;

        var text = new StringBuilder();
        Append(text, layout, new TypeSpelling(layout), s);
        return text.ToString();
    }

    /// <summary>Where a field lies: <c>16</c>, a bit field <c>32:2+3</c> (byte, first bit, bits).</summary>
    internal static string Place(FieldLayout field) => field.BitWidth is { } width
        ? string.Create(CultureInfo.InvariantCulture, $"{field.Offset}:{field.BitOffset}+{width}")
        : field.Offset.ToString(CultureInfo.InvariantCulture);

    /// <summary>Bytes of a value of this type; null where the layout does not say.</summary>
    internal static long? SizeOf(Layout layout, YType type) => type switch
    {
        StructType s => layout.Struct(s.Name)?.Size,
        ArrayType { Length: { } length } array => SizeOf(layout, array.Element) * length,
        ArrayType => 0,
        _ => CTypes.SizeOf(type),
    };

    private static void Append(StringBuilder text, Layout layout, TypeSpelling spelling, StructLayout s)
    {
        text.Append(CultureInfo.InvariantCulture, $"{(s.IsUnion ? "union" : "struct")} {s.Name}");
        string[] others = [.. spelling.TypedefsOf(s.Name)];
        if (s.Size is null)
        {
            text.Append(";\n");
            return;
        }

        text.Append(others.Length == 0 ? " {\n" : $" {{  // {string.Join(", ", others)}\n");
        AppendFields(text, layout, spelling, s, 0, 0);
        text.Append(CultureInfo.InvariantCulture, $"}};  // {s.Size} bytes, alignment {s.Alignment}\n");
    }

    private static void AppendFields(StringBuilder text, Layout layout, TypeSpelling spelling, StructLayout s, long start, int depth)
    {
        string indent = new(' ', 4 * (depth + 1));
        foreach (FieldLayout field in s.Fields)
        {
            FieldLayout placed = field with { Offset = field.Offset + start };
            string size = SizeOf(layout, field.Type) is { } bytes ? bytes.ToString(CultureInfo.InvariantCulture) : "?";
            text.Append(CultureInfo.InvariantCulture, $"{$"/* {Place(placed),-12} {size,6} */",-24}{indent}");

            // A struct written in place has no name that a C reader could look up: its fields are shown where they are.
            if (field.Type is StructType nested && layout.Struct(nested.Name) is { } inner && IsNested(inner))
            {
                text.Append(inner.IsUnion ? "union {\n" : "struct {\n");
                AppendFields(text, layout, spelling, inner, placed.Offset, depth + 1);
                text.Append(CultureInfo.InvariantCulture, $"{"",-24}{indent}}} {field.Name};\n");
                continue;
            }

            string bits = field.BitWidth is { } width ? $" : {width.ToString(CultureInfo.InvariantCulture)}" : "";
            text.Append(CultureInfo.InvariantCulture, $"{spelling.Declare(field.Type, field.Name)}{bits};\n");
        }
    }

    private static bool IsNested(StructLayout s) => s.Name.Contains('.', StringComparison.Ordinal);
}

using System.Globalization;
using YLang.Compiler.Layouts;

namespace YLang.Compiler.Doctoring;

/// <summary>Proposals as they are pasted into a layout file.</summary>
public static class LayoutLines
{
    /// <summary><c>@24 PyObject *func_code;</c>; "" where the layout has no such field.</summary>
    public static string Line(Layout layout, string owner, string field, long offset) =>
        layout.Field(owner, field) is { } known
            ? string.Create(
                CultureInfo.InvariantCulture, $"@{offset} {new TypeSpelling(layout).Declare(known.Type, known.Name)}{(known.BitWidth is { } width ? $" : {width}" : "")};")
            : "";
}

using YLang.Runtime.Values;

namespace YLang.Runtime.Reporting;

/// <summary>A script's value as the document has it: its column type, and long, double, string, <see cref="ReportPath"/>, or ulong for an address; null: absent.</summary>
internal static class Cell
{
    public static (string Type, object? Value) Of(object? value) => value switch
    {
        null => ("text", null),
        Quantity { Unit: Quantity.BytesUnit } q => ("bytes", double.IsFinite(q.Value) ? (long)q.Value : null),
        Quantity q => ("ratio", Number(q.Value)),
        double d => ("ratio", Number(d)),
        float f => ("ratio", Number(f)),
        Address a => ("address", a.Value),
        ReportPath path => ("path", path),
        bool b => ("count", b ? 1L : 0L),
        ulong u => ("count", u <= long.MaxValue ? (long)u : long.MaxValue),
        IConvertible and not string => ("count", ((IConvertible)value).ToInt64(null)),
        _ => ("text", Text.OfObject(value)),
    };

    /// <summary>Absent numbers have no place in a document.</summary>
    private static double? Number(double value) => double.IsFinite(value) ? value : null;
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>Any value as text. Absent ones (an empty aggregate's mean, a root's parent) are "-".</summary>
public static partial class Text
{
    public const string Absent = "-";

    public static string Of(string? value) => value ?? "";

    public static string Of(bool value) => value ? "1" : "0";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) =>
        double.IsNaN(value) ? Absent
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(float value) => float.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : Of((double)value);

    public static string Of<T>(T value) => value switch
    {
        string s => s,
        bool b => Of(b),
        double d => Of(d),
        float f => Of(f),
        _ => OfObject(value),
    };

    internal static string OfObject(object? value) => value switch
    {
        null => "",
        string s => s,
        bool b => Of(b),
        double d => Of(d),
        float f => Of(f),
        ITuple tuple => OfTuple(tuple),
        IFormattable number and IConvertible => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>In double quotes, with C's escapes for what does not print.</summary>
    public static string Quoted(string? value, Budget? budget = null)
    {
        // Four for one at worst, in the making and made.
        if (value is { Length: > ChargedLength } && !MayMake(value.Length * 8L, budget))
            return value;

        var text = new StringBuilder("\"");
        foreach (char c in value ?? "")
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\0' => text.Append("\\0"),
                < ' ' or '\x7f' => text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    private static string OfTuple(ITuple tuple)
    {
        var text = new ListText("(", ")");
        for (int i = 0; i < tuple.Length; i++)
            text.Add(OfObject(tuple[i]));

        return text.ToString();
    }
}

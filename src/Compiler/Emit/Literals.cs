using System.Globalization;
using System.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>Values as C# text. Whatever a script's text holds stays inside the quotes or the comment: nothing but printable ASCII is written as it is.</summary>
internal static class Literals
{
    public static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                >= ' ' and <= '~' => text.Append(c),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>For <c>/* … */</c>: no line ends, no end of the comment, and not long.</summary>
    public static string Comment(string value)
    {
        string safe = Plain(value).Replace("*/", "* /", StringComparison.Ordinal);
        return safe.Length <= 60 ? safe : safe[..57] + "...";
    }

    /// <summary>For the rest of a line: one line of printable ASCII.</summary>
    public static string Plain(string value) => string.Concat(value.Select(c => c is >= ' ' and <= '~' ? c : '?'));

    /// <summary>For the file name of a <c>#line</c>, which knows no escapes.</summary>
    public static string FileName(string path) => Plain(path).Replace('"', '?');

    /// <param name="bits">As the bound tree keeps integers: any of them as a long.</param>
    /// <param name="isTyped">The place says the type: no suffix is needed where the number is small.</param>
    public static string Integer(long bits, YType type, bool isTyped)
    {
        bool isUnsigned64 = type is PointerType or CodeType or IntType { Bits: 64, Signed: false };
        string digits = isUnsigned64 ? ((ulong)bits).ToString(CultureInfo.InvariantCulture) : bits.ToString(CultureInfo.InvariantCulture);
        if (isTyped && bits is >= 0 and <= int.MaxValue)
            return digits;

        return type switch
        {
            IntType { Bits: 32, Signed: true } => digits,
            IntType { Bits: 32 } => digits + "U",
            IntType { Bits: 64, Signed: true } => digits + "L",
            IntType { Bits: < 32 } => $"({CSharpTypes.Of(type)})({digits})",
            _ => digits + "UL",
        };
    }

    public static string Floating(double value, bool isSingle)
    {
        string type = isSingle ? "float" : "double";
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? $"{type}.NaN" : value > 0 ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";

        return isSingle ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "F" : value.ToString("R", CultureInfo.InvariantCulture) + "D";
    }
}

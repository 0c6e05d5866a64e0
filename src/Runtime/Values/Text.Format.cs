using System.Globalization;
using System.Numerics;
using System.Text;

namespace YLang.Runtime.Values;

/// <summary>One conversion of <c>printf</c>, as C defines it.</summary>
public static partial class Text
{
    /// <summary>Widths and precisions beyond this are cut: no screen is wider.</summary>
    private const int MostWidth = 1 << 16;

    /// <param name="conversion">C's letter.</param>
    /// <param name="flags">Of <c>-+ #0'</c>; <c>'</c> is POSIX': thousands set apart.</param>
    /// <param name="value">For <c>u x X o p</c> the bits count, so the caller has zero-extended an unsigned argument of less than 64 bits, and cut a negative one to its width.</param>
    public static string Format(char conversion, string flags, int? width, int? precision, long value) => conversion switch
    {
        'd' or 'i' => Decimal(value < 0, Magnitude(value), flags, width, precision),
        'u' or 'x' or 'X' or 'o' or 'p' or 'c' => Format(conversion, flags, width, precision, (ulong)value),
        'f' or 'F' or 'e' or 'E' or 'g' or 'G' => Format(conversion, flags, width, precision, (double)value),
        _ => Format(conversion, flags, width, precision, Of(value)),
    };

    /// <inheritdoc cref="Format(char, string, int?, int?, long)"/>
    public static string Format(char conversion, string flags, int? width, int? precision, ulong value) => conversion switch
    {
        'd' or 'i' => Decimal(false, value, flags, width, precision),
        'u' => Integer("", value.ToString(flags.Contains('\'') ? "N0" : "D", CultureInfo.InvariantCulture), flags, width, precision),
        'x' => Integer(Alternative(flags, value, "0x"), Digits(value, 16), flags, width, precision),
        'X' => Integer(Alternative(flags, value, "0X"), Digits(value, 16).ToUpperInvariant(), flags, width, precision),
        'o' => Integer("", Octal(value, flags, precision), flags, width, precision),
        'p' => value == 0 ? Pad("(nil)", flags, width) : Integer("0x", Digits(value, 16), flags, width, precision),
        'c' => Pad(Character(value), flags, width),
        'f' or 'F' or 'e' or 'E' or 'g' or 'G' => Format(conversion, flags, width, precision, (double)value),
        _ => Format(conversion, flags, width, precision, Of(value)),
    };

    /// <inheritdoc cref="Format(char, string, int?, int?, long)"/>
    public static string Format(char conversion, string flags, int? width, int? precision, double value) => conversion switch
    {
        'f' or 'F' or 'e' or 'E' or 'g' or 'G' => Floating.Format(conversion, flags, width, Cap(precision), value),
        'd' or 'i' => Format(conversion, flags, width, precision, (long)value),
        'u' or 'x' or 'X' or 'o' or 'p' or 'c' => Format(conversion, flags, width, precision, (ulong)value),
        _ => Format(conversion, flags, width, precision, Of(value)),
    };

    /// <summary>For <c>s</c>: the precision is the most characters.</summary>
    public static string Format(char conversion, string flags, int? width, int? precision, string? value) =>
        Pad(precision is { } most ? Substr(value, 0, Math.Max(0, most)) : Of(value), flags, width);

    /// <summary>Any other value, as its text.</summary>
    public static string Format<T>(char conversion, string flags, int? width, int? precision, T value) => value switch
    {
        Address a => Format(conversion, flags, width, precision, a.Value),
        bool b => Format(conversion, flags, width, precision, b ? 1L : 0L),
        Quantity q when conversion != 's' => Format(conversion, flags, width, precision, q.Value),
        _ => Format(conversion, flags, width, precision, Of(value)),
    };

    /// <summary>Blanks on the side that the flags say.</summary>
    internal static string Pad(string text, string flags, int? width)
    {
        int missing = Cap(width).GetValueOrDefault() - (int)Len(text);
        return missing <= 0 ? text : flags.Contains('-') ? text + new string(' ', missing) : new string(' ', missing) + text;
    }

    /// <summary>Sign or prefix, then zeros up to the width if the flags say so, then the rest.</summary>
    internal static string PadNumber(string sign, string digits, string flags, int? width, bool mayZero)
    {
        if (!mayZero || !flags.Contains('0') || flags.Contains('-'))
            return Pad(sign + digits, flags, width);

        return sign + digits.PadLeft(Math.Max(0, Cap(width).GetValueOrDefault() - sign.Length), '0');
    }

    internal static string Sign(bool negative, string flags) => negative ? "-" : flags.Contains('+') ? "+" : flags.Contains(' ') ? " " : "";

    private static string Decimal(bool negative, ulong magnitude, string flags, int? width, int? precision) =>
        Integer(Sign(negative, flags), magnitude.ToString(flags.Contains('\'') ? "N0" : "D", CultureInfo.InvariantCulture), flags, width, precision);

    /// <param name="digits">C: precision 0 shows no digit of the value 0; a precision is the least number of digits, and then the flag 0 is ignored.</param>
    private static string Integer(string prefix, string digits, string flags, int? width, int? precision)
    {
        if (precision is { } least)
            digits = least == 0 && digits == "0" ? "" : digits.PadLeft(Math.Clamp(least, 0, MostWidth), '0');

        return PadNumber(prefix, digits, flags, width, precision is null);
    }

    private static string Alternative(string flags, ulong value, string prefix) => flags.Contains('#') && value != 0 ? prefix : "";

    private static string Octal(ulong value, string flags, int? precision)
    {
        string digits = Digits(value, 8);
        bool needsZero = flags.Contains('#') && digits.Length >= (precision ?? 0) && (value != 0 || precision == 0);
        return needsZero ? value == 0 ? "00" : "0" + digits : digits;
    }

    private static string Digits(ulong value, uint radix)
    {
        if (radix == 16)
            return value.ToString("x", CultureInfo.InvariantCulture);

        Span<char> digits = stackalloc char[22];
        int at = digits.Length;
        do
            digits[--at] = (char)('0' + (value & 7));
        while ((value >>= 3) != 0);
        return digits[at..].ToString();
    }

    private static ulong Magnitude(long value) => value < 0 ? unchecked((ulong)-value) : (ulong)value;

    /// <summary>C prints a byte; a greater value is taken as a code point.</summary>
    private static string Character(ulong value) =>
        value > 0xFF && Rune.IsValid((long)Math.Min(value, int.MaxValue) is var rune ? (int)rune : 0) ? new Rune((int)value).ToString() : ((char)(byte)value).ToString();

    private static int? Cap(int? width) => width is { } w ? Math.Clamp(w, 0, MostWidth) : null;
}

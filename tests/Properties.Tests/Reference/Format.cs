using System.Numerics;
using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Reference;

/// <summary>What <c>printf</c> makes of a value, for the conversions that generated scripts use.</summary>
internal static class Format
{
    public static string Piece(Piece piece, Value value, ScriptType type) => piece.Conversion switch
    {
        's' => Pad(Plain(value, type), piece.Specification),
        'p' => Pad(value.Whole == 0 ? "(nil)" : "0x" + Hexadecimal(value.Whole), piece.Specification),
        'e' => Pad(Scientific(value.Real, int.Parse(piece.Specification.AsSpan(1))), ""),
        'd' => Number(Numbers.Wrap(value.Whole, Widened(type, true)), i => i.ToString(), piece.Specification),
        'u' => Number(Numbers.Wrap(value.Whole, Widened(type, false)), i => i.ToString(), piece.Specification),
        _ => Number(Numbers.Wrap(value.Whole, Widened(type, false)), Hexadecimal, piece.Specification),
    };

    /// <summary>Of any value.</summary>
    public static string Plain(Value value, ScriptType type) => type switch
    {
        TextType => value.Text,
        ListOf l => $"[{string.Join(", ", ((ListValue)value.Thing!).Items.Select(i => Plain(i, l.Element)))}]",
        SetOf s => $"{{{string.Join(", ", ((TableValue)value.Thing!).All().Select(e => Plain(e.Key, s.Element)))}}}",
        MapOf m => $"{{{string.Join(", ", ((TableValue)value.Thing!).All().Select(e => $"{Plain(e.Key, m.Key)}: {Plain(e.Value, m.Value)}"))}}}",
        TupleOf t => $"({string.Join(", ", ((TupleValue)value.Thing!).Items.Select((v, i) => Plain(v, t.Items[i])))})",
        _ => value.Whole.ToString(),
    };

    /// <summary><c>%.ne</c>: the number's decimal fraction is finite, and rounded half to even.</summary>
    private static string Scientific(double value, int places)
    {
        if (double.IsNaN(value))
            return "-";

        string sign = double.IsNegative(value) ? "-" : "";
        if (double.IsInfinity(value))
            return sign + "inf";

        if (value == 0)
            return $"{sign}0.{new string('0', places)}e+00";

        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        int power = (int)(bits >> 52) is var e && e == 0 ? -1074 : e - 1075;
        BigInteger top = (bits & ((1L << 52) - 1)) | (e == 0 ? 0 : 1L << 52), bottom = 1;
        if (power >= 0)
            top <<= power;
        else
            bottom <<= -power;

        int ten = 0;
        for (; top >= bottom * 10; ten++)
            bottom *= 10;

        for (; top < bottom; ten--)
            top *= 10;

        BigInteger digits = BigInteger.DivRem(top * BigInteger.Pow(10, places), bottom, out BigInteger rest);
        if (rest * 2 > bottom || (rest * 2 == bottom && !digits.IsEven))
            digits++;

        string text = digits.ToString();
        if (text.Length > places + 1)
            ten++;

        return $"{sign}{text[0]}.{text.AsSpan(1, places)}e{(ten < 0 ? '-' : '+')}{Math.Abs(ten):00}";
    }

    private static string Number(Int128 number, Func<Int128, string> digits, string specification)
    {
        string text = digits(Int128.Abs(number)), sign = number < 0 ? "-" : specification.Contains('+') ? "+" : "";
        if (specification.TrimStart('+') is not ['0', .. var width])
            return Pad(sign + text, specification.Replace("+", ""));

        return sign + text.PadLeft(Math.Max(0, int.Parse(width) - sign.Length), '0');
    }

    private static string Pad(string text, string specification) =>
        specification.Length == 0 ? text : int.Parse(specification) is var width && width < 0 ? text.PadRight(-width) : text.PadLeft(width);

    private static string Hexadecimal(Int128 number) => ((ulong)number).ToString("x");

    /// <summary>As C's promotion passes it.</summary>
    private static Integer Widened(ScriptType type, bool isSigned) => new(Math.Max(32, (type as Integer)?.Bits ?? 32), isSigned);
}

using System.Globalization;
using System.Text;

namespace YLang.Runtime.Values;

/// <summary>
/// C's <c>%f %e %g</c>. A double is a finite decimal fraction: it is written out in full and rounded here, half to even as the C library does, since .NET rounds exact halves away
/// from zero.
/// </summary>
internal static class Floating
{
    /// <summary>No double has more significant decimal digits.</summary>
    private const string AllDigits = "E766";

    public static string Format(char conversion, string flags, int? width, int? precision, double value)
    {
        if (double.IsNaN(value))
            return Text.Pad(Text.Absent, flags, width);

        string sign = Text.Sign(double.IsNegative(value), flags);
        if (double.IsInfinity(value))
            return Text.PadNumber(sign, char.IsUpper(conversion) ? "INF" : "inf", flags, width, mayZero: false);

        var number = Digits.Of(Math.Abs(value));
        int places = precision ?? 6;
        bool keepPoint = flags.Contains('#');
        string text = char.ToLowerInvariant(conversion) switch
        {
            'f' => Fixed(number.RoundedTo(number.Exponent + 1 + places), places, keepPoint),
            'e' => Scientific(number.RoundedTo(places + 1), places, keepPoint),
            _ => General(number, Math.Max(1, places), keepPoint),
        };
        return Text.PadNumber(sign, char.IsUpper(conversion) ? text.ToUpperInvariant() : text, flags, width, mayZero: true);
    }

    private static string General(Digits number, int significant, bool keepZeros)
    {
        Digits rounded = number.RoundedTo(significant);
        bool isFixed = rounded.Exponent >= -4 && rounded.Exponent < significant;
        int places = isFixed ? significant - 1 - rounded.Exponent : significant - 1;
        if (!keepZeros)
            places = Math.Min(places, Math.Max(0, rounded.Significant - 1 - (isFixed ? rounded.Exponent : 0)));

        return isFixed ? Fixed(rounded, places, keepZeros) : Scientific(rounded, places, keepZeros);
    }

    private static string Fixed(Digits number, int places, bool keepPoint)
    {
        var text = new StringBuilder();
        for (int i = Math.Min(0, number.Exponent); i <= number.Exponent; i++)
            text.Append(i < 0 ? "" : number[i]);

        if (text.Length == 0)
            text.Append('0');

        if (places > 0 || keepPoint)
            text.Append('.');

        for (int i = 1; i <= places; i++)
            text.Append(number[number.Exponent + i]);

        return text.ToString();
    }

    private static string Scientific(Digits number, int places, bool keepPoint)
    {
        var text = new StringBuilder().Append(number[0]);
        if (places > 0 || keepPoint)
            text.Append('.');

        for (int i = 1; i <= places; i++)
            text.Append(number[i]);

        return text.Append(CultureInfo.InvariantCulture, $"e{(number.Exponent < 0 ? '-' : '+')}{Math.Abs(number.Exponent):00}").ToString();
    }

    /// <summary>A number of 0 or more as decimal digits: the first one counts 10^Exponent.</summary>
    private readonly record struct Digits(string All, int Exponent)
    {
        /// <summary>'0' outside.</summary>
        public char this[int index] => (uint)index < (uint)All.Length ? All[index] : '0';

        public int Significant => All.AsSpan().TrimEnd('0').Length;

        public static Digits Of(double value)
        {
            string text = value.ToString(AllDigits, CultureInfo.InvariantCulture);
            int e = text.IndexOf('E', StringComparison.Ordinal);
            return new Digits(text[0] + text[2..e], int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }

        /// <param name="count">Digits kept: may be 0 or less, where even the first one lies behind the last place shown.</param>
        public Digits RoundedTo(int count)
        {
            if (count >= All.Length)
                return this;

            if (count < 0)
                return new Digits("0", 0);

            string kept = All[..count];
            bool isTie = All[count] == '5' && All.AsSpan(count + 1).Trim('0').IsEmpty;
            bool up = isTie ? count > 0 && (All[count - 1] - '0') % 2 == 1 : All[count] >= '5';
            if (!up)
                return count == 0 ? new Digits("0", 0) : new Digits(kept, Exponent);

            int last = kept.AsSpan().TrimEnd('9').Length - 1;
            return last < 0
                ? new Digits("1" + new string('0', count), Exponent + 1)
                : new Digits(kept[..last] + (char)(kept[last] + 1), Exponent);
        }
    }
}

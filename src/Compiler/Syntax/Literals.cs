using System.Globalization;
using System.Text;

namespace YLang.Compiler.Syntax;

/// <summary>The values of literal tokens.</summary>
internal static class Literals
{
    /// <summary>Null where the number does not fit 64 bits or the suffix is none of C's.</summary>
    public static (ulong Value, string Suffix, bool IsDecimal)? Integer(SourceToken token)
    {
        string text = token.Text.ToLowerInvariant();
        string digits = text.TrimEnd('u', 'l');
        string suffix = text[digits.Length..] switch { "lu" => "ul", "llu" => "ull", var s => s };
        if (suffix is not ("" or "u" or "l" or "ul" or "ll" or "ull"))
            return null;

        (int radix, string body) = digits switch
        {
            ['0', 'x', ..] => (16, digits[2..]),
            ['0', 'b', ..] => (2, digits[2..]),
            ['0', _, ..] => (8, digits[1..]),
            _ => (10, digits),
        };
        ulong value = 0;
        foreach (char c in body)
        {
            int digit = char.IsAsciiDigit(c) ? c - '0' : c - 'a' + 10;
            if (digit >= radix || value > (ulong.MaxValue - (ulong)digit) / (ulong)radix)
                return null;

            value = (value * (ulong)radix) + (ulong)digit;
        }

        return (value, suffix, radix == 10);
    }

    /// <summary>True for digits of their radix with a suffix of C's, however large.</summary>
    public static bool IsInteger(SourceToken token)
    {
        string digits = token.Text.ToLowerInvariant().TrimEnd('u', 'l');
        return token.Text[digits.Length..].ToLowerInvariant() is "" or "u" or "l" or "ul" or "lu" or "ll" or "ull" or "llu" && (digits[0] != '0' || digits.Length == 1 || !char.IsAsciiDigit(digits[1]) || !digits.AsSpan().ContainsAny('8', '9'));
    }

    public static double Float(SourceToken token) => double.Parse(token.Text.TrimEnd('f', 'F', 'l', 'L'), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The text between the quotes with C's escapes resolved.</summary>
    /// <param name="badEscape">Position within <paramref name="quoted"/> of the first escape that C does not know, or -1.</param>
    public static string Unescape(string quoted, out int badEscape)
    {
        badEscape = -1;
        if (!quoted.Contains('\\'))
            return quoted[1..^1];

        var result = new StringBuilder(quoted.Length);
        for (int i = 1; i < quoted.Length - 1;)
        {
            if (quoted[i] == '\\' && TryEscape(quoted, result, ref i))
                continue;

            if (quoted[i] == '\\' && badEscape < 0)
                badEscape = i;

            result.Append(quoted[i++]);
        }

        return result.ToString();
    }

    /// <summary>The text between the quotes as it stands, but for <c>\"</c>: regular expressions keep their backslashes.</summary>
    public static string Raw(string quoted) => quoted[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal);

    private static bool TryEscape(string text, StringBuilder result, ref int i)
    {
        char c = text[i + 1];
        int simple = "ntrabfve\\'\"?".IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0)
        {
            result.Append("\n\t\r\a\b\f\v\u001B\\'\"?"[simple]);
            i += 2;
            return true;
        }

        switch (c)
        {
            case '\n':
                i += 2;
                return true;
            case '\r':
                i += 3;
                return true;
            case 'x':
                return TryNumber(text, result, i + 2, 16, 1, 2, ref i);
            case 'u':
                return TryNumber(text, result, i + 2, 16, 4, 4, ref i);
            case 'U':
                return TryNumber(text, result, i + 2, 16, 8, 8, ref i);
            default:
                return TryNumber(text, result, i + 1, 8, 1, 3, ref i);
        }
    }

    private static bool TryNumber(string text, StringBuilder result, int start, int radix, int fewest, int most, ref int next)
    {
        int value = 0, at = start;
        while (at < text.Length - 1 && at - start < most && Digit(text[at]) is var digit && digit < radix)
        {
            value = unchecked((value * radix) + digit);
            at++;
        }

        if (at - start < fewest || !Rune.IsValid(value))
            return false;

        result.Append(new Rune(value).ToString());
        next = at;
        return true;
    }

    private static int Digit(char c) => char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
}

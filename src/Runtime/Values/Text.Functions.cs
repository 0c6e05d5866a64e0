using System.Text;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>The string functions. Positions and lengths are in characters, that is code points; a lone surrogate, as Python allows it, is one.</summary>
public static partial class Text
{
    /// <summary>A text longer than this is charged to the budget before it is made; how much the shorter ones come to is seen when the clock is looked at.</summary>
    private const int ChargedLength = 1 << 10;

    /// <summary>Texts are not made longer than this: a quarter of what a string can hold, so that a few of them beside each other still fit one.</summary>
    private const int MostLength = 1 << 28;

    public static long Len(string? s) => s is null ? 0 : s.Length - PairsIn(s, s.Length);

    /// <param name="start">Below 0: counts as 0. Beyond the end: gives "".</param>
    /// <param name="n">Below 0: gives "". Beyond the end: up to it.</param>
    public static string Substr(string? s, long start, long n, Budget? budget = null)
    {
        if (s is null || n <= 0)
            return "";

        int from = UnitAt(s, 0, Math.Max(0, start)), to = UnitAt(s, from, n);
        return to - from > ChargedLength && !MayMake(to - from, budget) ? "" : s[from..to];
    }

    /// <summary>The characters from one position to below another. As in Python, positions below 0 count from the end, and what lies outside is left out.</summary>
    public static string Slice(string? s, long from, long to, Budget? budget = null)
    {
        if (from < 0 || to < 0)
        {
            long length = Len(s);
            (from, to) = (from < 0 ? Math.Max(0, from + length) : from, to < 0 ? to + length : to);
        }

        return to <= from ? "" : Substr(s, from, to - from, budget);
    }

    public static bool Contains(string? s, string? part) => Of(s).Contains(Of(part), StringComparison.Ordinal);

    public static bool IsPrefix(string? s, string? prefix) => Of(s).StartsWith(Of(prefix), StringComparison.Ordinal);

    public static bool IsSuffix(string? s, string? suffix) => Of(s).EndsWith(Of(suffix), StringComparison.Ordinal);

    /// <returns>Where the part begins first; -1: nowhere.</returns>
    public static long Find(string? s, string? part)
    {
        int at = Of(s).IndexOf(Of(part), StringComparison.Ordinal);
        return at <= 0 ? at : at - PairsIn(s!, at);
    }

    /// <summary>All places; an empty <paramref name="old"/> is nowhere.</summary>
    public static string Replace(string? s, string? old, string? with, Budget? budget = null)
    {
        if (string.IsNullOrEmpty(old) || string.IsNullOrEmpty(s))
            return Of(s);

        // The worst case decides: each place longer by the difference.
        long longest = s.Length + (s.Length / old.Length * Math.Max(0L, Of(with).Length - old.Length));
        return longest > ChargedLength && !MayMake(longest, budget) ? s : s.Replace(old, with, StringComparison.Ordinal);
    }

    /// <summary>The pieces between separators; an empty separator separates nothing.</summary>
    public static YList<string> Split(string? s, string? separator, Budget? budget = null)
    {
        var pieces = new YList<string>(budget);
        if (string.IsNullOrEmpty(separator))
        {
            pieces.Push(Of(s));
            return pieces;
        }

        ReadOnlySpan<char> text = Of(s);
        foreach (Range piece in text.Split(separator))
            pieces.Push(text[piece].ToString());

        return pieces;
    }

    public static string Join<T>(YList<T> list, string? separator, Budget? budget = null)
    {
        var text = new StringBuilder();
        bool first = true;
        long charged = ChargedLength;
        foreach (T item in list)
        {
            string next = Of(item);
            long length = text.Length + Of(separator).Length + (long)next.Length;
            if (length > charged)
            {
                // In the making and made: twice.
                charged = length * 2;
                if (!MayMake(charged, budget))
                    break;
            }

            if (!first)
                text.Append(separator);

            first = false;
            text.Append(next);
        }

        return text.ToString();
    }

    /// <summary><c>a + b</c>. Where the budget does not have it, only a: the run is about to stop.</summary>
    public static string Concat(string? a, string? b, Budget? budget = null)
    {
        long length = (long)Of(a).Length + Of(b).Length;
        return length > ChargedLength && !MayMake(length, budget) ? Of(a) : string.Concat(a, b);
    }

    /// <summary>What a script has put together, such as by <c>sprintf</c>, is made: it is charged afterwards.</summary>
    public static string Made(string s, Budget budget)
    {
        if (s.Length > ChargedLength)
            budget.Charge(s.Length * 2L);

        return s;
    }

    /// <summary>The pieces one behind the other; as far as the budget has room for them.</summary>
    public static string Concat(Budget budget, string?[] pieces)
    {
        long length = 0;
        for (int i = 0; i < pieces.Length; i++)
        {
            length += Of(pieces[i]).Length;
            if (length > ChargedLength && !MayMake(length, budget))
                return string.Concat(pieces.AsSpan(0, i));
        }

        return string.Concat(pieces);
    }

    public static string Lower(string? s, Budget? budget = null) => Of(s) is { Length: > ChargedLength } text && !MayMake(text.Length, budget) ? text : Of(s).ToLowerInvariant();

    /// <summary>By code point: below 0, 0, above 0.</summary>
    public static int Compare(string? a, string? b)
    {
        (a, b) = (Of(a), Of(b));
        int common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
            return a.Length.CompareTo(b.Length);

        // UTF-16 puts surrogates, which stand for U+10000 and up, below U+E000 to U+FFFF.
        (char x, char y) = (a[common], b[common]);
        bool isHigher = char.IsSurrogate(x);
        return isHigher == char.IsSurrogate(y) ? x.CompareTo(y) : isHigher ? 1 : -1;
    }

    /// <summary>C's <c>strtol</c>: blanks, sign, prefix, digits; stops at the first other character; beyond the ends of long: the end.</summary>
    /// <param name="radix">2 to 36, or 0: by the prefix (0x, 0b, 0). Anything else gives 0.</param>
    public static long Strtol(string? s, long radix)
    {
        ReadOnlySpan<char> text = Of(s).AsSpan().TrimStart(" \t\n\v\f\r");
        bool negative = text.StartsWith('-');
        if (negative || text.StartsWith('+'))
            text = text[1..];

        bool isHex = radix is 0 or 16 && HasPrefix(text, 'x', 16), isBinary = radix is 0 or 2 && HasPrefix(text, 'b', 2);
        if (radix == 0)
            radix = isHex ? 16 : isBinary ? 2 : text.StartsWith('0') ? 8 : 10;

        if (radix is < 2 or > 36)
            return 0;

        Int128 value = 0;
        for (int i = isHex || isBinary ? 2 : 0; i < text.Length && DigitOf(text[i]) < radix && value <= long.MaxValue; i++)
            value = (value * radix) + DigitOf(text[i]);

        return (long)Int128.Clamp(negative ? -value : value, long.MinValue, long.MaxValue);
    }

    private static bool HasPrefix(ReadOnlySpan<char> text, char letter, int radix) =>
        text.Length > 2 && text[0] == '0' && (text[1] | 0x20) == letter && DigitOf(text[2]) < radix;

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    private static bool MayMake(long length, Budget? budget) => length <= MostLength && budget?.Charge(length * 2) != false;

    /// <summary>Surrogate pairs in the first so many units.</summary>
    private static int PairsIn(string s, int units)
    {
        if (!s.AsSpan(0, units).ContainsAnyInRange('\ud800', '\udfff'))
            return 0;

        int pairs = 0;
        for (int i = 0; i + 1 < units; i++)
        {
            if (char.IsSurrogatePair(s[i], s[i + 1]))
            {
                pairs++;
                i++;
            }
        }

        return pairs;
    }

    /// <summary>The unit that is so many characters behind <paramref name="from"/>, or the end.</summary>
    private static int UnitAt(string s, int from, long characters)
    {
        if (!s.AsSpan(from).ContainsAnyInRange('\ud800', '\udfff'))
            return (int)Math.Min(s.Length, from + Math.Min(characters, int.MaxValue));

        int unit = from;
        for (; characters > 0 && unit < s.Length; characters--)
            unit += unit + 1 < s.Length && char.IsSurrogatePair(s[unit], s[unit + 1]) ? 2 : 1;

        return unit;
    }
}

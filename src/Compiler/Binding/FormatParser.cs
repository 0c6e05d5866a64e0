using System.Globalization;
using System.Text;

namespace YLang.Compiler.Binding;

/// <summary>What is wrong in a format, and where.</summary>
/// <param name="Start">Of the conversion, in the format's text.</param>
internal sealed record FormatProblem(int Start, string Conversion, bool IsStar);

/// <summary>Cuts a format of <c>printf</c> in pieces.</summary>
internal static class FormatParser
{
    /// <summary>A field wider than this is a mistake, and would bloat us.</summary>
    private const int WidestField = 4096;

    /// <summary>Literal texts and conversions, still without arguments; each with the place in the format where it begins.</summary>
    public static List<(FormatPiece Piece, int Start)> Parse(string format, out FormatProblem? problem)
    {
        var pieces = new List<(FormatPiece Piece, int Start)>();
        var text = new StringBuilder();
        int textStart = 0;
        problem = null;
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || (i + 1 < format.Length && format[i + 1] == '%'))
            {
                textStart = text.Length == 0 ? i : textStart;
                text.Append(format[i]);
                i += format[i] == '%' ? 1 : 0;
                continue;
            }

            Flush();
            int start = i;
            if (Conversion(format, ref i) is not { } piece)
            {
                problem = new FormatProblem(start, format[start..Math.Min(i + 1, format.Length)], i < format.Length && format[i] == '*');
                return pieces;
            }

            pieces.Add((piece, start));
        }

        Flush();
        return pieces;

        void Flush()
        {
            if (text.Length > 0)
                pieces.Add((new FormatPiece(text.ToString(), '\0', "", null, null, null), textStart));

            text.Clear();
        }
    }

    /// <summary>One conversion; <paramref name="at"/> goes from its <c>%</c> to its letter.</summary>
    private static FormatPiece? Conversion(string format, ref int at)
    {
        at++;
        string flags = Take(format, ref at, c => "-+ #0'".Contains(c, StringComparison.Ordinal)), width = Take(format, ref at, char.IsAsciiDigit), precision = "";
        bool hasPrecision = at < format.Length && format[at] == '.';
        if (hasPrecision)
        {
            at++;
            precision = Take(format, ref at, char.IsAsciiDigit);
        }

        Take(format, ref at, c => "hlqjztL".Contains(c, StringComparison.Ordinal));
        char letter = at < format.Length ? format[at] : '\0';
        letter = letter == 'i' ? 'd' : letter is 'F' or 'E' or 'G' ? char.ToLowerInvariant(letter) : letter;
        if (letter == '\0' || !"duxXocspfeg".Contains(letter, StringComparison.Ordinal) || TooWide(width) || TooWide(precision))
            return null;

        return new FormatPiece("", letter, flags, Number(width), hasPrecision ? Number(precision) ?? 0 : null, null);
    }

    private static string Take(string text, ref int at, Func<char, bool> wanted)
    {
        int start = at;
        while (at < text.Length && wanted(text[at]))
            at++;

        return text[start..at];
    }

    private static int? Number(string digits) => digits.Length == 0 ? null : int.Parse(digits, CultureInfo.InvariantCulture);

    private static bool TooWide(string digits) => digits.Length > 4 || Number(digits) > WidestField;
}

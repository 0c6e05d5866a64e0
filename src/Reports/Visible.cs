using System.Globalization;
using System.Text;

namespace YLang.Reports;

/// <summary>
/// Text of a target made fit for people's eyes: what would move a cursor, switch a colour or turn the reading direction is written out (<c>\x1b</c>,
/// <c>\u202e</c>), half a surrogate pair
/// becomes U+FFFD. What comes out holds no control or format character.
/// </summary>
public static class Visible
{
    /// <summary>Characters of one label or cell that any report shows; a hostile label can be megabytes. The JSON document keeps all.</summary>
    public const int MostCharacters = 2000;

    private const int MostProse = 10_000;

    private const string Ellipsis = "…";

    /// <returns>One line, at most <paramref name="most"/> characters (of the text, before escaping) and an ellipsis.</returns>
    public static string Line(string text, int most = MostCharacters)
    {
        bool cut = text.Length > most;
        ReadOnlySpan<char> shown = cut ? text.AsSpan(0, most) : text;
        // Half a pair at the cut is ours, not the target's.
        if (cut && char.IsHighSurrogate(shown[^1]))
            shown = shown[..^1];

        if (!NeedsWork(shown))
            return cut ? string.Concat(shown, Ellipsis) : text;

        var result = new StringBuilder(shown.Length + 16);
        foreach (Rune rune in shown.EnumerateRunes())
            Append(result, rune);

        return result.Append(cut ? Ellipsis : "").ToString();
    }

    /// <summary>Prose of a script, its first <see cref="MostProse"/> characters: line feeds divide paragraphs, empty ones are dropped.</summary>
    public static IEnumerable<string> Paragraphs(string text) =>
        Cut(text).Split('\n').Select(line => Line(line.Trim(), MostProse)).Where(line => line.Length > 0);

    /// <summary>Labels joined as a path is everywhere.</summary>
    public static string Path(IEnumerable<string> labels) => string.Join(" → ", labels.Select(label => Line(label)));

    private static string Cut(string text) => text.Length <= MostProse ? text : text[..MostProse] + Ellipsis;

    private static bool NeedsWork(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' && (char.IsSurrogate(c) || IsUnseen(CharUnicodeInfo.GetUnicodeCategory(c))))
                return true;
        }

        return false;
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        if (!IsUnseen(Rune.GetUnicodeCategory(rune)))
        {
            Span<char> units = stackalloc char[2];
            result.Append(units[..rune.EncodeToUtf16(units)]);
            return;
        }

        _ = rune.Value switch
        {
            '\n' => result.Append("\\n"),
            '\r' => result.Append("\\r"),
            '\t' => result.Append("\\t"),
            <= 0xff => result.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
            <= 0xffff => result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            _ => result.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
        };
    }

    public static bool IsUnseen(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate;
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace YLang.Reports.Json;

/// <summary>
/// JSON strings as this house writes them: readable (no <c>\u2192</c> for an arrow), and harmless wherever they land: control and format characters, line
/// separators and half surrogate
/// pairs never appear raw, so that a terminal that shows the document obeys nothing in it.
/// </summary>
internal static class JsonStrings
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>
    /// The text in quotes. With <paramref name="inHtml"/>, <c>&lt; &gt; &amp;</c> are written as escapes too: nothing in it can end a script element.
    /// </summary>
    public static string Quote(string text, bool inHtml = false)
    {
        if (!inHtml && !text.AsSpan().ContainsAnyExcept(Plain))
            return $"\"{text}\"";

        var result = new StringBuilder(text.Length + 16).Append('"');
        // An enumeration by runes gives U+FFFD for half a surrogate pair.
        foreach (Rune rune in text.EnumerateRunes())
            Append(result, rune, inHtml);

        return result.Append('"').ToString();
    }

    public static void WriteText(this Utf8JsonWriter json, string text) => json.WriteRawValue(Quote(text), skipInputValidation: true);

    public static void WriteText(this Utf8JsonWriter json, string name, string text)
    {
        json.WritePropertyName(name);
        json.WriteText(text);
    }

    private static void Append(StringBuilder result, Rune rune, bool inHtml)
    {
        Span<char> units = stackalloc char[2];
        ReadOnlySpan<char> written = units[..rune.EncodeToUtf16(units)];
        if (rune.Value is '"' or '\\')
        {
            result.Append('\\').Append(written);
        }
        else if (rune.Value == '\n')
        {
            result.Append("\\n");
        }
        else if (IsUnseen(rune) || (inHtml && rune.Value is '<' or '>' or '&'))
        {
            foreach (char unit in written)
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }
        else
        {
            result.Append(written);
        }
    }

    private static bool IsUnseen(Rune rune) => !(rune.IsAscii && rune.Value is >= ' ' and <= '~') && Visible.IsUnseen(Rune.GetUnicodeCategory(rune));
}

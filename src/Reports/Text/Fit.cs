using System.Text;
using Spectre.Console;

namespace YLang.Reports.Text;

/// <summary>Makes text fit a number of terminal cells. Input has passed <see cref="Visible"/>; wide characters take two cells, combining ones none.</summary>
internal static class Fit
{
    private const string Ellipsis = "…", Arrow = " → ";

    public static int Cells(string text) => System.Text.Ascii.IsValid(text) ? text.Length : text.GetCellWidth();

    /// <summary>Cut at the end.</summary>
    public static string End(string text, int cells)
    {
        if (Cells(text) <= cells)
            return text;

        return cells <= 0 ? "" : text[..Prefix(text, cells - 1)] + Ellipsis;
    }

    /// <summary>Cut in the middle: the ends of a dotted name or a file tell it from its neighbours.</summary>
    public static string Middle(string text, int cells)
    {
        if (Cells(text) <= cells)
            return text;

        if (cells < 5)
            return End(text, cells);

        int tail = (cells - 1) / 2, start = text.Length;
        while (start > 0 && Cells(text[(start - 1)..]) <= tail)
            start--;

        // Half a surrogate pair is no character.
        if (start < text.Length && char.IsLowSurrogate(text[start]))
            start++;

        return string.Concat(text.AsSpan(0, Prefix(text, cells - 1 - Cells(text[start..]))), Ellipsis, text.AsSpan(start));
    }

    /// <summary>A path in one line: labels in its middle give way first, then the ends are cut.</summary>
    public static string Path(IReadOnlyList<string> labels, int cells)
    {
        string whole = string.Join(Arrow, labels);
        if (Cells(whole) <= cells || labels.Count < 2)
            return Middle(whole, cells);

        for (int dropped = 1; dropped <= labels.Count - 2; dropped++)
        {
            int head = Math.Max(1, (labels.Count - dropped) / 3);
            string shorter = string.Join(Arrow, [.. labels.Take(head), Ellipsis, .. labels.Skip(head + dropped)]);
            if (Cells(shorter) <= cells)
                return shorter;
        }

        string last = Ellipsis + Arrow + labels[^1];
        return Cells(last) <= cells ? last : Middle(last, cells);
    }

    public static string PadLeft(string text, int cells) => new string(' ', Math.Max(0, cells - Cells(text))) + text;

    public static string PadRight(string text, int cells) => text + new string(' ', Math.Max(0, cells - Cells(text)));

    /// <summary>Broken at spaces; a word longer than a line is broken where the line ends.</summary>
    public static IEnumerable<string> Wrap(string text, int cells) => Wrap(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), " ", cells);

    /// <summary>A path over as many lines as it needs, broken before its arrows.</summary>
    public static IEnumerable<string> WrapPath(IEnumerable<string> labels, int cells) =>
        Wrap([.. labels.Select((label, i) => i == 0 ? label : "→ " + label)], " ", cells);

    /// <summary>For terminals without Unicode: what we draw with, in ASCII; foreign letters become '?'.</summary>
    public static string Ascii(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;

        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            result.Append(rune.Value switch
            {
                < 0x80 => (char)rune.Value,
                '→' => '>',
                '·' or '–' or '─' or '░' => '-',
                '…' => '~',
                '█' or '▉' or '▊' or '▋' or '▌' => '#',
                '▓' => '=',
                '▒' => '+',
                '▍' or '▎' or '▏' => ' ',
                '│' => '|',
                '├' or '└' => '`',
                _ => '?',
            });

        return result.ToString();
    }

    private static IEnumerable<string> Wrap(string[] words, string space, int cells)
    {
        cells = Math.Max(cells, 8);
        string line = "";
        foreach (string word in words)
        {
            int width = Cells(word);
            if (line.Length > 0 && Cells(line) + space.Length + width <= cells)
            {
                line += space + word;
                continue;
            }

            if (line.Length > 0)
                yield return line;

            int start = 0;
            while (width > cells)
            {
                int length = Math.Max(1, Prefix(word.AsSpan(start), cells));
                string part = word.Substring(start, length);
                yield return part;
                width -= Cells(part);
                start += length;
            }

            line = word[start..];
        }

        if (line.Length > 0)
            yield return line;
    }

    /// <summary>Characters from the start that fit, never half a pair.</summary>
    private static int Prefix(ReadOnlySpan<char> text, int cells)
    {
        int used = 0, length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += rune.IsAscii ? 1 : rune.ToString().GetCellWidth();
            if (used > cells)
                break;

            length += rune.Utf16SequenceLength;
        }

        return length;
    }
}

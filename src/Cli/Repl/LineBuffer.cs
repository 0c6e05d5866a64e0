using System.Globalization;
using System.Text;

namespace YLang.Cli.Repl;

/// <summary>A line being typed, and where its cursor stands. The cursor never stands inside of what people see as one character.</summary>
internal sealed class LineBuffer
{
    /// <summary>Ranges of code points that take two columns: East Asian scripts and forms, pictures.</summary>
    private static readonly (int First, int Last)[] _wide =
        [(0x1100, 0x115f), (0x2e80, 0xa4cf), (0xac00, 0xd7a3), (0xf900, 0xfaff), (0xfe30, 0xfe6f), (0xff00, 0xff60), (0x1f300, 0x1faff), (0x20000, 0x3fffd)];

    public string Text { get; private set; } = "";

    /// <summary>From 0 to the text's length, in UTF-16 units.</summary>
    public int Cursor { get; private set; }

    public string BeforeCursor => Text[..Cursor];

    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    /// <summary>Puts a text in the place of what stands between a position and the cursor.</summary>
    public void Replace(int start, string text)
    {
        Text = Text.Remove(start, Cursor - start);
        Cursor = start;
        Insert(text);
    }

    public void MoveTo(int position) => Cursor = Math.Clamp(position, 0, Text.Length);

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    /// <summary>To the beginning of the word that the cursor is in or behind.</summary>
    public void WordLeft()
    {
        while (Cursor > 0 && !IsOfWord(Text[Cursor - 1]))
            Left();

        while (Cursor > 0 && IsOfWord(Text[Cursor - 1]))
            Left();
    }

    /// <summary>Behind the word that the cursor is in or before.</summary>
    public void WordRight()
    {
        while (Cursor < Text.Length && !IsOfWord(Text[Cursor]))
            Right();

        while (Cursor < Text.Length && IsOfWord(Text[Cursor]))
            Right();
    }

    /// <summary>Takes out what lies between the cursor and where it was.</summary>
    public void DeleteFrom(int other)
    {
        (int start, int end) = (Math.Min(other, Cursor), Math.Max(other, Cursor));
        Text = Text.Remove(start, end - start);
        Cursor = start;
    }

    public void Backspace() => DeleteFrom(Before(Cursor));

    public void Delete() => DeleteFrom(After(Cursor));

    /// <summary>What a terminal row shows of the text: all of it, or a stretch around the cursor.</summary>
    /// <param name="columns">Of the row, at least one.</param>
    /// <returns>The stretch, and the cursor's column in it.</returns>
    public (string Shown, int Column) View(int columns)
    {
        int start = 0;
        while (start < Cursor && ColumnsOf(Text[start..Cursor]) >= columns)
            start = After(start);

        int end = start;
        while (end < Text.Length && ColumnsOf(Text[start..After(end)]) < columns)
            end = After(end);

        string shown = string.Concat(Text[start..end].Select(c => char.IsControl(c) ? '?' : c));
        return (shown, ColumnsOf(Text[start..Cursor]));
    }

    private static int ColumnsOf(string text) => text.EnumerateRunes().Sum(rune => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => Array.Exists(_wide, w => rune.Value >= w.First && rune.Value <= w.Last) ? 2 : 1,
    });

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private int After(int position) => position == Text.Length ? position : position + StringInfo.GetNextTextElementLength(Text, position);

    private int Before(int position)
    {
        int before = 0;
        for (int at = 0; at < position; at = After(at))
            before = at;

        return before;
    }
}

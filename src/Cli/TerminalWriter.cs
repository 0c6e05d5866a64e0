using System.Globalization;
using System.Text;
using YLang.Reports;

namespace YLang.Cli;

/// <summary>
/// What a script prints on a terminal: its text may hold a target's, so that all that would move the cursor, switch a colour or turn the reading direction is written out
/// (<c>\x1b</c>). Line feeds and tabs pass.
/// </summary>
internal sealed class TerminalWriter(TextWriter terminal) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value)
    {
        if (value is '\n' or '\t' || char.IsSurrogate(value) || !Visible.IsUnseen(CharUnicodeInfo.GetUnicodeCategory(value)))
            terminal.Write(value);
        else
            terminal.Write((value <= 0xff ? "\\x" : "\\u") + ((int)value).ToString(value <= 0xff ? "x2" : "x4", CultureInfo.InvariantCulture));
    }

    public override void Write(string? value)
    {
        if (value is not null && value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            terminal.Write(value);
            return;
        }

        foreach (char c in value ?? "")
            Write(c);
    }

    public override void Flush() => terminal.Flush();
}

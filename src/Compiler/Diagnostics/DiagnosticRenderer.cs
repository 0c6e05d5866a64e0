using System.Globalization;
using System.Text;
using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>A message as people see it: place, level, code and sentence; the line with a caret; what to do.</summary>
public static class DiagnosticRenderer
{
    /// <summary>Columns of source that are shown; longer lines are clipped around the caret.</summary>
    private const int MaxWidth = 140;

    private const int TabWidth = 4;

    /// <summary>Ends with a line end.</summary>
    /// <param name="colour">With ANSI colours, for a terminal.</param>
    public static string Render(Diagnostic diagnostic, bool colour)
    {
        var text = new StringBuilder();
        bool isError = diagnostic.Level == DiagnosticLevel.Error;
        string level = Paint(isError ? "error" : "warning", isError ? "1;31" : "1;35", colour);
        text.Append(Place(diagnostic.Span)).Append(level).Append(CultureInfo.InvariantCulture, $" {diagnostic.Code}: ").Append(Paint(Escape(diagnostic.Message), "1", colour)).Append('\n');
        int margin = Excerpt(text, diagnostic.Span, isError ? "1;31" : "1;35", colour);
        if (diagnostic.Help is { } help)
            text.Append(' ', margin).Append("= ").Append(Escape(help)).Append('\n');

        foreach (RelatedLocation related in diagnostic.Related.IsDefault ? [] : diagnostic.Related)
        {
            text.Append(Place(related.Span)).Append(Paint("note", "1;36", colour)).Append(": ").Append(Escape(related.Message)).Append('\n');
            Excerpt(text, related.Span, "1;36", colour);
        }

        return text.ToString();
    }

    private static string Place(SourceSpan span) =>
        span.Source.Path.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Escape(span.Source.Path)}:{span.Line}:{span.Column}: ");

    private static string Paint(string text, string code, bool colour) => colour ? $"\u001B[{code}m{text}\u001B[0m" : text;

    /// <summary>The line and the caret below it; gives the columns before the source's first.</summary>
    private static int Excerpt(StringBuilder text, SourceSpan span, string code, bool colour)
    {
        if (span.Source.Path.Length == 0)
            return 2;

        string number = span.Line.ToString(CultureInfo.InvariantCulture);
        string line = span.Source.Line(span.Line);
        int start = Math.Min(span.Column - 1, line.Length), length = Math.Max(1, Math.Min(span.Length, line.Length - start));
        (string before, string shown, int width) = Clip(line, start, length);
        text.Append(CultureInfo.InvariantCulture, $"  {number} | {before}{shown}\n");
        text.Append(' ', number.Length + 3).Append("| ").Append(' ', before.Length).Append(Paint("^" + new string('~', width - 1), code, colour)).Append('\n');
        return number.Length + 3;
    }

    /// <summary>The source before the caret, the source from it on, and how wide the caret is; tabs and control characters as they are shown.</summary>
    private static (string Before, string Shown, int Width) Clip(string line, int start, int length)
    {
        string before = Expand(line[Math.Max(0, start - (2 * MaxWidth))..start], start > 2 * MaxWidth), marked = Expand(line[start..Math.Min(line.Length, start + Math.Min(length, MaxWidth))]);
        string after = Expand(line[Math.Min(line.Length, start + length)..Math.Min(line.Length, start + length + MaxWidth)]);
        if (before.Length > MaxWidth / 2)
            before = "…" + before[^((MaxWidth / 2) - 1)..];

        int width = Math.Clamp(marked.Length, 1, MaxWidth - before.Length);
        string shown = marked + after;
        if (shown.Length > MaxWidth - before.Length)
            shown = shown[..(MaxWidth - before.Length - 1)] + "…";

        return (before, shown, width);
    }

    private static string Expand(string source, bool isCut = false) => (isCut ? "…" : "") + Escape(source.Replace("\t", new string(' ', TabWidth), StringComparison.Ordinal));

    /// <summary>Control characters as their escapes: nothing in a file may command the terminal.</summary>
    private static string Escape(string text) => text.Any(IsControl)
        ? string.Concat(text.Select(c => IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()))
        : text;

    /// <summary>Controls, and the characters that turn the direction of text around.</summary>
    private static bool IsControl(char c) =>
        char.IsControl(c) || c is >= '\u200E' and <= '\u200F' or >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF';
}

using Spectre.Console;
using Spectre.Console.Rendering;

namespace YLang.Reports.Text;

/// <summary>Lines of styled text, already fitted to the width: what Spectre prints as it stands, without wrapping or markup.</summary>
internal sealed class Sheet(int width, bool unicode) : IRenderable
{
    private readonly List<Segment> _segments = [];

    /// <summary>Cells in a line.</summary>
    public int Width { get; } = width;

    /// <summary>Whether the terminal has bars, arrows and boxes.</summary>
    public bool Unicode { get; } = unicode;

    public Sheet Add(string text, Style? style = null)
    {
        if (text.Length > 0)
            _segments.Add(new Segment(Unicode ? text : Fit.Ascii(text), style ?? Style.Plain));

        return this;
    }

    public void Line(string text = "", Style? style = null)
    {
        Add(text, style);
        _segments.Add(Segment.LineBreak);
    }

    /// <summary>Prose, wrapped and indented.</summary>
    public void Wrapped(string text, int indent, Style? style = null)
    {
        foreach (string paragraph in Visible.Paragraphs(text))
        {
            foreach (string line in Fit.Wrap(paragraph, Width - indent))
                Add(new string(' ', indent)).Line(line, style);
        }
    }

    /// <summary>A section's heading, an empty line above.</summary>
    public void Heading(string title, string note = "")
    {
        Line();
        string shown = Fit.End(title, Width);
        Add(shown, Styles.Heading);
        if (note.Length > 0 && Fit.Cells(shown) + Fit.Cells(note) + 2 <= Width)
            Add("  ").Add(note, Styles.Quiet);

        Line();
    }

    Measurement IRenderable.Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    IEnumerable<Segment> IRenderable.Render(RenderOptions options, int maxWidth) => _segments;
}

/// <summary>The terminal's own sixteen colours: they follow its theme, light or dark.</summary>
internal static class Styles
{
    public static readonly Style
        Plain = Style.Plain,
        Heading = new(decoration: Decoration.Bold),
        Quiet = new(Color.Grey),
        Path = new(Color.Teal),
        Bar = new(Color.Teal),
        Critical = new(Color.Red, decoration: Decoration.Bold),
        Warn = new(Color.Olive, decoration: Decoration.Bold),
        Info = new(Color.Navy, decoration: Decoration.Bold),
        Advice = new(Color.Green);

    private static readonly Style[] Parts = [new(Color.Teal), new(Color.Olive), new(Color.Purple), new(Color.Green), new(Color.Navy), new(Color.Maroon)];

    public static Style Part(MemoryPart part, int index) => part.IsRest ? Quiet : Parts[index % Parts.Length];

    public static Style Severity(string severity) => severity switch { "critical" => Critical, "warn" => Warn, _ => Info };
}

namespace YLang.Compiler.Text;

/// <summary>One file (or <c>-e</c> text) as read, with its line starts.</summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    /// <param name="path">As shown to people: relative to where the user stands, or <c>&lt;command line&gt;</c>.</param>
    /// <param name="text">The whole text.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                _lineStarts.Add(i + 1);
        }
    }

    public string Path { get; }

    public string Text { get; }

    public int LineCount => _lineStarts.Count;

    /// <summary>Line and column of a position, both from 1; the column counts UTF-16 units.</summary>
    public (int Line, int Column) Locate(int position)
    {
        int line = _lineStarts.BinarySearch(position);
        if (line < 0)
            line = ~line - 1;

        return (line + 1, position - _lineStarts[line] + 1);
    }

    /// <summary>The text of a line (from 1) without its end.</summary>
    public string Line(int line)
    {
        int start = _lineStarts[line - 1];
        int end = line < _lineStarts.Count ? _lineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\n', '\r');
    }
}

/// <summary>A stretch of a source: where a message points, where emitted code comes from.</summary>
/// <param name="Source">The file.</param>
/// <param name="Start">Position of the first character, from 0.</param>
/// <param name="Length">In characters; 0 for a place between two.</param>
public readonly record struct SourceSpan(SourceText Source, int Start, int Length)
{
    /// <summary>Stands for code that no source wrote.</summary>
    public static SourceSpan None { get; } = new(new SourceText("", ""), 0, 0);

    public int End => Start + Length;

    public int Line => Source.Locate(Start).Line;

    public int Column => Source.Locate(Start).Column;

    public string Text => Source.Text.Substring(Start, Length);

    /// <summary>The stretch from this one's start to the other's end; this one where they lie in different files.</summary>
    public SourceSpan To(SourceSpan end) =>
        ReferenceEquals(Source, end.Source) && end.End >= Start ? new SourceSpan(Source, Start, end.End - Start) : this;
}

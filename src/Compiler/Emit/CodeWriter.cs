using System.Globalization;
using System.Text;
using YLang.Compiler.Text;

namespace YLang.Compiler.Emit;

/// <summary>Lines of C#, indented, with the lines of the script that they come from.</summary>
/// <param name="marksLines">False: without the lines of the script, a quarter of the text; they serve debug information alone.</param>
internal sealed class CodeWriter(bool marksLines)
{
    /// <summary>The greatest column that <c>#line</c> takes.</summary>
    private const int MaxColumn = 65_535;

    private readonly StringBuilder _text = new();
    private int _depth;
    private (SourceText? Source, int Line) _at;

    /// <summary>Lines so far, those that say where in the script they come from left out.</summary>
    public int Lines { get; private set; }

    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _depth * 4).Append(text);

        _text.Append('\n');
        Lines++;
    }

    public void Open()
    {
        Line("{");
        _depth++;
    }

    public void Close(string after = "")
    {
        _depth--;
        Line("}" + after);
    }

    public void Indent() => _depth++;

    public void Outdent() => _depth--;

    /// <summary>A block behind a head: <c>head { … }</c>.</summary>
    public void Block(string head, Action write)
    {
        Line(head);
        Open();
        write();
        Close();
    }

    /// <summary>What follows comes from this line of a script.</summary>
    public void Mark(SourceSpan span)
    {
        if (!marksLines || span.Source.Path.Length == 0)
            return;

        (int line, int column) = span.Source.Locate(span.Start);
        if (_at == (span.Source, line))
            return;

        _at = (span.Source, line);
        (int endLine, int endColumn) = span.Source.Locate(span.End);
        string place = span.Length > 0 && column <= MaxColumn && endColumn is > 1 and <= MaxColumn
            ? string.Create(CultureInfo.InvariantCulture, $"({line}, {column}) - ({endLine}, {endColumn})")
            : line.ToString(CultureInfo.InvariantCulture);
        _text.Append(CultureInfo.InvariantCulture, $"#line {place} \"{Literals.FileName(span.Source.Path)}\"\n");
    }

    /// <summary>What follows comes from no script.</summary>
    public void Unmark()
    {
        if (_at.Source is null)
            return;

        _at = default;
        _text.Append("#line default\n");
    }

    /// <summary>Lines written elsewhere.</summary>
    public void Append(CodeWriter other) => _text.Append(other._text);

    public override string ToString() => _text.ToString();
}

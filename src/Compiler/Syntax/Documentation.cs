namespace YLang.Compiler.Syntax;

/// <summary>Gathers <c>///</c> lines for the declaration below them and for the file's summary.</summary>
internal sealed class Documentation
{
    private readonly List<string> _lines = [];
    private readonly List<string> _summary = [];
    private int _lastLine = -1, _summaryLine = -1;

    /// <summary>The first sentence of the first lines: up to a <c>. ? !</c> that ends a word.</summary>
    public string Summary
    {
        get
        {
            string text = string.Join(' ', _summary.Select(l => l.Trim()).TakeWhile(l => l.Length > 0));
            int end = Enumerable.Range(0, text.Length).FirstOrDefault(i => text[i] is '.' or '?' or '!' && (i + 1 == text.Length || text[i + 1] == ' '), text.Length - 1);
            return text[..(end + 1)];
        }
    }

    public void Add(SourceToken token, bool isOutermost)
    {
        string line = token.Text[3..].TrimEnd();
        line = line.StartsWith(' ') ? line[1..] : line;
        if (token.Line != _lastLine + 1)
            _lines.Clear();

        _lines.Add(line);
        _lastLine = token.Line;
        if (isOutermost && (_summary.Count == 0 || token.Line == _summaryLine + 1))
        {
            _summary.Add(line);
            _summaryLine = token.Line;
        }
    }

    /// <summary>What stands directly above <paramref name="token"/>; each line is given once.</summary>
    public string TakeFor(SourceToken token)
    {
        if (_lines.Count == 0)
            return "";

        string text = token.Line == _lastLine + 1 ? string.Join('\n', _lines) : "";
        Forget();
        return text;
    }

    public void Forget()
    {
        _lines.Clear();
        _lastLine = -1;
    }
}

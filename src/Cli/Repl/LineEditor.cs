namespace YLang.Cli.Repl;

/// <summary>How a line ended.</summary>
internal enum LineEnd
{
    Entered,

    /// <summary>Ctrl-C: it is given up.</summary>
    GivenUp,

    /// <summary>Ctrl-D on an empty line: there are no more.</summary>
    Closed,
}

/// <summary>A line typed in one row of a terminal, with the keys that readline has taught people.</summary>
/// <param name="keys">Gives the next key.</param>
/// <param name="terminal">Understands ANSI's control sequences.</param>
/// <param name="columns">Of the terminal, now.</param>
/// <param name="complete">What stands before the cursor: where the word begins, what it may become.</param>
internal sealed class LineEditor(
    Func<ConsoleKeyInfo> keys, TextWriter terminal, Func<int> columns, Func<string, (int Start, IReadOnlyList<string> Candidates)> complete)
{
    private readonly List<string> _history = [];
    private readonly LineBuffer _buffer = new();
    private string _prompt = "";
    private string _draft = "";
    private int _place;

    /// <summary>Puts a line behind those that the up key brings back.</summary>
    public void Remember(string line)
    {
        if (line.Length > 0 && (_history is not [.., var last] || last != line))
            _history.Add(line);
    }

    public LineEnd Read(string prompt, out string line)
    {
        (_prompt, _draft, _place) = (prompt, "", _history.Count);
        _buffer.Set("");
        Draw();
        LineEnd? end = null;
        while (end is null)
        {
            end = Obey(keys());
            if (end is null)
                Draw();
        }

        line = _buffer.Text;
        _buffer.MoveTo(line.Length);
        Draw();
        terminal.Write(end == LineEnd.GivenUp ? "^C\n" : "\n");
        terminal.Flush();
        if (end == LineEnd.Entered)
            Remember(line);

        return end.Value;
    }

    private LineEnd? Obey(ConsoleKeyInfo key)
    {
        bool control = key.Modifiers.HasFlag(ConsoleModifiers.Control), alt = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        if (control && Control(key.Key) is { } end)
            return end;

        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return LineEnd.Entered;
            case ConsoleKey.Tab:
                Complete();
                break;
            case ConsoleKey.Backspace when alt || control:
                DeleteOver(_buffer.WordLeft);
                break;
            case ConsoleKey.Backspace:
                _buffer.Backspace();
                break;
            case ConsoleKey.Delete:
                _buffer.Delete();
                break;
            case ConsoleKey.LeftArrow when control:
            case ConsoleKey.B when alt:
                _buffer.WordLeft();
                break;
            case ConsoleKey.RightArrow when control:
            case ConsoleKey.F when alt:
                _buffer.WordRight();
                break;
            case ConsoleKey.LeftArrow:
                _buffer.Left();
                break;
            case ConsoleKey.RightArrow:
                _buffer.Right();
                break;
            case ConsoleKey.Home:
                _buffer.MoveTo(0);
                break;
            case ConsoleKey.End:
                _buffer.MoveTo(_buffer.Text.Length);
                break;
            case ConsoleKey.UpArrow:
                Recall(_place - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_place + 1);
                break;
            default:
                if (!control && !alt && !char.IsControl(key.KeyChar))
                    _buffer.Insert(key.KeyChar.ToString());

                break;
        }

        return null;
    }

    private LineEnd? Control(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.C:
                return LineEnd.GivenUp;
            case ConsoleKey.D when _buffer.Text.Length == 0:
                return LineEnd.Closed;
            case ConsoleKey.D:
                _buffer.Delete();
                break;
            case ConsoleKey.A:
                _buffer.MoveTo(0);
                break;
            case ConsoleKey.E:
                _buffer.MoveTo(_buffer.Text.Length);
                break;
            case ConsoleKey.B:
                _buffer.Left();
                break;
            case ConsoleKey.F:
                _buffer.Right();
                break;
            case ConsoleKey.P:
                Recall(_place - 1);
                break;
            case ConsoleKey.N:
                Recall(_place + 1);
                break;
            case ConsoleKey.U:
                DeleteOver(() => _buffer.MoveTo(0));
                break;
            case ConsoleKey.K:
                DeleteOver(() => _buffer.MoveTo(_buffer.Text.Length));
                break;
            case ConsoleKey.W:
                DeleteOver(_buffer.WordLeft);
                break;
            case ConsoleKey.L:
                terminal.Write("\u001b[H\u001b[2J");
                break;
        }

        return null;
    }

    private void DeleteOver(Action move)
    {
        int before = _buffer.Cursor;
        move();
        _buffer.DeleteFrom(before);
    }

    /// <summary>What is being typed stands behind the last line of the history.</summary>
    private void Recall(int place)
    {
        if (place < 0 || place > _history.Count)
            return;

        if (_place == _history.Count)
            _draft = _buffer.Text;

        _place = place;
        _buffer.Set(place == _history.Count ? _draft : _history[place]);
    }

    /// <summary>Puts in what all candidates have in common; where that adds nothing, lists them.</summary>
    private void Complete()
    {
        (int start, IReadOnlyList<string> candidates) = complete(_buffer.BeforeCursor);
        if (candidates.Count == 0)
            return;

        string common = candidates[0];
        foreach (string candidate in candidates)
            common = common[..common.AsSpan().CommonPrefixLength(candidate)];

        if (common.Length > _buffer.Cursor - start)
            _buffer.Replace(start, common);
        else if (candidates.Count > 1)
            terminal.Write($"\n{Listed(candidates)}\n");
    }

    /// <summary>In columns, as a shell lists files.</summary>
    private string Listed(IReadOnlyList<string> words)
    {
        const int Most = 200;
        string[] shown = [.. words.Take(Most)];
        int column = shown.Max(w => w.Length) + 2;
        IEnumerable<string> rows = shown.Chunk(Math.Max(1, columns() / column)).Select(row => string.Concat(row.Select(w => w.PadRight(column))).TrimEnd());
        return string.Join('\n', words.Count > Most ? rows.Append($"… and {words.Count - Most} more") : rows);
    }

    private void Draw()
    {
        int room = Math.Max(1, columns() - _prompt.Length - 1);
        (string shown, int column) = _buffer.View(room);
        terminal.Write($"\r{_prompt}{shown}\u001b[K\r\u001b[{_prompt.Length + column}C");
        terminal.Flush();
    }
}

using System.Globalization;
using System.Text;

namespace YLang.Runtime.Targets.Gdb.Mi;

/// <summary>Reads a line of gdb's machine interface. What a line holds may come from the target: it is text, whatever it says.</summary>
internal ref struct MiParser
{
    /// <summary>Lists within lists: gdb's have four or five.</summary>
    private const int MostDepth = 32;

    private readonly ReadOnlySpan<char> _line;
    private int _at;

    private MiParser(ReadOnlySpan<char> line) => _line = line;

    private readonly char Next => _at < _line.Length ? _line[_at] : '\0';

    /// <summary>Null: it is no such line, as of a program that prints among gdb's.</summary>
    public static MiRecord? Parse(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd("\r\n ");
        if (line.SequenceEqual("(gdb)"))
            return new MiRecord(MiKind.Prompt, null, "", MiTuple.Empty, "");

        var parser = new MiParser(line);
        return parser.Record();
    }

    private MiRecord? Record()
    {
        int digits = 0;
        while (digits < _line.Length && char.IsAsciiDigit(_line[digits]))
            digits++;

        long? token = long.TryParse(_line[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
        _at = digits;
        MiKind? kind = Next switch
        {
            '^' => MiKind.Result,
            '*' => MiKind.Exec,
            '+' => MiKind.Status,
            '=' => MiKind.Notify,
            '~' => MiKind.Console,
            '@' => MiKind.Target,
            '&' => MiKind.Log,
            _ => null,
        };
        _at++;
        if (kind is null)
            return null;

        if (kind is MiKind.Console or MiKind.Target or MiKind.Log)
            return Text() is { } text && _at == _line.Length ? new MiRecord(kind.Value, token, "", MiTuple.Empty, text) : null;

        string name = Name();
        var results = new List<(string, MiValue)>();
        while (Next == ',')
        {
            _at++;
            if (Result(0) is not { } result)
                return null;

            results.Add(result);
        }

        return name.Length > 0 && _at == _line.Length ? new MiRecord(kind.Value, token, name, new MiTuple(results), "") : null;
    }

    /// <summary><c>name=value</c>; null where it is none.</summary>
    private (string, MiValue)? Result(int depth)
    {
        string name = Name();
        if (name.Length == 0 || Next != '=')
            return null;

        _at++;
        return Value(depth) is { } value ? (name, value) : null;
    }

    private MiValue? Value(int depth)
    {
        if (depth > MostDepth)
            return null;

        switch (Next)
        {
            case '"':
                return Text() is { } text ? new MiText(text) : null;
            case '{':
                return Items('}', depth) is { } named ? new MiTuple(named) : null;
            case '[':
                return Items(']', depth) is { } items ? new MiList([.. items.Select(i => i.Item2)]) : null;
            default:
                return null;
        }
    }

    /// <summary>What stands between brackets: named values, in a list also others.</summary>
    private List<(string, MiValue)>? Items(char end, int depth)
    {
        _at++;
        var items = new List<(string, MiValue)>();
        if (Next == end)
        {
            _at++;
            return items;
        }

        while (true)
        {
            if (end == ']' && Next is '"' or '{' or '[')
            {
                if (Value(depth + 1) is not { } value)
                    return null;

                items.Add(("", value));
            }
            else if (Result(depth + 1) is { } result)
            {
                items.Add(result);
            }
            else
            {
                return null;
            }

            char next = Next;
            _at++;
            if (next == end)
                return items;

            if (next != ',')
                return null;
        }
    }

    private string Name()
    {
        int from = _at;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '-' or '_' or '.')
            _at++;

        return _line[Math.Min(from, _line.Length).._at].ToString();
    }

    /// <summary>A C string: gdb writes bytes above 127 in octal, and they are UTF-8.</summary>
    private string? Text()
    {
        if (Next != '"')
            return null;

        _at++;
        int end = _line[_at..].IndexOfAny('"', '\\');
        if (end >= 0 && _line[_at + end] == '"')
        {
            string plain = _line.Slice(_at, end).ToString();
            _at += end + 1;
            return plain;
        }

        return Escaped();
    }

    private string? Escaped()
    {
        var bytes = new List<byte>();
        Span<byte> encoded = stackalloc byte[4];
        while (_at < _line.Length)
        {
            char c = _line[_at++];
            if (c == '"')
                return Encoding.UTF8.GetString([.. bytes]);

            if (c == '\\' && _at < _line.Length)
            {
                bytes.Add(Escape(_line[_at++]));
                continue;
            }

            bool isPair = char.IsHighSurrogate(c) && char.IsLowSurrogate(Next);
            if (Rune.TryCreate(c, out Rune rune) || (isPair && Rune.TryCreate(c, _line[_at++], out rune)))
                bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
        }

        return null;
    }

    private byte Escape(char c)
    {
        if (c is < '0' or > '7')
            return c switch { 'n' => (byte)'\n', 't' => (byte)'\t', 'r' => (byte)'\r', 'a' => 7, 'b' => 8, 'f' => 12, 'v' => 11, 'e' => 27, _ => (byte)c };

        int value = c - '0';
        for (int digits = 1; digits < 3 && Next is >= '0' and <= '7'; digits++)
            value = (value * 8) + (_line[_at++] - '0');

        return (byte)value;
    }
}

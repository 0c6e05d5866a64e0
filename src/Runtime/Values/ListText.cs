using System.Text;

namespace YLang.Runtime.Values;

/// <summary>The text of a container in the making. What nobody will read to its end is cut.</summary>
internal sealed class ListText(string open, string close)
{
    private const int MostCharacters = 1 << 16;

    private readonly StringBuilder _text = new(open);
    private bool _first = true;

    /// <returns>False: it is long enough.</returns>
    public bool Add(string item)
    {
        if (!_first)
            _text.Append(", ");

        _first = false;
        _text.Append(item.AsSpan(0, Math.Min(item.Length, MostCharacters)));
        if (_text.Length < MostCharacters)
            return true;

        _text.Append(", …");
        return false;
    }

    public override string ToString() => _text.Append(close).ToString();
}

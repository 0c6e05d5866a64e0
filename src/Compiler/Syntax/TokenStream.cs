using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace YLang.Compiler.Syntax;

/// <summary>The classified tokens as the parser's input.</summary>
internal sealed class TokenStream : ITokenStream
{
    private readonly List<SourceToken> _tokens;

    /// <param name="tokens">The last one is the end of file.</param>
    public TokenStream(List<SourceToken> tokens)
    {
        _tokens = tokens;
        for (int i = 0; i < tokens.Count; i++)
            tokens[i].TokenIndex = i;
    }

    public int Index { get; private set; }

    public int Size => _tokens.Count;

    public string SourceName => _tokens[^1].Source.Path;

    /// <summary>Nobody asks: tokens know their source themselves.</summary>
    public ITokenSource? TokenSource => null;

    /// <summary>The token that is read next.</summary>
    public SourceToken Here => _tokens[Index];

    /// <summary>The token read last; null at the start.</summary>
    public SourceToken? Before => Index > 0 ? _tokens[Index - 1] : null;

    /// <summary>Puts a token that nobody wrote in front of the next one.</summary>
    public void Insert(SourceToken token)
    {
        _tokens.Insert(Index, token);
        for (int i = Index; i < _tokens.Count; i++)
            _tokens[i].TokenIndex = i;
    }

    public void Consume() => Index = Math.Min(Index + 1, _tokens.Count - 1);

    public int LA(int i) => LT(i)?.Type ?? TokenConstants.InvalidType;

    public IToken? LT(int k)
    {
        int at = Index + (k > 0 ? k - 1 : k);
        return at < 0 ? null : _tokens[Math.Min(at, _tokens.Count - 1)];
    }

    public IToken Get(int i) => _tokens[i];

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = Math.Clamp(index, 0, _tokens.Count - 1);

    public string GetText(Interval interval) => string.Join(' ', _tokens.Skip(interval.a).Take(interval.Length).Select(t => t.Text));

    public string GetText() => "";

    public string GetText(RuleContext context) => GetText(context.SourceInterval);

    public string GetText(IToken? start, IToken? stop) => start is null || stop is null ? "" : GetText(Interval.Of(start.TokenIndex, stop.TokenIndex));
}

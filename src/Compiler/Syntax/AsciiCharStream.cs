using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>A source as the lexer's input. Characters beyond ASCII all arrive as U+007F: ANTLR caches its decisions for ASCII only and would crawl through a comment in Chinese.</summary>
internal sealed class AsciiCharStream(SourceText source) : ICharStream
{
    private const int NotAscii = 0x7F;

    private readonly string _text = source.Text;

    public int Index { get; private set; }

    public int Size => _text.Length;

    public string SourceName => source.Path;

    public void Consume() => Index++;

    public int LA(int i)
    {
        int at = Index + (i > 0 ? i - 1 : i);
        if ((uint)at >= (uint)_text.Length)
            return IntStreamConstants.EOF;

        char c = _text[at];
        return c < NotAscii ? c : NotAscii;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = index;

    public string GetText(Interval interval) => _text[interval.a..Math.Min(interval.b + 1, _text.Length)];
}

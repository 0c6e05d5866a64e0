using Antlr4.Runtime;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>A token that knows its file, its documentation and, where a macro made it, its own spelling.</summary>
internal sealed class SourceToken : CommonToken
{
    private readonly string? _spelling;

    public SourceToken(SourceText source, int type, int start, int stop, int line, string? spelling = null)
        : base(type)
    {
        Source = source;
        (StartIndex, StopIndex, Line) = (start, stop, line);
        _spelling = spelling;
    }

    public SourceText Source { get; }

    /// <summary>The <c>///</c> lines just above, without their slashes, joined by line ends; or "".</summary>
    public string Documentation { get; set; } = "";

    public override string Text => _spelling ?? Source.Text[StartIndex..(StopIndex + 1)];

    /// <summary>Its spelling is not what stands at its place.</summary>
    public bool IsMade => _spelling is not null;

    public SourceSpan Span => new(Source, StartIndex, StopIndex - StartIndex + 1);

    /// <summary>The place just behind it.</summary>
    public SourceSpan Behind => new(Source, StopIndex + 1, 0);

    /// <summary>The rest of its line is a comment.</summary>
    public bool IsBeforeComment => Source.Text.AsSpan(StopIndex + 1).TrimStart(" \t").StartsWith("//");

    /// <summary>The same characters as another kind of token.</summary>
    public SourceToken As(int type) => new(Source, type, StartIndex, StopIndex, Line, _spelling) { Documentation = Documentation };

    /// <summary>Another token in this one's place.</summary>
    public SourceToken Spelt(int type, string spelling) => new(Source, type, StartIndex, StopIndex, Line, spelling) { Documentation = Documentation };

    /// <summary>This token as if it stood at <paramref name="use"/>: what a macro leaves behind.</summary>
    public SourceToken At(SourceToken use) => new(use.Source, Type, use.StartIndex, use.StopIndex, use.Line, Text) { Documentation = use.Documentation };

    /// <summary>A token that nobody wrote, just behind this one.</summary>
    public SourceToken Insert(int type, string spelling) => new(Source, type, StopIndex + 1, StopIndex, Line, spelling);
}

internal sealed class SourceTokenFactory(SourceText source) : ITokenFactory
{
    public IToken Create(Tuple<ITokenSource, ICharStream> stream, int type, string text, int channel, int start, int stop, int line, int column) =>
        new SourceToken(source, type, start, Math.Min(stop, source.Text.Length - 1), line) { Channel = channel };

    public IToken Create(int type, string text) => new SourceToken(source, type, 0, -1, 1, text);
}

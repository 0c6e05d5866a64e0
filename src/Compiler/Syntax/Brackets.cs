using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>
/// Pairs the brackets of a token list before anything is parsed. A missing one is reported where it was opened and put in, one too many is taken out: the parser behind always
/// sees pairs, and one mistake gives one message.
/// </summary>
internal sealed class Brackets
{
    private readonly SyntaxReport _report;
    private readonly List<SourceToken> _output;
    private readonly List<SourceToken> _open = [];
    private readonly HashSet<SourceToken> _forHeaders = [];
    private bool _bracesAreMissing;

    private Brackets(SyntaxReport report, int capacity)
    {
        _report = report;
        _output = new List<SourceToken>(capacity);
    }

    /// <summary>The same tokens with every bracket paired; null where they are nested too deeply to go on.</summary>
    public static List<SourceToken>? Pair(List<SourceToken> tokens, SyntaxReport report)
    {
        int braces = tokens.Sum(t => t.Type == YLexer.BRACE_OPEN ? 1 : t.Type == YLexer.BRACE_CLOSE ? -1 : 0);
        var brackets = new Brackets(report, tokens.Count) { _bracesAreMissing = braces > 0 };
        return brackets.TryPair(tokens) ? brackets._output : null;
    }

    private static bool IsOpening(int type) => type is YLexer.PAREN_OPEN or YLexer.BRACKET_OPEN or YLexer.BRACE_OPEN;

    private static bool IsClosing(int type) => type is YLexer.PAREN_CLOSE or YLexer.BRACKET_CLOSE or YLexer.BRACE_CLOSE;

    private static (int Type, string Text) Partner(SourceToken open) => open.Type switch
    {
        YLexer.PAREN_OPEN => (YLexer.PAREN_CLOSE, ")"),
        YLexer.BRACKET_OPEN => (YLexer.BRACKET_CLOSE, "]"),
        _ => (YLexer.BRACE_CLOSE, "}"),
    };

    private bool TryPair(List<SourceToken> tokens)
    {
        foreach (SourceToken token in tokens)
        {
            if (EndsStatement(token))
                CloseWhile(o => o.Type != YLexer.BRACE_OPEN);

            if (_bracesAreMissing && _open.Count > 0 && StartsDeclaration(token))
                CloseWhile(_ => true);

            if (IsOpening(token.Type))
            {
                if (_open.Count >= SyntaxLimits.MaxNesting)
                {
                    _report.Add(Catalogue.NestedTooDeep(token.Span, SyntaxLimits.MaxNesting));
                    return false;
                }

                if (token.Type == YLexer.PAREN_OPEN && _output is [.., { Type: YLexer.FOR }])
                    _forHeaders.Add(token);

                _open.Add(token);
            }
            else if (IsClosing(token.Type) && !TryClose(token))
            {
                continue;
            }

            _output.Add(token);
        }

        CloseWhile(_ => true);
        return true;
    }

    /// <summary>No parenthesis reaches over a semicolon (but a <c>for</c>'s) or a brace.</summary>
    private bool EndsStatement(SourceToken token) =>
        _open is [.., { Type: not YLexer.BRACE_OPEN } last] && (token.Type == YLexer.BRACE_OPEN && _output is not [.., { Type: YLexer.ASSIGN or YLexer.COMMA }]
            || (token.Type == YLexer.SEMICOLON && !_forHeaders.Contains(last)));

    private static bool StartsDeclaration(SourceToken token) =>
        token.Type is YLexer.PROBE or YLexer.PARAM or YLexer.ITER or YLexer.VISIT or YLexer.ROOTS or YLexer.HEAP or YLexer.LABEL && Indentation(token) == 0 && IsFirstOfLine(token);

    private bool TryClose(SourceToken token)
    {
        int partner = _open.FindLastIndex(o => Partner(o).Type == token.Type);
        if (partner < 0 || (token.Type != YLexer.BRACE_CLOSE && _open.FindLastIndex(o => o.Type == YLexer.BRACE_OPEN) > partner))
        {
            _report.Defer(Catalogue.ClosesNothing(token.Span, token.Text));
            return false;
        }

        CloseWhile(o => !ReferenceEquals(o, _open[partner]));
        if (_bracesAreMissing && token.Type == YLexer.BRACE_CLOSE && IsFirstOfLine(token))
        {
            while (_open.Count > 1 && _open[^1].Line < token.Line && Indentation(_open[^1]) > Indentation(token))
                CloseLast();
        }

        _open.RemoveAt(_open.Count - 1);
        return true;
    }

    private void CloseWhile(Predicate<SourceToken> condition)
    {
        while (_open.Count > 0 && condition(_open[^1]))
            CloseLast();
    }

    private void CloseLast()
    {
        SourceToken open = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        (int type, string text) = Partner(open);
        if (type == YLexer.BRACE_CLOSE)
            _report.Add(Catalogue.BraceNotClosed(open.Span, text));
        else
            _report.Add(Catalogue.BracketNotClosed(_output[^1].Behind, text, open.Span, _output[^1].IsBeforeComment));

        _output.Add(_output[^1].Insert(type, text));
    }

    /// <summary>Columns before the first character of the token's line.</summary>
    private static int Indentation(SourceToken token)
    {
        string line = token.Source.Line(token.Line);
        return line.Length - line.TrimStart().Length;
    }

    private static bool IsFirstOfLine(SourceToken token) => token.Source.Locate(token.StartIndex).Column == Indentation(token) + 1;
}

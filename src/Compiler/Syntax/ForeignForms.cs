using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>
/// Finds what people write who know Python or another language better, says how it is written here, and puts that in its place, so that the rest of the script is read.
/// It looks only at forms that are mistakes wherever they stand.
/// </summary>
internal sealed partial class ForeignForms
{
    private readonly List<SourceToken> _tokens;
    private readonly List<SourceToken> _output;
    private readonly SyntaxReport _report;
    private readonly Func<string, bool> _isType;
    private readonly HashSet<string> _targets;
    private readonly int[] _pairs;
    private int _at, _braces;
    private bool _hasPythonBlocks;

    private ForeignForms(List<SourceToken> tokens, ParseContext context, SyntaxReport report)
    {
        _tokens = tokens;
        _output = new List<SourceToken>(tokens.Count);
        _report = report;
        _isType = context.Layout.HasType;
        _braces = context.IsValue is null ? 0 : 1;
        _pairs = Pairs(tokens);
        _targets = [.. tokens.Zip(tokens.Skip(1)).Where(p => p.First.Type == YLexer.GOTO).Select(p => p.Second.Text)];
    }

    public static List<SourceToken> Replace(List<SourceToken> tokens, ParseContext context, SyntaxReport report)
    {
        if (context.IsLayoutFile)
            return tokens;

        var forms = new ForeignForms(tokens, context, report);
        forms.Run();

        // Where blocks end in a script with such blocks, nobody can say.
        if (forms._hasPythonBlocks)
            report.Mute();

        return forms._output;
    }

    /// <summary>Of each bracket the index of its partner; of one without, its own.</summary>
    private static int[] Pairs(List<SourceToken> tokens)
    {
        int[] pairs = [.. Enumerable.Range(0, tokens.Count)];
        var open = new Stack<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type is YLexer.PAREN_OPEN or YLexer.BRACKET_OPEN or YLexer.BRACE_OPEN)
                open.Push(i);
            else if (tokens[i].Type is YLexer.PAREN_CLOSE or YLexer.BRACKET_CLOSE or YLexer.BRACE_CLOSE && open.TryPop(out int partner))
                pairs[partner] = i;
        }

        return pairs;
    }

    private SourceToken Here => _tokens[_at];

    private int TypeAt(int i) => i >= 0 && i < _tokens.Count ? _tokens[i].Type : 0;

    private string TextAt(int i) => i >= 0 && i < _tokens.Count ? _tokens[i].Text : "";

    private bool BeginsLine(int i) => i == 0 || !IsSameLine(i - 1, i);

    private bool IsSameLine(int i, int j) => i >= 0 && j < _tokens.Count && _tokens[i].Line == _tokens[j].Line && ReferenceEquals(_tokens[i].Source, _tokens[j].Source);

    /// <summary>No space stands between the token and the next one.</summary>
    private bool Touches(int i) => IsSameLine(i, i + 1) && _tokens[i].StopIndex + 1 == _tokens[i + 1].StartIndex;

    /// <summary>Index of the last token of this line.</summary>
    private int EndOfLine()
    {
        int end = _at;
        while (IsSameLine(_at, end + 1))
            end++;

        return end;
    }

    /// <summary>Index of the semicolon that ends the statement in this line, or of the line's last token.</summary>
    private int EndOfStatement()
    {
        int end = _at;
        while (TypeAt(end) != YLexer.SEMICOLON && IsSameLine(_at, end + 1) && TypeAt(end + 1) != YLexer.BRACE_CLOSE)
            end++;

        return end;
    }

    private bool BeginsStatement() => _output is [] or [.., { Type: YLexer.SEMICOLON or YLexer.BRACE_OPEN or YLexer.BRACE_CLOSE }];

    private static bool EndsOperand(int type) => type is YLexer.IDENTIFIER or YLexer.INTEGER or YLexer.PAREN_CLOSE or YLexer.BRACKET_CLOSE or YLexer.STRING or YLexer.CHARACTER or YLexer.FLOAT;

    private static bool BeginsOperand(int type) =>
        type is YLexer.IDENTIFIER or YLexer.INTEGER or YLexer.PAREN_OPEN or YLexer.STRING or YLexer.CHARACTER or YLexer.FLOAT or YLexer.NOT or YLexer.STAR or YLexer.HAS;

    private SourceSpan To(int end) => Here.Span.To(_tokens[end].Span);

    private void Put(SourceToken token, int type, string spelling) => _output.Add(token.Spelt(type, spelling));

    /// <summary>In the place of a value that has had its message: one more in its line is not heard, and nothing is concluded from it.</summary>
    private void PutNothing(SourceToken token) => Put(token, YLexer.OTHER_NUMBER, "0");

    private void Run()
    {
        for (_at = 0; _at < _tokens.Count; _at++)
        {
            if (TryReplaceForm())
                continue;

            _braces += Here.Type == YLexer.BRACE_OPEN ? 1 : Here.Type == YLexer.BRACE_CLOSE ? -1 : 0;
            _output.Add(Here);
        }
    }

    /// <summary>True where the tokens from here up to <see cref="_at"/> have been spoken of and replaced.</summary>
    private bool TryReplaceForm()
    {
        if (BeginsLine(_at) && TryPythonBlock())
            return true;

        return Here.Type switch
        {
            YLexer.IDENTIFIER => TryTypeOf() || TryWord(),
            YLexer.HASH or YLexer.DIRECTIVE => TryComment(),
            YLexer.STRING => TryThreeQuotes("\"\"\""),
            YLexer.CHARACTER => TryThreeQuotes("'''"),
            YLexer.STAR => TryPower(),
            YLexer.BRACKET_OPEN => TryListInBrackets(),
            YLexer.IF => TryChoice(),
            YLexer.FOR => TryCollectionLoop(),
            YLexer.PAREN_OPEN => TryBlockAsValue(),
            YLexer.QUESTION => TryShortChoice(),
            _ => false,
        };
    }

    private bool TryComment()
    {
        if (Here.Type == YLexer.DIRECTIVE && DirectiveLine.All.Contains(Here.Text))
            return false;

        _report.Add(Catalogue.CommentByHash(Here.Span with { Length = 1 }));
        _at = EndOfLine();
        return true;
    }

    /// <summary>Skips to the three quotes that close it, over lines if need be.</summary>
    private bool TryThreeQuotes(string quotes)
    {
        if (Here.Text.Length != 2 || !Here.Source.Text.AsSpan(Here.StartIndex).StartsWith(quotes))
            return false;

        _report.Add(Catalogue.ThreeQuotes(Here.Span with { Length = 3 }));
        SourceToken first = Here;
        int close = first.Source.Text.IndexOf(quotes, first.StartIndex + 3, StringComparison.Ordinal);
        int end = close < 0 ? first.Source.Text.Length : close + 3;
        while (_at + 1 < _tokens.Count && ReferenceEquals(_tokens[_at + 1].Source, first.Source) && _tokens[_at + 1].StartIndex < end)
            _at++;

        // As a statement of its own it was a comment; elsewhere a text.
        if (!BeginsStatement())
            Put(first, YLexer.STRING, "\"\"");

        return true;
    }

    private bool TryPower()
    {
        bool isPower = TypeAt(_at + 1) == YLexer.STAR && Touches(_at) && EndsOperand(TypeAt(_at - 1)) && !(TypeAt(_at - 1) == YLexer.IDENTIFIER && _isType(TextAt(_at - 1)))
            && (TypeAt(_at + 2) == YLexer.INTEGER || (BeginsOperand(TypeAt(_at + 2)) && !Touches(_at - 1) && !Touches(_at + 1) && !BeginsAfter(_at - 2)));
        if (!isPower)
            return false;

        _report.Add(Catalogue.NoPower(To(_at + 1)));
        Put(Here, YLexer.STAR, "*");
        _at++;
        return true;
    }

    /// <summary>The token begins what could be a declaration.</summary>
    private bool BeginsAfter(int before) => TypeAt(before) is 0 or YLexer.SEMICOLON or YLexer.BRACE_OPEN or YLexer.BRACE_CLOSE;

    private bool TryListInBrackets()
    {
        if (TypeAt(_at - 1) is not (YLexer.ASSIGN or YLexer.COMMA or YLexer.PAREN_OPEN or YLexer.RETURN or YLexer.COLON) || _pairs[_at] == _at)
            return false;

        _report.Add(Catalogue.ContainerAsValue(To(_pairs[_at])));
        PutNothing(Here);
        _at = _pairs[_at];
        return true;
    }

    /// <summary><c>a if c else b</c>.</summary>
    private bool TryChoice()
    {
        if (!EndsOperand(TypeAt(_at - 1)) || TypeAt(_at - 1) == YLexer.PAREN_CLOSE || !IsSameLine(_at - 1, _at))
            return false;

        int otherwise = _at;
        while (TypeAt(otherwise) is not (YLexer.ELSE or YLexer.SEMICOLON or 0) && IsSameLine(_at, otherwise))
            otherwise++;

        if (TypeAt(otherwise) != YLexer.ELSE || !IsSameLine(_at, otherwise))
            return false;

        _report.Add(Catalogue.ChoiceByIf(Here.Span));
        Put(Here, YLexer.QUESTION, "?");
        _tokens[otherwise] = _tokens[otherwise].Spelt(YLexer.COLON, ":");
        return true;
    }
}

using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>
/// Gives words the meaning of their place, so that the grammar needs a single token of lookahead: which identifiers are types (known ones, and unknown ones where nothing but a type
/// can stand: the binder speaks of those), which parentheses open a tuple of types, where <c>where</c> or <c>layout</c> are words of the language.
/// </summary>
internal sealed partial class TokenClassifier
{
    private readonly List<SourceToken> _tokens;
    private readonly bool _isLayout;
    private readonly SyntaxReport _report;
    private readonly TypeNames _types;
    private readonly ShadowedTypes _shadows = new();
    private readonly Stack<Enclosure> _enclosures = [];
    private readonly int[] _closing;
    private readonly Func<string, bool> _isValue;
    private readonly int _outermost; // braces around the whole text: at a prompt as if there were one, since statements may stand there
    private int _braces, _heapDepth;
    private int _header; // VISIT or HEAP while what precedes its brace is read, else 0
    private int _structBrace = -1; // index of the brace that opens the members of the struct last met
    private bool _inTypedef;

    /// <summary>The bracket that a token stands in.</summary>
    /// <param name="Type">Of the opening bracket.</param>
    /// <param name="Owner">What it belongs to: FOREACH, CONTAINER, HEAP, STRUCT…; 0 where that does not matter.</param>
    private readonly record struct Enclosure(int Type, int Owner);

    private TokenClassifier(List<SourceToken> tokens, ParseContext context, SyntaxReport report)
    {
        _tokens = tokens;
        _isLayout = context.IsLayoutFile;
        _report = report;
        _isValue = context.IsValue ?? (_ => false);
        _braces = _outermost = context.IsValue is null ? 0 : 1;
        _types = new TypeNames(context.Layout.HasType);
        _types.Declare(tokens);
        _closing = PairIndices(tokens);
    }

    /// <summary>Replaces kinds in place.</summary>
    /// <param name="tokens">Brackets are paired, the last token is the end of file.</param>
    public static void Classify(List<SourceToken> tokens, ParseContext context, SyntaxReport report) => new TokenClassifier(tokens, context, report).Run();

    private static int[] PairIndices(List<SourceToken> tokens)
    {
        var closing = new int[tokens.Count];
        var open = new Stack<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type is YLexer.PAREN_OPEN or YLexer.BRACE_OPEN or YLexer.BRACKET_OPEN)
                open.Push(i);
            else if (tokens[i].Type is YLexer.PAREN_CLOSE or YLexer.BRACE_CLOSE or YLexer.BRACKET_CLOSE)
                closing[open.Pop()] = i;
        }

        return closing;
    }

    private int TypeAt(int i) => i >= 0 && i < _tokens.Count ? _tokens[i].Type : 0;

    private void Set(int i, int type) => _tokens[i] = _tokens[i].As(type);

    private Enclosure Around => _enclosures.TryPeek(out Enclosure enclosure) ? enclosure : default;

    private void Run()
    {
        for (int i = 0; i < _tokens.Count; i++)
        {
            switch (_tokens[i].Type)
            {
                case YLexer.IDENTIFIER:
                    Classify(i);
                    break;
                case YLexer.PAREN_OPEN:
                    _enclosures.Push(new Enclosure(YLexer.PAREN_OPEN, OwnerOfParenthesis(i)));
                    break;
                case YLexer.BRACE_OPEN:
                    OpenBrace(i);
                    break;
                case YLexer.BRACKET_OPEN:
                    _enclosures.Push(new Enclosure(YLexer.BRACKET_OPEN, 0));
                    break;
                case YLexer.BRACE_CLOSE:
                    CloseBrace();
                    break;
                case YLexer.PAREN_CLOSE or YLexer.BRACKET_CLOSE:
                    _enclosures.Pop();
                    break;
                case YLexer.VISIT or YLexer.HEAP:
                    _header = _tokens[i].Type;
                    break;
                case YLexer.STRUCT or YLexer.UNION when _header != YLexer.HEAP:
                    _structBrace = BraceOfStruct(i);
                    break;
                case YLexer.TYPEDEF:
                    _inTypedef = true;
                    break;
                case YLexer.SEMICOLON when Around.Type != YLexer.PAREN_OPEN:
                    _inTypedef &= _braces > _outermost;
                    _header = 0;
                    break;
            }
        }
    }

    private int OwnerOfParenthesis(int i)
    {
        int before = TypeAt(i - 1);
        if (before == YLexer.PAREN_OPEN && TypeAt(i - 2) == YLexer.FOREACH)
            Set(i, YLexer.TUPLE_OPEN);
        else if (!TakesParentheses(before) && IsTypeStart(i + 1) && HasComma(i))
            Set(i, YLexer.TUPLE_OPEN);

        return _tokens[i].Type == YLexer.TUPLE_OPEN ? YLexer.TUPLE_OPEN
            : before is YLexer.FOREACH or YLexer.CONTAINER or YLexer.OFFSETOF || TakesParentheses(before) ? before : 0;
    }

    /// <summary>After these a parenthesis holds parameters, arguments or a condition.</summary>
    private static bool TakesParentheses(int type) => type is YLexer.IDENTIFIER or YLexer.TYPE_NAME or YLexer.PAREN_CLOSE or YLexer.BRACKET_CLOSE or YLexer.SIZEOF or YLexer.OFFSETOF
        or YLexer.HAS or YLexer.CONTAINER or YLexer.IF or YLexer.WHILE or YLexer.FOR or YLexer.SWITCH or YLexer.FOREACH or YLexer.YIELD or YLexer.CHECK or YLexer.SECTION;

    private bool HasComma(int open)
    {
        for (int i = open + 1; i < _closing[open]; i++)
        {
            if (_tokens[i].Type == YLexer.COMMA)
                return true;

            if (_closing[i] > 0)
                i = _closing[i];
        }

        return false;
    }

    /// <summary>Where the members of a struct would begin: <c>struct X size 16 {</c>.</summary>
    private int BraceOfStruct(int i)
    {
        int brace = TypeAt(i + 1) == YLexer.BRACE_OPEN ? i + 1 : i + 2;
        if (TypeAt(brace) != YLexer.IDENTIFIER)
            return brace;

        return TypeAt(brace + 1) == YLexer.PAREN_OPEN ? _closing[brace + 1] + 1 : brace + 2;
    }

    private void OpenBrace(int i)
    {
        // What a variant holds stands as if in the file.
        if (_header == YLexer.VARIANT && Around.Type == 0)
        {
            _header = 0;
            _enclosures.Push(new Enclosure(YLexer.BRACE_OPEN, YLexer.VARIANT));
            return;
        }

        _braces++;
        int owner = i == _structBrace ? YLexer.STRUCT : _header == YLexer.HEAP ? YLexer.HEAP : 0;
        if (owner == YLexer.HEAP)
            _heapDepth = _braces;

        _header = 0;
        _enclosures.Push(new Enclosure(YLexer.BRACE_OPEN, owner));
    }

    private void CloseBrace()
    {
        if (Around.Owner == YLexer.VARIANT)
        {
            _enclosures.Pop();
            return;
        }

        _braces--;
        if (_braces < _heapDepth)
            _heapDepth = 0;

        _shadows.Leave(_braces);
        _enclosures.Pop();
        _header = 0;
    }

    private void Classify(int i)
    {
        int before = TypeAt(i - 1);
        if (before is YLexer.DOT or YLexer.ARROW or YLexer.ENUM)
            return;

        if (before is YLexer.STRUCT or YLexer.UNION)
            return;

        if (ContextualWord(i, before, _tokens[i].Text) is int word and not 0)
            Set(i, word);
        else
            ClassifyName(i, before);
    }

    private int ContextualWord(int i, int before, string text)
    {
        int next = TypeAt(i + 1);
        return text switch
        {
            "of" when _header is YLexer.VISIT or YLexer.HEAP && before is YLexer.IDENTIFIER or YLexer.TYPE_NAME => YLexer.OF,
            "where" when _header == YLexer.VISIT && TypeAt(i - 2) == YLexer.OF => YLexer.WHERE,
            "where" when EndsClause(before) => YLexer.WHERE,
            "order" when EndsClause(before) => YLexer.ORDER,
            "limit" when EndsClause(before) => YLexer.LIMIT,
            "by" when before == YLexer.ORDER => YLexer.BY,
            "asc" when EndsClause(before) => YLexer.ASC,
            "desc" when EndsClause(before) => YLexer.DESC,
            "size" when TypeAt(i - 2) is YLexer.STRUCT or YLexer.UNION && next is YLexer.INTEGER or YLexer.PAREN_OPEN => YLexer.SIZE,
            _ => _isLayout ? LayoutWord(before, text, next) : 0,
        };
    }

    /// <summary>In the head of a <c>_foreach</c>, behind an expression.</summary>
    private bool EndsClause(int before) => Around is { Type: YLexer.PAREN_OPEN, Owner: YLexer.FOREACH }
        && before is YLexer.IDENTIFIER or YLexer.PAREN_CLOSE or YLexer.BRACKET_CLOSE or YLexer.INTEGER or YLexer.FLOAT or YLexer.CHARACTER or YLexer.STRING or YLexer.REGEX or YLexer.CAPTURE
            or YLexer.TRACER_TYPE or YLexer.INCREMENT or YLexer.DECREMENT or YLexer.DESC or YLexer.ASC;

    private int LayoutWord(int before, string text, int next)
    {
        bool begins = _braces == 0 && (before is 0 or YLexer.SEMICOLON or YLexer.BRACE_CLOSE || (before == YLexer.BRACE_OPEN && Around.Owner == YLexer.VARIANT));
        if (begins && text is "variant" or "machine" && next == YLexer.STRING)
            _header = YLexer.VARIANT;

        return text switch
        {
            "stated" when begins => YLexer.STATED,
            "variant" when begins => YLexer.VARIANT,
            "machine" when begins => YLexer.MACHINE,
            "where" when before == YLexer.STATED || (before == YLexer.STRING && _header == YLexer.VARIANT) => YLexer.WHERE,
            "layout" when begins => YLexer.LAYOUT,
            "runtime" when begins => YLexer.RUNTIME,
            "extends" when begins => YLexer.EXTENDS,
            "provenance" when begins => YLexer.PROVENANCE,
            "remove" when begins => YLexer.REMOVE,
            "file" or "marker" or "version" or "build" or "headers" when begins => YLexer.RECOGNITION,
            "section" when next == YLexer.PAREN_OPEN && before is not (YLexer.STAR or YLexer.BUILT_IN_TYPE) => YLexer.SECTION,
            "check" when next == YLexer.PAREN_OPEN && before is YLexer.IDENTIFIER or YLexer.TYPE_NAME or YLexer.BRACKET_CLOSE or YLexer.PAREN_CLOSE or YLexer.INTEGER => YLexer.CHECK,
            _ => 0,
        };
    }
}

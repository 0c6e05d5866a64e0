using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>The part that tells types from other names.</summary>
internal sealed partial class TokenClassifier
{
    private void ClassifyName(int i, int before)
    {
        string text = _tokens[i].Text;
        if (_types.Contains(text))
        {
            if (DeclaresVariable(i, before))
                _shadows.Add(text, _braces + (Around.Type == YLexer.PAREN_OPEN || _header == YLexer.VISIT ? 1 : 0));
            else if (!_shadows.Contains(text) && !IsCalled(i))
                Set(i, YLexer.TYPE_NAME);
        }
        else if (!_isValue(text) && !TryCorrect(i, before) && IsUnknownType(i, before))
        {
            Set(i, YLexer.TYPE_NAME);
        }
    }

    /// <summary>A function may bear a type's name; behind a type only <c>(*</c> opens a parenthesis.</summary>
    private bool IsCalled(int i) => TypeAt(i + 1) == YLexer.PAREN_OPEN && TypeAt(i + 2) != YLexer.STAR;

    private bool IsTypeStart(int i) => TypeAt(i) switch
    {
        YLexer.BUILT_IN_TYPE or YLexer.TRACER_TYPE or YLexer.CONTAINER or YLexer.STRUCT or YLexer.UNION or YLexer.ENUM or YLexer.CONST or YLexer.TYPE_NAME => true,
        YLexer.IDENTIFIER => _types.Contains(_tokens[i].Text) && !_shadows.Contains(_tokens[i].Text),
        YLexer.PAREN_OPEN => IsTypeStart(i + 1) && HasComma(i),
        _ => false,
    };

    /// <summary>A type's name behind a type, where a declarator ends: a variable that shadows it.</summary>
    private bool DeclaresVariable(int i, int before)
    {
        if (_isLayout || _inTypedef || Around.Owner == YLexer.STRUCT)
            return false;

        if (TypeAt(i + 1) is not (YLexer.ASSIGN or YLexer.SEMICOLON or YLexer.COMMA or YLexer.PAREN_CLOSE or YLexer.BRACKET_OPEN or YLexer.COLON or YLexer.OF))
            return false;

        int type = i - 1;
        while (TypeAt(type) is YLexer.STAR or YLexer.CONST)
            type--;

        return TypeAt(type) is YLexer.TYPE_NAME or YLexer.BUILT_IN_TYPE or YLexer.TRACER_TYPE || TypeAt(type - 1) is YLexer.STRUCT or YLexer.UNION or YLexer.ENUM;
    }

    /// <summary>An identifier that nothing declares, in a place where only a type makes sense.</summary>
    private bool IsUnknownType(int i, int before)
    {
        int name = i + 1, stars = 0;
        for (; TypeAt(name) is YLexer.STAR or YLexer.CONST or YLexer.IGNORED_QUALIFIER; name++)
            stars += TypeAt(name) == YLexer.STAR ? 1 : 0;

        bool named = TypeAt(name) == YLexer.IDENTIFIER;
        int after = TypeAt(name + 1);
        if (before is YLexer.STATIC or YLexer.CONST or YLexer.IGNORED_QUALIFIER or YLexer.ITER or YLexer.PARAM or YLexer.TYPEDEF or YLexer.EXTERN or YLexer.VISIT)
            return named || (stars > 0 && TypeAt(name) == YLexer.PAREN_CLOSE);

        if (_header == YLexer.VISIT && before == YLexer.COMMA)
            return named;

        if (Around.Type == YLexer.PAREN_OPEN)
            return IsUnknownTypeInParentheses(i, before, name, stars, named, after);

        if (before is not (0 or YLexer.SEMICOLON or YLexer.BRACE_OPEN or YLexer.BRACE_CLOSE or YLexer.COLON) || !named || (before == YLexer.COLON && EndsChoice(i - 1)))
            return Around.Owner == YLexer.STRUCT && before is YLexer.INTEGER or YLexer.PAREN_CLOSE && named; // @888 T name, @(N + 8) T name

        return _braces == _heapDepth || Around.Owner == YLexer.STRUCT || after is YLexer.ASSIGN or YLexer.SEMICOLON or YLexer.COMMA or YLexer.BRACKET_OPEN;
    }

    private bool IsUnknownTypeInParentheses(int i, int before, int name, int stars, bool named, int after)
    {
        if (before is not (YLexer.PAREN_OPEN or YLexer.TUPLE_OPEN or YLexer.COMMA))
            return false;

        switch (Around.Owner)
        {
            case YLexer.CONTAINER or YLexer.TUPLE_OPEN:
                return true;
            case YLexer.OFFSETOF:
                return before == YLexer.PAREN_OPEN;
            case YLexer.FOREACH:
                return before == YLexer.PAREN_OPEN && named && after == YLexer.COLON;
        }

        bool closes = TypeAt(name) == YLexer.PAREN_CLOSE && before == YLexer.PAREN_OPEN;
        if (closes && stars > 0)
            return true; // (T *)

        if (closes && Around.Owner == 0)
            return !BeginsClause(name + 1) && TypeAt(name + 1) is YLexer.IDENTIFIER or YLexer.INTEGER or YLexer.FLOAT or YLexer.CHARACTER or YLexer.CAPTURE; // (T)x

        bool isParameter = named && after is YLexer.COMMA or YLexer.PAREN_CLOSE;
        return isParameter && (stars == 0 || (_braces == _heapDepth && _header != YLexer.VISIT));
    }

    /// <summary>The colon of <c>c ? a : b</c>: no label stands before it.</summary>
    private bool EndsChoice(int colon)
    {
        int i = colon - 1;
        while (TypeAt(i) is not (0 or YLexer.QUESTION or YLexer.CASE or YLexer.DEFAULT or YLexer.SEMICOLON or YLexer.BRACE_OPEN or YLexer.BRACE_CLOSE))
            i--;

        return TypeAt(i) == YLexer.QUESTION;
    }

    /// <summary>A word that goes on with the head of a <c>_foreach</c>, behind a parenthesis in it.</summary>
    private bool BeginsClause(int i) =>
        TypeAt(i) == YLexer.IDENTIFIER && _tokens[i].Text is "where" or "order" or "limit" or "asc" or "desc" && _enclosures.ElementAtOrDefault(1) is { Type: YLexer.PAREN_OPEN, Owner: YLexer.FOREACH };
}

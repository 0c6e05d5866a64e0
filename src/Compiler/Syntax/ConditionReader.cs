using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>Decides <c>#if</c>: integers, <c>defined(NAME)</c>, C's operators and parentheses; a name that is no macro is 0, as in C.</summary>
internal sealed class ConditionReader(DirectiveLine line, Macros macros, DiagnosticSink sink)
{
    private readonly List<SourceToken> _tokens = [];
    private int _at, _depth;
    private bool _failed;

    public bool Holds()
    {
        bool isOperand = false; // of 'defined': not expanded
        List<SourceToken> others = [];
        foreach (SourceToken token in line.Rest)
        {
            if (isOperand)
                Flush(others);

            (isOperand ? _tokens : others).Add(token);
            isOperand = token.Text == "defined" || (isOperand && token.Type == YLexer.PAREN_OPEN);
        }

        Flush(others);

        long value = Choice();
        if (!_failed && _at == _tokens.Count)
            return value != 0;

        sink.Add(Catalogue.ConditionNotSimple(line.Span, line.Written));
        return false;
    }

    private void Flush(List<SourceToken> tokens)
    {
        _failed |= !macros.Expand(tokens, _tokens, SyntaxLimits.MaxTokens);
        tokens.Clear();
    }

    private SourceToken? Next() => _at < _tokens.Count ? _tokens[_at++] : null;

    private long Read(int least)
    {
        long left = Operand();
        while (!_failed && _at < _tokens.Count && Operators.Precedence(_tokens[_at].Text) is var precedence && precedence > least)
        {
            string op = _tokens[_at++].Text;
            long right = Read(precedence);
            left = Apply(op, left, right);
        }

        return left;
    }

    private long Choice()
    {
        long value = Read(0);
        if (_failed || _at == _tokens.Count || _tokens[_at].Type != YLexer.QUESTION)
            return value;

        _at++;
        long whenTrue = Choice();
        return Next()?.Type == YLexer.COLON ? Choice() is var whenFalse && value != 0 ? whenTrue : whenFalse : Fail();
    }

    private long Operand()
    {
        if (++_depth > SyntaxLimits.MaxNesting)
            return Fail();

        SourceToken? token = Next();
        long value = token?.Type switch
        {
            YLexer.INTEGER => (long)(Literals.Integer(token)?.Value ?? 0),
            YLexer.NOT => Operand() == 0 ? 1 : 0,
            YLexer.MINUS => unchecked(-Operand()),
            YLexer.PLUS => Operand(),
            YLexer.COMPLEMENT => ~Operand(),
            YLexer.PAREN_OPEN => Parenthesised(),
            YLexer.IDENTIFIER when token.Text == "defined" => Defined(),
            YLexer.IDENTIFIER => CLimits.Find(token.Text)?.Value ?? 0,
            _ => Fail(),
        };
        _depth--;
        return value;
    }

    private long Parenthesised()
    {
        long value = Choice();
        return Next()?.Type == YLexer.PAREN_CLOSE ? value : Fail();
    }

    private long Defined()
    {
        SourceToken? name = Next();
        bool inParentheses = name?.Type == YLexer.PAREN_OPEN;
        name = inParentheses ? Next() : name;
        if (name is null || (inParentheses && Next()?.Type != YLexer.PAREN_CLOSE))
            return Fail();

        return macros.IsDefined(name.Text) ? 1 : 0;
    }

    private long Apply(string op, long left, long right) => op switch
    {
        "||" => left != 0 || right != 0 ? 1 : 0,
        "&&" => left != 0 && right != 0 ? 1 : 0,
        "==" => left == right ? 1 : 0,
        "!=" => left != right ? 1 : 0,
        "<" => left < right ? 1 : 0,
        ">" => left > right ? 1 : 0,
        "<=" => left <= right ? 1 : 0,
        ">=" => left >= right ? 1 : 0,
        "+" => unchecked(left + right),
        "-" => unchecked(left - right),
        "*" => unchecked(left * right),
        "/" or "%" when right == 0 => Fail(),
        "/" => right == -1 ? unchecked(-left) : left / right,
        "%" => right == -1 ? 0 : left % right,
        "<<" => left << (int)right,
        ">>" => left >> (int)right,
        "&" => left & right,
        "|" => left | right,
        "^" => left ^ right,
        _ => Fail(),
    };

    private long Fail()
    {
        _failed = true;
        return 0;
    }
}

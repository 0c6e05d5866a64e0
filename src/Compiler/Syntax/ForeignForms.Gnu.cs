using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>Expressions of GNU C that are not C's.</summary>
internal sealed partial class ForeignForms
{
    /// <summary><c>({ int a = f(); a + 1; })</c>.</summary>
    private bool TryBlockAsValue()
    {
        if (TypeAt(_at + 1) != YLexer.BRACE_OPEN || _pairs[_at] == _at || _pairs[_at + 1] != _pairs[_at] - 1)
            return false;

        _report.Add(Catalogue.NotAvailable(To(_at + 1), "({ … })", "write a function, or the statements before this one"));
        PutNothing(Here);
        _at = _pairs[_at];
        return true;
    }

    /// <summary><c>a ?: b</c>.</summary>
    private bool TryShortChoice()
    {
        if (TypeAt(_at + 1) != YLexer.COLON)
            return false;

        _report.Add(Catalogue.NotAvailable(To(_at + 1), "?:", "say what a stands for in 'a ? a : b'"));
        _output.Add(Here);
        PutNothing(Here);
        return true;
    }

    /// <summary><c>typeof(x) y</c>.</summary>
    private bool TryTypeOf()
    {
        if (Here.Text is not ("typeof" or "__typeof__" or "__auto_type") || (TypeAt(_at + 1) != YLexer.PAREN_OPEN && Here.Text != "__auto_type"))
            return false;

        _report.Add(Catalogue.NotAvailable(Here.Span, Here.Text, "name the type"));
        Put(Here, YLexer.IDENTIFIER, "long");
        if (TypeAt(_at + 1) == YLexer.PAREN_OPEN)
            _at = _pairs[_at + 1];

        return true;
    }
}

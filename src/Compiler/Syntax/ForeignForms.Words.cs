using System.Text.RegularExpressions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>The part that knows words: of other languages' statements and operators, and the heads of Python's blocks.</summary>
internal sealed partial class ForeignForms
{
    /// <summary>Statements of other languages that begin with a word and go to the end of their line.</summary>
    private static readonly Dictionary<string, string> Statements = new()
    {
        ["import"] = Inclusion, ["from"] = Inclusion, ["using"] = Inclusion, ["require"] = Inclusion,
        ["del"] = "_delete(container, key) takes an element out", ["delete"] = "_delete(container, key) takes an element out",
        ["raise"] = "_error(message) ends the run", ["throw"] = "_error(message) ends the run",
        ["yield"] = "a generator gives its values by '_yield(value);'",
        ["print"] = "write printf(\"…\\n\", …), or puts(s) for a line", ["echo"] = "write printf(\"…\\n\", …), or puts(s) for a line",
        ["global"] = "variables of the file are known in every function", ["nonlocal"] = "variables of the file are known in every function",
        ["except"] = "what follows a fault stands in '_try { … } _else { … }'", ["catch"] = "what follows a fault stands in '_try { … } _else { … }'",
    };

    private const string Inclusion = "another file is read by '#include \"file.y\"'";

    private bool TryWord()
    {
        string text = Here.Text;
        int before = _output.Count > 0 ? _output[^1].Type : 0, next = TypeAt(_at + 1);
        switch (text)
        {
            case "elif" or "elsif" or "elseif" when next == YLexer.PAREN_OPEN && before is YLexer.BRACE_CLOSE or YLexer.SEMICOLON:
                _report.Add(Catalogue.MisspeltWord(Here.Span, text, "else if"));
                Put(Here, YLexer.ELSE, "else");
                Put(Here, YLexer.IF, "if");
                return true;
            case "foreach" or "for_each" or "forEach" when TryCollectionLoop():
                return true;
            case "and" or "or" when EndsOperand(before) && BeginsOperand(next):
                return Operator(_at, text, text == "and" ? "&&" : "||", YLexer.BINARY);
            case "not" when BeginsOperand(next) && before is YLexer.PAREN_OPEN or YLexer.BINARY or YLexer.ASSIGN or YLexer.COMMA or YLexer.RETURN:
                return Operator(_at, text, "!", YLexer.NOT);
            case "is" when EndsOperand(before) && TextAt(_at + 1) == "not" && BeginsOperand(TypeAt(_at + 2)):
                return Operator(_at + 1, "is not", "!=", YLexer.BINARY);
            case "is" when EndsOperand(before) && BeginsOperand(next) && !BeginsAfter(_at - 2):
                return Operator(_at, text, "==", YLexer.BINARY);
            case "in" when EndsOperand(before) && BeginsOperand(next) && TypeAt(_at - 2) == YLexer.IDENTIFIER && TypeAt(_at - 4) == YLexer.FOREACH:
                return Operator(_at, text, ":", YLexer.COLON);
            case "in" when EndsOperand(before) && BeginsOperand(next) && !BeginsAfter(_at - 2) && TypeAt(_at - 2) != YLexer.FOR && TypeAt(_at - 3) is not (YLexer.FOR or YLexer.FOREACH):
                _report.Add(Catalogue.NoMembership(Here.Span));
                Put(Here, YLexer.BINARY, "==");
                return true;
            case "lambda" when next is YLexer.IDENTIFIER or YLexer.COLON:
                _report.Add(Catalogue.ForeignWord(Here.Span, text, "a function has a name: 'int name(int x) { … }', outside of other functions"));
                SkipValue();
                return true;
        }

        return TryPrefix(text, next) || TryLabel(text, before, next) || TryStatement(text, next) || TryValueInBraces(text, next);
    }

    /// <summary><c>for (T x : source)</c>, or <c>in</c>: taken as the loop that it would be here.</summary>
    private bool TryCollectionLoop()
    {
        int open = _at + 1, close = TypeAt(open) == YLexer.PAREN_OPEN ? _pairs[open] : open;
        bool isLoop = false;
        for (int i = open + 1; i < close && TypeAt(i) is not (YLexer.SEMICOLON or YLexer.QUESTION or YLexer.ASSIGN); i++)
        {
            isLoop |= i > open + 1 && (TypeAt(i) == YLexer.COLON || TextAt(i) == "in");
            i = Math.Max(i, _pairs[i]);
        }

        if (!isLoop)
            return false;

        _report.Add(Here.Type == YLexer.FOR ? Catalogue.CollectionLoop(Here.Span) : Catalogue.MisspeltWord(Here.Span, Here.Text, "_foreach"));
        _tokens[_at] = Here.Spelt(YLexer.FOREACH, "_foreach");
        _output.Add(Here);
        return true;
    }

    private bool Operator(int last, string written, string ours, int type)
    {
        _report.Add(Catalogue.ForeignOperator(To(last), written, ours));
        Put(Here, type, ours);
        _at = last;
        return true;
    }

    /// <summary>Puts a number in the place of an expression, up to the semicolon or bracket that ends it.</summary>
    private void SkipValue()
    {
        PutNothing(Here);
        while (IsSameLine(_at, _at + 1) && TypeAt(_at + 1) is not (YLexer.SEMICOLON or YLexer.PAREN_CLOSE or YLexer.BRACKET_CLOSE or YLexer.BRACE_CLOSE))
            _at = Math.Max(_at + 1, _pairs[_at + 1]);
    }

    /// <summary><c>f"…"</c> is a mistake; <c>PRIu64</c> beside a text is C's, and any integer's conversion does for it.</summary>
    private bool TryPrefix(string text, int next)
    {
        if (FormatMacro().Match(text) is { Success: true } macro && (next == YLexer.STRING || TypeAt(_at - 1) == YLexer.STRING))
        {
            Put(Here, YLexer.STRING, $"\"{macro.Groups[1].Value}\"");
            return true;
        }

        if (next is not (YLexer.STRING or YLexer.CHARACTER or YLexer.OPEN_STRING) || !Touches(_at) || text.ToLowerInvariant() is not ("f" or "r" or "b" or "u" or "rb" or "br" or "fr" or "rf" or "l" or "u8"))
            return false;

        _report.Add(Catalogue.TextPrefix(Here.Span, text.Contains('f', StringComparison.OrdinalIgnoreCase) ? "f" : text));
        return true;
    }

    /// <summary>A label; where a <c>goto</c> leads to it, that one is spoken of.</summary>
    private bool TryLabel(string text, int before, int next)
    {
        if (next != YLexer.COLON || _braces == 0 || before is not (YLexer.SEMICOLON or YLexer.BRACE_OPEN or YLexer.BRACE_CLOSE))
            return false;

        if (!_targets.Contains(text))
            _report.Add(Catalogue.NoGoto(Here.Span));

        _at++;
        return true;
    }

    private bool TryStatement(string text, int next)
    {
        bool isWord = next is YLexer.IDENTIFIER or YLexer.STRING or YLexer.CHARACTER && IsSameLine(_at, _at + 1);
        if (!isWord || !BeginsStatement() || _isType(text) || !Statements.TryGetValue(text, out string? help))
            return false;

        _report.Add(Catalogue.ForeignWord(Here.Span, text, help));
        _at = EndOfStatement();
        return true;
    }

    /// <summary><c>d = {}</c>; and outside of functions any value without a type.</summary>
    private bool TryValueInBraces(string text, int next)
    {
        if (next != YLexer.ASSIGN || !BeginsStatement())
            return false;

        int brace = _at + 2;
        bool hasBraces = TypeAt(brace) == YLexer.BRACE_OPEN && _pairs[brace] != brace;
        if (_braces == 0)
        {
            _report.Add(Catalogue.TypeMissing(Here.Span, text));
            _at = hasBraces ? _pairs[brace] : _at;
            _at = EndOfStatement();
            return true;
        }

        if (!hasBraces)
            return false;

        _report.Add(Catalogue.ContainerAsValue(_tokens[brace].Span.To(_tokens[_pairs[brace]].Span)));
        _output.Add(Here);
        _output.Add(_tokens[_at + 1]);
        PutNothing(_tokens[brace]);
        _at = _pairs[brace];
        return true;
    }

    /// <summary>The head of a block as Python has it: a line that begins with one of its words and ends with a colon.</summary>
    private bool TryPythonBlock()
    {
        string word = Here.Text;
        if (Here.Type is not (YLexer.IDENTIFIER or YLexer.IF or YLexer.ELSE or YLexer.FOR or YLexer.WHILE) || word is not ("if" or "elif" or "else" or "for" or "while" or "def" or "class" or "try" or "except" or "finally" or "with"))
            return false;

        int end = EndOfLine();
        if (TypeAt(end) != YLexer.COLON || _tokens.GetRange(_at, end - _at).Exists(t => t.Type is YLexer.QUESTION or YLexer.CASE))
            return false;

        int start = Here.StopIndex + 1, length = _tokens[end].StartIndex - start; // Negative in what a macro left behind.
        string head = length > 0 ? Here.Source.Text.Substring(start, length).Trim() : "";
        string? instead = word switch
        {
            "if" or "while" => $"{word} ({Short(Bare(head))}) {{ … }}",
            "for" => Loop().Match(head) is { Success: true } loop ? $"_foreach (T {loop.Groups[1].Value} : {Short(loop.Groups[2].Value)}) {{ … }}" : "for (int i = 0; i < n; i++) { … }",
            "def" => $"int {Short(head)} {{ … }}', with the types of the result and the parameters: 'int f(long x) {{ … }}",
            "try" => "_try { … } _else { … }",
            "with" or "class" => "{ … }",
            _ => null, // It belongs to a head that has been spoken of.
        };
        if (instead is not null || !_hasPythonBlocks)
            _report.Add(Catalogue.BlockByColon(To(end), instead ?? (word == "elif" ? $"else if ({Short(Bare(head))}) {{ … }}" : "else { … }")));

        _hasPythonBlocks = true;
        _at = end;
        return true;
    }

    private static string Bare(string head) => head.Length > 1 && head[0] == '(' && head[^1] == ')' ? head[1..^1] : head;

    private static string Short(string text) => text.Length <= 40 ? text : "…";

    [GeneratedRegex("^PRI([dioux])(?:8|16|32|64|MAX|PTR)$")]
    private static partial Regex FormatMacro();

    [GeneratedRegex(@"^(\w+)\s+in\s+(.+)$")]
    private static partial Regex Loop();
}

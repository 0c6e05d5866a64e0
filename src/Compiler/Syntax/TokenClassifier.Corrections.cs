using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>The part that finds misspelt words and words of other languages.</summary>
internal sealed partial class TokenClassifier
{
    private static readonly Dictionary<string, int> DeclarationWords = new()
    {
        ["_probe"] = YLexer.PROBE, ["_param"] = YLexer.PARAM, ["_iter"] = YLexer.ITER, ["_visit"] = YLexer.VISIT, ["_roots"] = YLexer.ROOTS, ["_heap"] = YLexer.HEAP,
        ["_label"] = YLexer.LABEL, ["static"] = YLexer.STATIC, ["const"] = YLexer.CONST, ["struct"] = YLexer.STRUCT, ["typedef"] = YLexer.TYPEDEF,
    };

    private static readonly Dictionary<string, int> StatementWords = new()
    {
        ["return"] = YLexer.RETURN, ["goto"] = YLexer.GOTO, ["case"] = YLexer.CASE, ["static"] = YLexer.STATIC, ["const"] = YLexer.CONST, ["struct"] = YLexer.STRUCT,
    };

    private static readonly Dictionary<string, int> LayoutWords = new()
    {
        ["layout"] = YLexer.LAYOUT, ["runtime"] = YLexer.RUNTIME, ["extends"] = YLexer.EXTENDS, ["provenance"] = YLexer.PROVENANCE, ["remove"] = YLexer.REMOVE,
        ["struct"] = YLexer.STRUCT, ["typedef"] = YLexer.TYPEDEF, ["const"] = YLexer.CONST, ["extern"] = YLexer.EXTERN, ["union"] = YLexer.UNION, ["enum"] = YLexer.ENUM,
        ["stated"] = YLexer.STATED, ["variant"] = YLexer.VARIANT, ["machine"] = YLexer.MACHINE,
        ["marker"] = YLexer.RECOGNITION, ["version"] = YLexer.RECOGNITION, ["file"] = YLexer.RECOGNITION,
        ["build"] = YLexer.RECOGNITION, ["headers"] = YLexer.RECOGNITION,
    };

    private static readonly Dictionary<string, int> HeadedWords = new()
    {
        ["_foreach"] = YLexer.FOREACH, ["while"] = YLexer.WHILE, ["if"] = YLexer.IF, ["for"] = YLexer.FOR, ["switch"] = YLexer.SWITCH,
    };

    private static readonly Dictionary<string, int> BlockWords = new() { ["_try"] = YLexer.TRY, ["_else"] = YLexer.TRY_ELSE, ["else"] = YLexer.ELSE, ["do"] = YLexer.DO };

    /// <summary>How other languages begin a declaration, and what to write here.</summary>
    private static readonly Dictionary<string, string> ForeignDeclarations = new()
    {
        ["def"] = Function, ["fn"] = Function, ["func"] = Function, ["function"] = Function, ["fun"] = Function, ["sub"] = Function,
        ["let"] = Variable, ["var"] = Variable, ["auto"] = Variable, ["global"] = Variable,
        ["include"] = Inclusion,
        ["class"] = Structure, ["interface"] = Structure, ["template"] = Structure, ["namespace"] = Structure, ["public"] = Structure, ["private"] = Structure,
    };

    private const string Function = "a function is written as in C: 'int name(int x) { … }'";
    private const string Variable = "a variable is written as in C: 'int name = 1;'";
    private const string Inclusion = "another file is read by '#include \"file.y\"'";
    private const string Structure = "structures are written as in C: 'struct name { … };'";

    /// <summary>Replaces a word that is almost one of ours, with a message; false where the word may stand.</summary>
    private bool TryCorrect(int i, int before)
    {
        int next = TypeAt(i + 1);
        string text = _tokens[i].Text;
        if (!BeginsItem(before))
            return false;

        if (next == YLexer.BRACE_OPEN)
            return TryReplace(i, text, BlockWords);

        if (next == YLexer.PAREN_OPEN && _braces > 0 && TypeAt(_closing[i + 1] + 1) == YLexer.BRACE_OPEN)
            return TryReplace(i, text, HeadedWords);

        bool atFileLevel = _braces == 0;
        if (atFileLevel && ForeignDeclarations.TryGetValue(text, out string? help) && next is not (YLexer.PAREN_OPEN or YLexer.STAR))
        {
            _report.Add(Catalogue.ForeignWord(_tokens[i].Span, text, help));
            _report.Mute();
        }

        if (atFileLevel)
            return next != YLexer.STAR && TryReplace(i, text, _isLayout ? LayoutWords : DeclarationWords);

        return next is YLexer.IDENTIFIER or YLexer.INTEGER && Around.Owner == 0 && TryReplace(i, text, StatementWords);
    }

    /// <summary>Behind a parenthesis stands a statement, but at file level what is of that type: <c>_list(int) counts;</c>.</summary>
    private bool BeginsItem(int before) =>
        Around.Type != YLexer.PAREN_OPEN
        && (before is 0 or YLexer.SEMICOLON or YLexer.BRACE_OPEN or YLexer.BRACE_CLOSE or YLexer.ELSE || (before is YLexer.PAREN_CLOSE && _braces > 0));

    private bool TryReplace(int i, string text, Dictionary<string, int> words)
    {
        if (Spelling.Nearest(text, words.Keys) is not { } word)
            return false;

        _report.Add(Catalogue.MisspeltWord(_tokens[i].Span, text, word));
        Set(i, words[word]);
        if (words[word] is YLexer.VISIT or YLexer.HEAP)
            _header = words[word];
        else if (words[word] is YLexer.STRUCT or YLexer.UNION)
            _structBrace = BraceOfStruct(i);

        return true;
    }
}

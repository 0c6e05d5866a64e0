using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>Which identifiers are types: C's exact-width names, the layout's, and what the unit itself declares.</summary>
internal sealed class TypeNames(Func<string, bool> layoutHasType)
{
    /// <summary>Names that C's headers give to integers.</summary>
    private static readonly HashSet<string> BuiltIn =
    [
        "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "size_t", "ssize_t", "intptr_t", "uintptr_t", "ptrdiff_t",
    ];

    private readonly HashSet<string> _declared = [];

    public bool Contains(string name) => BuiltIn.Contains(name) || _declared.Contains(name) || layoutHasType(name);

    /// <summary>Notes every struct, union, enum and typedef that the tokens declare.</summary>
    public void Declare(List<SourceToken> tokens)
    {
        for (int i = 0; i < tokens.Count - 1; i++)
        {
            if (tokens[i].Type is YLexer.STRUCT or YLexer.UNION or YLexer.ENUM && IsName(tokens[i + 1]) && i + 2 < tokens.Count
                && tokens[i + 2] is { Type: YLexer.BRACE_OPEN or YLexer.SEMICOLON } or { Type: YLexer.IDENTIFIER, Text: "size" })
                _declared.Add(tokens[i + 1].Text);
            else if (tokens[i].Type == YLexer.TYPEDEF)
                DeclareTypedef(tokens, i + 1);
        }
    }

    private static bool IsName(SourceToken token) => token.Type is YLexer.IDENTIFIER;

    /// <summary><c>typedef … X, *Y;</c> and <c>typedef T (*X)(…);</c>: the name before a comma or the semicolon, or the one behind <c>(*</c>.</summary>
    private void DeclareTypedef(List<SourceToken> tokens, int start)
    {
        int depth = 0;
        bool named = false;
        for (int i = start; i < tokens.Count; i++)
        {
            switch (tokens[i].Type)
            {
                case YLexer.BRACE_OPEN or YLexer.PAREN_OPEN or YLexer.BRACKET_OPEN:
                    depth++;
                    break;
                case YLexer.BRACE_CLOSE or YLexer.PAREN_CLOSE or YLexer.BRACKET_CLOSE:
                    depth--;
                    break;
                case YLexer.IDENTIFIER when i > start && !named && (depth == 0 ? EndsDeclarator(tokens, i) : depth == 1 && tokens[i - 1].Type == YLexer.STAR && tokens[i - 2].Type == YLexer.PAREN_OPEN):
                    _declared.Add(tokens[i].Text);
                    named = true;
                    break;
                case YLexer.COMMA when depth == 0:
                    named = false;
                    break;
                case YLexer.SEMICOLON when depth == 0:
                    return;
            }

            if (depth < 0)
                return;
        }
    }

    private static bool EndsDeclarator(List<SourceToken> tokens, int i) =>
        i + 1 < tokens.Count && tokens[i + 1].Type is YLexer.SEMICOLON or YLexer.COMMA or YLexer.BRACKET_OPEN;
}

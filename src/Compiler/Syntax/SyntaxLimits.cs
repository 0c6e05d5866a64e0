namespace YLang.Compiler.Syntax;

/// <summary>Caps on what a source may ask of the compiler: every later phase recurses over the tree.</summary>
internal static class SyntaxLimits
{
    /// <summary>Brackets in brackets; statements in statements, an <c>else if</c> among them.</summary>
    public const int MaxNesting = 256;

    /// <summary>Rules of the grammar in one another: some six for a parenthesis, two for a prefix operator or a right-hand side.</summary>
    public const int MaxRuleDepth = 4096;

    /// <summary>Operators of one whole expression: the depth of its tree cannot be more.</summary>
    public const int MaxOperators = 1000;

    /// <summary>Stars, brackets and parameter lists of one declarator: the depth of its type.</summary>
    public const int MaxDeclaratorParts = 32;

    /// <summary>Tokens after preprocessing, all included files together: macros could multiply them without end.</summary>
    public const int MaxTokens = 250_000;

    public const int MaxIncludeDepth = 64;

    /// <summary>Places of one parse where the grammar did not fit; what follows so many is noise.</summary>
    public const int MaxErrors = 200;
}

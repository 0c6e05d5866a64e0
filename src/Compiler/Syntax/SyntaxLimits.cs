namespace YLang.Compiler.Syntax;

/// <summary>Caps on what a source may ask of the compiler: every later phase recurses over the tree.</summary>
internal static class SyntaxLimits
{
    /// <summary>Brackets in brackets.</summary>
    public const int MaxNesting = 256;

    /// <summary>Statements, prefix operators and right-hand sides in one another, brackets among them.</summary>
    public const int MaxRuleDepth = 1024;

    /// <summary>Operators of one whole expression: the depth of its tree cannot be more.</summary>
    public const int MaxOperators = 1000;

    /// <summary>Stars, brackets and parameter lists of one declarator.</summary>
    public const int MaxDeclaratorParts = 32;

    /// <summary>Tokens after preprocessing, all included files together: macros could multiply them without end.</summary>
    public const int MaxTokens = 1_000_000;

    public const int MaxIncludeDepth = 64;

    /// <summary>Syntax messages of one parse; what follows so many is noise.</summary>
    public const int MaxErrors = 100;
}

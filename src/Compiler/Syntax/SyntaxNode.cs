using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>A node of the syntax tree. Five families: types, expressions, statements, declarations, layout declarations.</summary>
public abstract record SyntaxNode(SourceSpan Span);

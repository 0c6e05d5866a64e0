using System.Collections.Immutable;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>A type as written.</summary>
public abstract record TypeSyntax(SourceSpan Span) : SyntaxNode(Span);

/// <summary>A name: <c>PyObject</c>, <c>_str</c>, and C's words in one spelling each: <c>unsigned long</c>, <c>signed char</c>, <c>long long</c>.</summary>
public sealed record NamedTypeSyntax(SourceSpan Span, string Name) : TypeSyntax(Span);

/// <summary><c>struct X</c>, <c>union X</c>, <c>enum X</c>.</summary>
public sealed record TaggedTypeSyntax(SourceSpan Span, string Keyword, string Name) : TypeSyntax(Span);

public sealed record PointerTypeSyntax(SourceSpan Span, TypeSyntax Pointee) : TypeSyntax(Span);

/// <summary>Length null: flexible, <c>char x[]</c>.</summary>
public sealed record ArrayTypeSyntax(SourceSpan Span, TypeSyntax Element, ExpressionSyntax? Length) : TypeSyntax(Span);

/// <summary>A pointer to a function, whatever its signature: 8 bytes that compare.</summary>
public sealed record FunctionPointerTypeSyntax(SourceSpan Span) : TypeSyntax(Span);

/// <summary><c>_list(T)</c>, <c>_map(K, V)</c>, <c>_set(T)</c>.</summary>
public sealed record ContainerTypeSyntax(SourceSpan Span, string Name, ImmutableArray<TypeSyntax> Arguments) : TypeSyntax(Span);

public sealed record TupleTypeSyntax(SourceSpan Span, ImmutableArray<TypeSyntax> Elements) : TypeSyntax(Span);

/// <summary>A struct or union with members written in place (layouts; anonymous members).</summary>
public sealed record InlineStructTypeSyntax(SourceSpan Span, StructDeclarationSyntax Declaration) : TypeSyntax(Span);

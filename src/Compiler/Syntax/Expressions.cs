using System.Collections.Immutable;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

public abstract record ExpressionSyntax(SourceSpan Span) : SyntaxNode(Span);

/// <param name="Value">The literal's bits.</param>
/// <param name="Suffix">Lower case, in the order <c>u</c>, <c>l</c>, <c>ll</c>: "", "u", "l", "ul", "ll", "ull".</param>
/// <param name="IsDecimal">Decimal literals never become unsigned by size alone (C11 6.4.4.1).</param>
public sealed record IntegerLiteralSyntax(SourceSpan Span, ulong Value, string Suffix, bool IsDecimal) : ExpressionSyntax(Span);

public sealed record FloatLiteralSyntax(SourceSpan Span, double Value) : ExpressionSyntax(Span);

public sealed record CharacterLiteralSyntax(SourceSpan Span, int Value) : ExpressionSyntax(Span);

/// <summary>Adjacent literals are joined, escapes are resolved.</summary>
public sealed record StringLiteralSyntax(SourceSpan Span, string Value) : ExpressionSyntax(Span);

/// <summary><c>rx/…/</c>.</summary>
public sealed record RegexLiteralSyntax(SourceSpan Span, string Pattern) : ExpressionSyntax(Span);

/// <summary><c>$0</c>, <c>$1</c>.</summary>
public sealed record CaptureSyntax(SourceSpan Span, int Group) : ExpressionSyntax(Span);

public sealed record NameSyntax(SourceSpan Span, string Name) : ExpressionSyntax(Span);

/// <summary>A call by name: of a function, a generator, a built-in or a label.</summary>
public sealed record CallSyntax(SourceSpan Span, SourceSpan NameSpan, string Name, ImmutableArray<ExpressionSyntax> Arguments) : ExpressionSyntax(Span);

public sealed record IndexSyntax(SourceSpan Span, ExpressionSyntax Target, ExpressionSyntax Index) : ExpressionSyntax(Span);

/// <summary><c>s[from:to]</c>; null where an end is left out.</summary>
public sealed record SliceSyntax(SourceSpan Span, ExpressionSyntax Target, ExpressionSyntax? From, ExpressionSyntax? To) : ExpressionSyntax(Span);

/// <summary><c>p->f</c> (IsArrow) and <c>s.f</c>.</summary>
public sealed record MemberSyntax(SourceSpan Span, ExpressionSyntax Target, bool IsArrow, SourceSpan NameSpan, string Name) : ExpressionSyntax(Span);

/// <summary>Operators <c>+ - ! ~ * &amp;</c>, and <c>++ --</c> in front.</summary>
public sealed record UnarySyntax(SourceSpan Span, string Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary><c>x++</c>, <c>x--</c>.</summary>
public sealed record PostfixSyntax(SourceSpan Span, string Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary>C's binary operators, <c>,</c>, and ours: <c>&lt;&lt;&lt; ~~ !~~</c>.</summary>
public sealed record BinarySyntax(SourceSpan Span, SourceSpan OperatorSpan, string Operator, ExpressionSyntax Left, ExpressionSyntax Right) : ExpressionSyntax(Span);

/// <summary><c>=</c> and <c>+= -= *= /= %= &amp;= |= ^= &lt;&lt;= &gt;&gt;=</c>.</summary>
public sealed record AssignmentSyntax(SourceSpan Span, SourceSpan OperatorSpan, string Operator, ExpressionSyntax Target, ExpressionSyntax Value) : ExpressionSyntax(Span);

public sealed record ConditionalSyntax(SourceSpan Span, ExpressionSyntax Condition, ExpressionSyntax WhenTrue, ExpressionSyntax WhenFalse) : ExpressionSyntax(Span);

public sealed record CastSyntax(SourceSpan Span, TypeSyntax Type, ExpressionSyntax Operand) : ExpressionSyntax(Span);

public sealed record SizeofTypeSyntax(SourceSpan Span, TypeSyntax Type) : ExpressionSyntax(Span);

public sealed record SizeofExpressionSyntax(SourceSpan Span, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary>Path holds the members from the outermost in.</summary>
public sealed record OffsetofSyntax(SourceSpan Span, TypeSyntax Type, ImmutableArray<NameSyntax> Path) : ExpressionSyntax(Span);

/// <summary><c>_has(T)</c>.</summary>
public sealed record HasTypeSyntax(SourceSpan Span, TypeSyntax Type) : ExpressionSyntax(Span);

/// <summary><c>_has(p->f)</c>.</summary>
public sealed record HasExpressionSyntax(SourceSpan Span, ExpressionSyntax Operand) : ExpressionSyntax(Span);

public sealed record TupleSyntax(SourceSpan Span, ImmutableArray<ExpressionSyntax> Elements) : ExpressionSyntax(Span);

/// <summary>Stands where an expression could not be parsed; the message has been given.</summary>
public sealed record MissingExpressionSyntax(SourceSpan Span) : ExpressionSyntax(Span);

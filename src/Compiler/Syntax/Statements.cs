using System.Collections.Immutable;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

public abstract record StatementSyntax(SourceSpan Span) : SyntaxNode(Span);

public sealed record BlockSyntax(SourceSpan Span, ImmutableArray<StatementSyntax> Body) : StatementSyntax(Span);

public sealed record EmptyStatementSyntax(SourceSpan Span) : StatementSyntax(Span);

public sealed record ExpressionStatementSyntax(SourceSpan Span, ExpressionSyntax Expression) : StatementSyntax(Span);

/// <summary><c>T a = 1, *b;</c>: each declarator has its whole type. IsConstant: <c>static const</c> or <c>const</c> with a constant value.</summary>
public sealed record VariableDeclarationSyntax(SourceSpan Span, bool IsStatic, bool IsConstant, ImmutableArray<DeclaratorSyntax> Declarators) : StatementSyntax(Span);

public sealed record DeclaratorSyntax(SourceSpan Span, TypeSyntax Type, SourceSpan NameSpan, string Name, ExpressionSyntax? Initializer) : SyntaxNode(Span);

public sealed record IfSyntax(SourceSpan Span, ExpressionSyntax Condition, StatementSyntax Then, StatementSyntax? Else) : StatementSyntax(Span);

public sealed record WhileSyntax(SourceSpan Span, ExpressionSyntax Condition, StatementSyntax Body) : StatementSyntax(Span);

public sealed record DoWhileSyntax(SourceSpan Span, StatementSyntax Body, ExpressionSyntax Condition) : StatementSyntax(Span);

/// <param name="Initializer">A <see cref="VariableDeclarationSyntax"/>, an <see cref="ExpressionStatementSyntax"/>, or null.</param>
public sealed record ForSyntax(SourceSpan Span, StatementSyntax? Initializer, ExpressionSyntax? Condition, ExpressionSyntax? Step, StatementSyntax Body) : StatementSyntax(Span);

/// <summary><c>_foreach (T x : source where … order by … desc limit n) body</c>. Several variables where the element is a tuple or a map's entry.</summary>
public sealed record ForeachSyntax(
    SourceSpan Span, ImmutableArray<VariableSyntax> Variables, ExpressionSyntax Source, ExpressionSyntax? Where, OrderSyntax? Order, ExpressionSyntax? Limit,
    StatementSyntax Body) : StatementSyntax(Span);

public sealed record OrderSyntax(SourceSpan Span, ExpressionSyntax Key, bool IsDescending) : SyntaxNode(Span);

public sealed record SwitchSyntax(SourceSpan Span, ExpressionSyntax Value, ImmutableArray<SwitchSectionSyntax> Sections) : StatementSyntax(Span);

/// <summary>Labels: a constant each, null for <c>default</c>. Falls through as in C.</summary>
public sealed record SwitchSectionSyntax(SourceSpan Span, ImmutableArray<ExpressionSyntax?> Labels, ImmutableArray<StatementSyntax> Body) : SyntaxNode(Span);

public sealed record BreakSyntax(SourceSpan Span) : StatementSyntax(Span);

public sealed record ContinueSyntax(SourceSpan Span) : StatementSyntax(Span);

public sealed record ReturnSyntax(SourceSpan Span, ExpressionSyntax? Value) : StatementSyntax(Span);

public sealed record YieldSyntax(SourceSpan Span, ExpressionSyntax Value) : StatementSyntax(Span);

public sealed record TrySyntax(SourceSpan Span, BlockSyntax Body, BlockSyntax? Else) : StatementSyntax(Span);

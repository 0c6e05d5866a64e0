using System.Collections.Immutable;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

public abstract record BoundStatement(SourceSpan Span);

public sealed record BoundBlock(SourceSpan Span, ImmutableArray<BoundStatement> Body) : BoundStatement(Span);

/// <param name="Initializer">Null: the type's zero, empty string, or a fresh container.</param>
public sealed record BoundVariable(SourceSpan Span, LocalSymbol Symbol, BoundExpression? Initializer) : BoundStatement(Span);

public sealed record BoundExpressionStatement(SourceSpan Span, BoundExpression Expression) : BoundStatement(Span);

/// <summary>Condition is of type bool, here and below.</summary>
public sealed record BoundIf(SourceSpan Span, BoundExpression Condition, BoundStatement Then, BoundStatement? Else) : BoundStatement(Span);

public sealed record BoundWhile(SourceSpan Span, BoundExpression Condition, BoundStatement Body) : BoundStatement(Span);

public sealed record BoundDoWhile(SourceSpan Span, BoundStatement Body, BoundExpression Condition) : BoundStatement(Span);

public sealed record BoundFor(SourceSpan Span, BoundStatement? Initializer, BoundExpression? Condition, BoundExpression? Step, BoundStatement Body) : BoundStatement(Span);

/// <param name="Source">Of list, set, map, graph or sequence type, or a <see cref="BoundCall"/> of a generator.</param>
public sealed record BoundForeach(
    SourceSpan Span, ImmutableArray<LocalSymbol> Variables, BoundExpression Source, BoundExpression? Where, BoundExpression? OrderKey, bool IsDescending,
    BoundExpression? Limit, BoundStatement Body) : BoundStatement(Span)
{
    /// <summary>Variables that are taken apart before anything else of an iteration, outer ones first.</summary>
    public ImmutableArray<BoundUnpacking> Unpackings { get; init; } = [];
}

/// <param name="Whole">A tuple that has no name in the script.</param>
public sealed record BoundUnpacking(LocalSymbol Whole, ImmutableArray<LocalSymbol> Parts);

/// <summary>Sections fall through as in C.</summary>
public sealed record BoundSwitch(SourceSpan Span, BoundExpression Value, ImmutableArray<BoundSwitchSection> Sections) : BoundStatement(Span);

/// <param name="Labels">Constants; null is default.</param>
public sealed record BoundSwitchSection(ImmutableArray<long?> Labels, ImmutableArray<BoundStatement> Body);

public sealed record BoundBreak(SourceSpan Span) : BoundStatement(Span);

public sealed record BoundContinue(SourceSpan Span) : BoundStatement(Span);

public sealed record BoundReturn(SourceSpan Span, BoundExpression? Value) : BoundStatement(Span);

public sealed record BoundYield(SourceSpan Span, BoundExpression Value) : BoundStatement(Span);

public sealed record BoundTry(SourceSpan Span, BoundBlock Body, BoundBlock? Else) : BoundStatement(Span);

using System.Collections.Immutable;

namespace YLang.Properties.Tests.Tree;

internal abstract record Statement;

internal sealed record Block(ImmutableArray<Statement> Body) : Statement;

internal sealed record Declaration(Variable Variable, Expression? Initial) : Statement;

internal sealed record ExpressionStatement(Expression Expression) : Statement;

internal sealed record If(Expression Condition, Statement Then, Statement? Else) : Statement;

internal sealed record While(Expression Condition, Statement Body) : Statement;

internal sealed record DoWhile(Statement Body, Expression Condition) : Statement;

internal sealed record For(Statement? Initial, Expression? Condition, Expression? Step, Statement Body) : Statement;

/// <param name="Source">A list, set, map, or the call of a generator.</param>
internal sealed record Foreach(
    ImmutableArray<Variable> Variables, Expression Source, Expression? Where, Expression? OrderBy, string Direction, Expression? Limit, Statement Body) : Statement;

/// <param name="Labels">Null: <c>default</c>.</param>
internal sealed record Section(ImmutableArray<IntegerLiteral?> Labels, ImmutableArray<Statement> Body);

internal sealed record Switch(Expression Value, ImmutableArray<Section> Sections) : Statement;

internal sealed record Break : Statement;

internal sealed record Continue : Statement;

internal sealed record Return(Expression? Value) : Statement;

internal sealed record Yield(Expression Value) : Statement;

internal sealed record Try(Block Body, Block? Else) : Statement;

/// <param name="Result">Of a generator: what it yields.</param>
internal sealed record Function(string Name, ScriptType Result, ImmutableArray<Variable> Parameters, Block Body, bool IsGenerator);

internal sealed record GlobalVariable(Variable Variable, Expression? Initial);

/// <summary>One generated script.</summary>
/// <param name="Body">Of the probe; a fault that nothing else catches ends it.</param>
/// <param name="Last">Of the <c>_end</c> probe: shows what the globals are.</param>
internal sealed record Script(ImmutableArray<GlobalVariable> Globals, ImmutableArray<Function> Functions, Block Body, Block Last);

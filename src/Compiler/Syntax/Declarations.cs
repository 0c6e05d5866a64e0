using System.Collections.Immutable;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>A script or a layout file after preprocessing: includes are in place, the branches not taken are gone.</summary>
/// <param name="Summary">The first <c>///</c> sentence of the outermost file, or "".</param>
public sealed record CompilationUnitSyntax(SourceSpan Span, string Summary, ImmutableArray<DeclarationSyntax> Declarations) : SyntaxNode(Span);

public abstract record DeclarationSyntax(SourceSpan Span) : SyntaxNode(Span);

public sealed record ParameterSyntax(SourceSpan Span, TypeSyntax Type, SourceSpan NameSpan, string Name) : VariableSyntax(Span);

/// <summary><c>(int a, _str b)</c> of a <c>_foreach</c>: the parts of a tuple, each with a name of its own.</summary>
public sealed record TupleVariableSyntax(SourceSpan Span, ImmutableArray<VariableSyntax> Parts) : VariableSyntax(Span);

/// <summary>What takes a value: by one name, or part by part.</summary>
public abstract record VariableSyntax(SourceSpan Span) : SyntaxNode(Span);

public sealed record FunctionSyntax(
    SourceSpan Span, string Documentation, TypeSyntax ReturnType, SourceSpan NameSpan, string Name, ImmutableArray<ParameterSyntax> Parameters, BlockSyntax Body)
    : DeclarationSyntax(Span);

/// <summary><c>_iter T name(…) { … }</c>.</summary>
public sealed record IteratorSyntax(
    SourceSpan Span, string Documentation, TypeSyntax ElementType, SourceSpan NameSpan, string Name, ImmutableArray<ParameterSyntax> Parameters, BlockSyntax Body)
    : DeclarationSyntax(Span);

/// <summary><c>_label name(T payload) { … }</c>.</summary>
public sealed record LabelSyntax(SourceSpan Span, string Documentation, SourceSpan NameSpan, string Name, ParameterSyntax Parameter, BlockSyntax Body) : DeclarationSyntax(Span);

public sealed record GlobalVariableSyntax(SourceSpan Span, string Documentation, VariableDeclarationSyntax Variable) : DeclarationSyntax(Span);

/// <summary><c>_param int top = 20 "help";</c>.</summary>
public sealed record ParamSyntax(SourceSpan Span, TypeSyntax Type, SourceSpan NameSpan, string Name, ExpressionSyntax Default, string Help) : DeclarationSyntax(Span);

/// <param name="Point">"_oneshot", "_begin", "_end", "_timer", or what was written, for a message: "foo".</param>
/// <param name="Timer">Of a "_timer"; else null.</param>
public sealed record ProbeSyntax(SourceSpan Span, SourceSpan PointSpan, string Point, TimerSyntax? Timer, BlockSyntax Body) : DeclarationSyntax(Span);

/// <summary><c>_timer.s(5)</c>.</summary>
/// <param name="Unit">As written: "s", "ms".</param>
public sealed record TimerSyntax(SourceSpan Span, SourceSpan UnitSpan, string Unit, ExpressionSyntax Period) : SyntaxNode(Span);

/// <summary><c>_visit T *o, K *t of "name" where … { … }</c>.</summary>
/// <param name="Of">The name, or null for <c>_unknown</c>.</param>
public sealed record VisitSyntax(
    SourceSpan Span, string Documentation, ParameterSyntax Object, ParameterSyntax? Kind, SourceSpan OfSpan, string? Of, ExpressionSyntax? Where, BlockSyntax Body)
    : DeclarationSyntax(Span);

/// <summary><c>_roots heap { … }</c>.</summary>
public sealed record RootsSyntax(SourceSpan Span, SourceSpan HeapSpan, string Heap, BlockSyntax Body) : DeclarationSyntax(Span);

/// <summary><c>_heap name of T { functions }</c>.</summary>
public sealed record HeapSyntax(SourceSpan Span, SourceSpan NameSpan, string Name, TypeSyntax ObjectType, ImmutableArray<FunctionSyntax> Functions) : DeclarationSyntax(Span);

// What scripts and layouts share.

/// <param name="Keyword">"struct" or "union".</param>
/// <param name="Name">The tag; "" when anonymous.</param>
/// <param name="Size">Stated size in bytes, or null: computed.</param>
/// <param name="Members">Null: only named (opaque).</param>
public sealed record StructDeclarationSyntax(
    SourceSpan Span, string Documentation, string Keyword, SourceSpan NameSpan, string Name, ExpressionSyntax? Size, ImmutableArray<MemberDeclarationSyntax>? Members)
    : DeclarationSyntax(Span);

/// <param name="Name">"" for an anonymous struct or union, whose members are the outer one's.</param>
/// <param name="Offset">Stated by <c>@</c>, or null: the ABI's.</param>
/// <param name="BitWidth">Null: no bit field.</param>
public sealed record MemberDeclarationSyntax(
    SourceSpan Span, TypeSyntax Type, SourceSpan NameSpan, string Name, ExpressionSyntax? Offset, ExpressionSyntax? BitWidth, ExpressionSyntax? Check) : SyntaxNode(Span);

public sealed record EnumDeclarationSyntax(SourceSpan Span, string Documentation, SourceSpan NameSpan, string Name, ImmutableArray<EnumeratorSyntax> Enumerators) : DeclarationSyntax(Span);

public sealed record EnumeratorSyntax(SourceSpan Span, string Name, ExpressionSyntax? Value) : SyntaxNode(Span);

public sealed record TypedefSyntax(SourceSpan Span, TypeSyntax Type, SourceSpan NameSpan, string Name) : DeclarationSyntax(Span);

// Only in layout and runtime files.

/// <summary><c>layout cpython 3.11;</c> or <c>runtime cpython;</c> (Version "").</summary>
public sealed record LayoutHeaderSyntax(SourceSpan Span, string Keyword, string Runtime, string Version) : DeclarationSyntax(Span);

public sealed record ExtendsSyntax(SourceSpan Span, SourceSpan NameSpan, string Runtime, string Version) : DeclarationSyntax(Span);

public sealed record ProvenanceSyntax(SourceSpan Span, string Text) : DeclarationSyntax(Span);

/// <summary><c>const NAME = expression;</c>.</summary>
public sealed record LayoutConstantSyntax(SourceSpan Span, SourceSpan NameSpan, string Name, ExpressionSyntax Value) : DeclarationSyntax(Span);

/// <summary><c>extern T name section("…");</c>.</summary>
public sealed record ExternSyntax(SourceSpan Span, TypeSyntax Type, SourceSpan NameSpan, string Name, string? Section) : DeclarationSyntax(Span);

/// <param name="What">"struct", "union", "enum", "typedef", "const", "extern", "field".</param>
/// <param name="Field">With "field": the member; else null.</param>
public sealed record RemoveSyntax(SourceSpan Span, string What, SourceSpan NameSpan, string Name, string? Field) : DeclarationSyntax(Span);

/// <summary><c>stated where (…);</c>: only then is believed what the target says of itself.</summary>
public sealed record StatedWhereSyntax(SourceSpan Span, ExpressionSyntax Condition) : DeclarationSyntax(Span);

/// <summary><c>stated offsetof(T, f) = …;</c> and <c>stated sizeof(T) = …;</c>: where the target itself says it.</summary>
/// <param name="Path">The members from the outermost in; empty: the size is stated.</param>
public sealed record StatedSyntax(SourceSpan Span, SourceSpan NameSpan, string Struct, ImmutableArray<NameSyntax> Path, ExpressionSyntax Value) : DeclarationSyntax(Span);

/// <summary><c>variant "…" where … { }</c>, or <c>machine "…" { }</c>: declarations that stand in for those of the main line.</summary>
/// <param name="Condition">Null: the name is a machine's.</param>
public sealed record VariantSyntax(SourceSpan Span, string Name, ExpressionSyntax? Condition, ImmutableArray<DeclarationSyntax> Declarations) : DeclarationSyntax(Span);

/// <summary>A line of a runtime file: <c>file "…"; marker symbol X; version word X 24 16 8;</c> as its words and texts.</summary>
public sealed record RecognitionSyntax(SourceSpan Span, string Keyword, ImmutableArray<string> Words) : DeclarationSyntax(Span);

using System.Collections.Immutable;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>A typed expression. Conversions are explicit nodes; operands of arithmetic already have the common type.</summary>
public abstract record BoundExpression(SourceSpan Span, YType Type);

/// <param name="Value">long (any integer or pointer type, as bits), double, bool, or string.</param>
public sealed record BoundConstant(SourceSpan Span, YType Type, object Value) : BoundExpression(Span, Type);

public sealed record BoundLocal(SourceSpan Span, LocalSymbol Symbol) : BoundExpression(Span, Symbol.Type);

public sealed record BoundGlobalVariable(SourceSpan Span, GlobalSymbol Symbol) : BoundExpression(Span, Symbol.Type);

/// <summary>The address of a variable of the target, <c>&amp;_PyRuntime</c>. Type: a pointer to the variable's type.</summary>
/// <summary>The address of a text among the target's constants.</summary>
public sealed record BoundTargetText(SourceSpan Span, YType Type, string Text) : BoundExpression(Span, Type);

public sealed record BoundExternAddress(SourceSpan Span, YType Type, string Name) : BoundExpression(Span, Type);

/// <summary>Memory of the target at an address, of struct or array type: has no value, only an address. Never survives binding as an operand.</summary>
public sealed record BoundPlace(SourceSpan Span, YType Type, BoundExpression Address) : BoundExpression(Span, Type);

/// <summary>Address plus a constant number of bytes: <c>&amp;p->f</c>. Type: a pointer.</summary>
/// <param name="Field">The member's name, for readable code; or null.</param>
/// <param name="Owner">Of a movable layout: the field's struct. The walker then asks for the distance when it runs, and Bytes is only what the layout says.</param>
public sealed record BoundOffset(SourceSpan Span, YType Type, BoundExpression Address, long Bytes, string? Field, string? Owner = null) : BoundExpression(Span, Type);

/// <summary>Address plus index times element size. Type: a pointer. Index is a 64-bit integer.</summary>
/// <param name="IsIndexFirst">Written <c>i + p</c>: the index is evaluated first.</param>
public sealed record BoundElementAddress(
    SourceSpan Span, YType Type, BoundExpression Address, BoundExpression Index, long ElementSize, bool IsIndexFirst = false) : BoundExpression(Span, Type);

/// <summary>Reads a scalar or a pointer from the target. May fault.</summary>
/// <param name="BitWidth">Null, or the bit field's width: the storage unit of Type's width is read, shifted by BitOffset, masked, sign-extended where Type is signed.</param>
public sealed record BoundLoad(SourceSpan Span, YType Type, BoundExpression Address, int BitOffset = 0, int? BitWidth = null) : BoundExpression(Span, Type);

/// <summary>Operators <c>- ~ !</c> (and <c>+</c> is gone). <c>!</c> gives bool and takes bool.</summary>
public sealed record BoundUnary(SourceSpan Span, YType Type, string Operator, BoundExpression Operand) : BoundExpression(Span, Type);

/// <summary>
/// <c>+ - * / % &amp; | ^ &lt;&lt; &gt;&gt;</c> on numbers, <c>== != &lt; &gt; &lt;= &gt;=</c> (bool) on numbers, pointers, strings, tuples; <c>+</c> on strings;
/// <c>&amp;&amp; ||</c> on bools. Operands have one type but for shifts. <c>/ %</c> may fault.
/// </summary>
public sealed record BoundBinary(SourceSpan Span, YType Type, string Operator, BoundExpression Left, BoundExpression Right) : BoundExpression(Span, Type);

/// <summary>Pointer difference in elements. Type: long.</summary>
public sealed record BoundPointerDifference(SourceSpan Span, YType Type, BoundExpression Left, BoundExpression Right, long ElementSize) : BoundExpression(Span, Type);

/// <summary>Any scalar to any scalar by C's rules (to bool: not zero); pointer to pointer; handle to bool (is present); label constants.</summary>
public sealed record BoundConversion(SourceSpan Span, YType Type, BoundExpression Operand) : BoundExpression(Span, Type);

public sealed record BoundConditional(SourceSpan Span, YType Type, BoundExpression Condition, BoundExpression WhenTrue, BoundExpression WhenFalse) : BoundExpression(Span, Type);

/// <summary>
/// Writes to a <see cref="BoundLocal"/>, <see cref="BoundGlobalVariable"/> or <see cref="BoundContainerElement"/>; the value is the new one, or with
/// IsPostfix the old. Operator "" is plain <c>=</c>; else the arithmetic one, done in OperationType.
/// </summary>
public sealed record BoundAssignment(
    SourceSpan Span, YType Type, BoundExpression Target, string Operator, BoundExpression Value, YType OperationType, bool IsPostfix) : BoundExpression(Span, Type);

/// <summary><c>m[k]</c> and <c>l[i]</c>, read or written. A list's index may fault.</summary>
public sealed record BoundContainerElement(SourceSpan Span, YType Type, BoundExpression Container, BoundExpression Key) : BoundExpression(Span, Type);

/// <summary>A member of a handle, <c>n.bytes</c>.</summary>
public sealed record BoundHandleMember(SourceSpan Span, YType Type, BoundExpression Handle, string Member) : BoundExpression(Span, Type);

/// <summary>Calls a function of the script, or names a generator as a <c>_foreach</c> source (Type: a sequence).</summary>
public sealed record BoundCall(SourceSpan Span, YType Type, FunctionSymbol Function, ImmutableArray<BoundExpression> Arguments) : BoundExpression(Span, Type);

/// <summary>Calls a built-in function: a row of <see cref="Builtins"/>.</summary>
public sealed record BoundBuiltinCall(SourceSpan Span, YType Type, Builtin Builtin, ImmutableArray<BoundExpression> Arguments) : BoundExpression(Span, Type);

/// <summary><c>printf</c> and <c>sprintf</c>: the format cut in pieces, each literal text or a conversion with its argument.</summary>
public sealed record BoundFormat(SourceSpan Span, YType Type, bool ToOutput, ImmutableArray<FormatPiece> Pieces) : BoundExpression(Span, Type);

/// <param name="Conversion">C's letter without length: <c>d u x X o c s p f e g</c>; '\0' for literal Text. <c>%%</c> is literal.</param>
/// <param name="Flags">Of <c>-+ #0</c>, as written.</param>
public sealed record FormatPiece(string Text, char Conversion, string Flags, int? Width, int? Precision, BoundExpression? Argument);

/// <summary><c>a &lt;&lt;&lt; x</c>.</summary>
public sealed record BoundFeed(SourceSpan Span, YType Type, BoundExpression Aggregate, BoundExpression Value) : BoundExpression(Span, Type);

/// <summary><c>s ~~ rx/…/</c>; keeps the groups for <see cref="BoundCapture"/>. Type bool.</summary>
public sealed record BoundMatch(SourceSpan Span, YType Type, BoundExpression Text, string Pattern, bool Negated) : BoundExpression(Span, Type);

public sealed record BoundCapture(SourceSpan Span, YType Type, int Group) : BoundExpression(Span, Type);

public sealed record BoundTuple(SourceSpan Span, YType Type, ImmutableArray<BoundExpression> Elements) : BoundExpression(Span, Type);

/// <summary>C's comma.</summary>
public sealed record BoundComma(SourceSpan Span, YType Type, BoundExpression First, BoundExpression Second) : BoundExpression(Span, Type);

// Labels of edges: only as arguments of _ref and its sisters. Type: label.

/// <summary>Kind: "text" (Text), "index" (Payload), "each" (Text), "inside".</summary>
public sealed record BoundLabel(SourceSpan Span, YType Type, string Kind, string? Text, BoundExpression? Payload) : BoundExpression(Span, Type);

/// <summary>A declared label with its payload.</summary>
public sealed record BoundDeclaredLabel(SourceSpan Span, YType Type, FunctionSymbol Label, BoundExpression Payload) : BoundExpression(Span, Type);

/// <summary><c>_walk(heap[, start])</c>, <c>_walk_visible(…)</c>. Type <c>_graph</c>.</summary>
public sealed record BoundWalk(SourceSpan Span, YType Type, string Heap, bool VisibleOnly, BoundExpression? Start) : BoundExpression(Span, Type);

/// <summary><c>_referrers(g, p)</c>: sequence of (void *, _str); <c>_references(g, p)</c>, which is Forward: of (void *, _str, bool). Heap is the one that the script declares.</summary>
public sealed record BoundReferrers(SourceSpan Span, YType Type, BoundExpression Graph, BoundExpression Target, bool Forward) : BoundExpression(Span, Type);

/// <summary>Stands for what has had its message.</summary>
public sealed record BoundError(SourceSpan Span) : BoundExpression(Span, new ErrorType());

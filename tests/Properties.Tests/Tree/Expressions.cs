using System.Collections.Immutable;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Tree;

/// <summary>A typed expression, as the generator makes it. Conversions that C makes by itself have no node: the reference makes them by the types.</summary>
internal abstract record Expression(ScriptType Type);

/// <param name="Text">As written: 0x1f, 10u.</param>
internal sealed record IntegerLiteral(ScriptType Type, string Text, Int128 Value) : Expression(Type);

internal sealed record FloatLiteral(string Text, double Value) : Expression(ScriptType.Double);

internal sealed record TextLiteral(string Value) : Expression(ScriptType.Text);

/// <summary><c>true</c>, <c>false</c>, <c>NULL</c>, an enumerator or a constant of the layout.</summary>
internal sealed record NamedConstant(ScriptType Type, string Name, Int128 Value) : Expression(Type);

/// <summary>A variable. Identity is <see cref="Id"/>: a name may be hidden by another one.</summary>
internal sealed record Variable(int Id, string Name, ScriptType Type, bool IsGlobal);

internal sealed record VariableUse(Variable Variable) : Expression(Variable.Type);

/// <summary><c>- ~ ! +</c></summary>
internal sealed record Unary(ScriptType Type, string Operator, Expression Operand) : Expression(Type);

/// <summary>All of C's with two operands, also on pointers and texts, and the comma.</summary>
internal sealed record Binary(ScriptType Type, string Operator, Expression Left, Expression Right) : Expression(Type);

internal sealed record Conditional(ScriptType Type, Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression(Type);

internal sealed record Cast(ScriptType Type, Expression Operand) : Expression(Type);

/// <summary>Parentheses that nothing asks for.</summary>
internal sealed record Parentheses(Expression Inner) : Expression(Inner.Type);

/// <param name="Operator">"" or that of a compound assignment.</param>
internal sealed record Assignment(Expression Target, string Operator, Expression Value) : Expression(Target.Type);

/// <summary><c>++</c> and <c>--</c>.</summary>
internal sealed record Step(Expression Target, string Operator, bool IsPostfix) : Expression(Target.Type);

/// <summary>A variable of the target: a place.</summary>
internal sealed record ExternUse(ExternVariable Variable) : Expression(Variable.Type);

/// <summary>A place. <paramref name="Target"/> is a place of struct type, or a pointer to one.</summary>
internal sealed record MemberUse(Expression Target, StructField Field) : Expression(Field.Type)
{
    public bool IsArrow => Target.Type is not StructType;
}

/// <summary>Of a pointer or an array of the target: a place. Of a list or map: an element of ours.</summary>
internal sealed record Element(ScriptType Type, Expression Target, Expression Index) : Expression(Type)
{
    public bool IsOurs => Target.Type is ListOf or MapOf;
}

internal sealed record Dereference(ScriptType Type, Expression Pointer) : Expression(Type);

internal sealed record AddressOf(Expression Place) : Expression(new PointerTo(Place.Type));

/// <summary>An array as the pointer to its first element: C writes nothing.</summary>
internal sealed record Decay(Expression Array) : Expression(new PointerTo(((ArrayOf)Array.Type).Element));

internal sealed record SizeOf(ScriptType Measured) : Expression(ScriptType.UnsignedLong);

/// <summary>A call of one of the script's functions, by name: functions may call each other.</summary>
internal sealed record Call(ScriptType Type, string Function, ImmutableArray<Expression> Arguments) : Expression(Type);

internal sealed record BuiltInCall(ScriptType Type, string Function, ImmutableArray<Expression> Arguments) : Expression(Type);

internal sealed record TupleOfValues(TupleOf Shape, ImmutableArray<Expression> Items) : Expression(Shape);

/// <summary><c>printf</c> (no value) and <c>sprintf</c>.</summary>
internal sealed record Formatted(ScriptType Type, ImmutableArray<Piece> Pieces) : Expression(Type)
{
    public bool IsOutput => Type is Nothing;
}

/// <summary>A text, or a conversion with its argument.</summary>
/// <param name="Specification">The text itself, or flags, width and precision.</param>
/// <param name="Conversion">C's letter; '\0': a text.</param>
internal sealed record Piece(string Specification, char Conversion, Expression? Argument);

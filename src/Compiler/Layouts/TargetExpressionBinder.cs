using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>Expressions over a layout's variables to questions to a target. Null after a message.</summary>
internal sealed class TargetExpressionBinder(LayoutDeclarations declarations, LayoutTypes types, DiagnosticSink diagnostics)
{
    /// <param name="Code">The value, or of a place its address.</param>
    private sealed record Operand(YType Type, TargetExpression Code, bool IsPlace);

    public TargetExpression? Bind(ExpressionSyntax syntax) => Value(syntax)?.Code;

    private Operand? Bound(ExpressionSyntax syntax)
    {
        switch (syntax)
        {
            case IntegerLiteralSyntax literal:
                return Number(unchecked((long)literal.Value));
            case CharacterLiteralSyntax character:
                return Number(character.Value);
            case NameSyntax name when declarations.Externs.TryGetValue(name.Name, out ExternSyntax? variable):
                return new Operand(types.Resolve(variable.Type), new TargetVariable(name.Name, variable.Section), IsPlace: true);
            case NameSyntax or SizeofTypeSyntax or SizeofExpressionSyntax or OffsetofSyntax:
                return types.Constants.Evaluate(syntax) is { } constant ? Number(constant) : null;
            case UnarySyntax { Operator: "&" } address:
                return Bound(address.Operand) is not { } place ? null : place.IsPlace ? new Operand(new PointerType(place.Type), place.Code, IsPlace: false) : Not(address.Span, "this address");
            case UnarySyntax { Operator: "*" } pointed:
                return Value(pointed.Operand) switch { null => null, { Type: PointerType p } pointer => new Operand(p.Pointee, pointer.Code, IsPlace: true), _ => Not(pointed.Span, "what is no pointer") };
            case UnarySyntax unary:
                return Value(unary.Operand) is { } operand ? new Operand(CTypes.Long, new TargetUnary(unary.Operator, operand.Code), IsPlace: false) : null;
            case MemberSyntax member:
                return Member(member);
            case IndexSyntax index:
                return Value(index.Target) is { } array && Value(index.Index) is { } position ? Element(array, position, index.Span) : null;
            case BinarySyntax binary:
                return Value(binary.Left) is { } left && Value(binary.Right) is { } right ? Binary(binary, left, right) : null;
            case ConditionalSyntax c:
                return Value(c.Condition) is { } condition && Value(c.WhenTrue) is { } yes && Value(c.WhenFalse) is { } no
                    ? new Operand(yes.Type, new TargetConditional(condition.Code, yes.Code, no.Code), IsPlace: false)
                    : null;
            case CastSyntax cast:
                return Value(cast.Operand) is { } uncut ? Cast(types.Resolve(cast.Type), uncut, cast.Span) : null;
            default:
                return Not(syntax.Span, "this");
        }
    }

    /// <summary>What stands at a place; of an array the address of its first element.</summary>
    private Operand? Value(ExpressionSyntax syntax) => Bound(syntax) switch
    {
        { IsPlace: true, Type: ArrayType array } place => new Operand(new PointerType(array.Element), place.Code, IsPlace: false),
        { IsPlace: true } place when CTypes.SizeOf(place.Type) is { } bytes and <= sizeof(long) && place.Type is not FloatType =>
            new Operand(place.Type, new TargetRead(place.Code, (int)bytes, place.Type is IntType { Signed: true }), IsPlace: false),
        { IsPlace: true } => Not(syntax.Span, "a whole struct"),
        var value => value,
    };

    private Operand? Member(MemberSyntax syntax)
    {
        Operand? owner = syntax.IsArrow ? Value(syntax.Target) : Bound(syntax.Target);
        if (owner is null)
            return null;

        if ((syntax.IsArrow ? (owner.Type as PointerType)?.Pointee : owner.Type) is not StructType type)
            return Not(syntax.Span, "a member of what is no struct");

        if (types.Place(type.Name, syntax.Span) is not { } placed)
            return null;

        if (placed.Fields.FirstOrDefault(f => f.Name == syntax.Name) is not { } field)
        {
            diagnostics.Add(Catalogue.UnknownFieldInLayout(syntax.NameSpan, type.Name, syntax.Name, placed.Fields.Select(f => f.Name)));
            return null;
        }

        return field.BitWidth is null
            ? new Operand(field.Type, new TargetBinary("+", owner.Code, new TargetNumber(field.Offset)), IsPlace: true)
            : Not(syntax.Span, "a bit field");
    }

    private Operand? Element(Operand array, Operand index, SourceSpan at) => array.Type is PointerType pointer
        ? Moved(array, pointer, index, "+", at) is { } place ? new Operand(pointer.Pointee, place.Code, IsPlace: true) : null
        : Not(at, "an element of what is no array");

    private Operand? Binary(BinarySyntax syntax, Operand left, Operand right) => (left.Type, syntax.Operator, right.Type) switch
    {
        (PointerType pointer, "+" or "-", IntType) => Moved(left, pointer, right, syntax.Operator, syntax.Span),
        (_, "<<<" or "~~" or "!~~" or ",", _) => Not(syntax.Span, "this"),
        _ => new Operand(CTypes.Long, new TargetBinary(syntax.Operator, left.Code, right.Code), IsPlace: false),
    };

    private Operand? Moved(Operand pointer, PointerType type, Operand by, string op, SourceSpan at) => types.Measure(type.Pointee, at) is { } element
        ? new Operand(type, new TargetBinary(op, pointer.Code, new TargetBinary("*", by.Code, new TargetNumber(element.Size))), IsPlace: false)
        : null;

    private Operand? Cast(YType type, Operand operand, SourceSpan at) => type switch
    {
        PointerType or IntType { Bits: 64 } => operand with { Type = type },
        IntType i => operand with { Type = type, Code = Cut(operand.Code, i) },
        _ => Not(at, "this cast"),
    };

    private static TargetBinary Cut(TargetExpression value, IntType type)
    {
        if (!type.Signed)
            return new TargetBinary("&", value, new TargetNumber((1L << type.Bits) - 1));

        var above = new TargetNumber(64 - type.Bits);
        return new TargetBinary(">>", new TargetBinary("<<", value, above), above);
    }

    private static Operand Number(long value) => new(CTypes.Long, new TargetNumber(value), IsPlace: false);

    private Operand? Not(SourceSpan at, string what)
    {
        diagnostics.Add(Catalogue.NotAskedOfTargets(at, what));
        return null;
    }
}

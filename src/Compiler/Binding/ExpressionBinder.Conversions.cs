using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Conversions: by assignment and by cast.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Converts as assignment does; a message and <see cref="BoundError"/> where it can't.</summary>
    public BoundExpression Convert(BoundExpression value, YType type)
    {
        YType from = value.Type;
        if (from is ErrorType || type is ErrorType)
            return value is BoundError ? value : new BoundError(value.Span);

        if (from == type)
            return value;

        if (Conversions.IsNumber(from) && Conversions.IsNumber(type))
        {
            WarnIfTooLarge(value, type);
            return Folded(new BoundConversion(value.Span, type, value));
        }

        if (type is PointerType && from is IntType && ConstantFolding.Fold(value) is 0L)
            return Constant(value.Span, type, 0);

        if (from is PointerType a && type is PointerType b && (a.Pointee is VoidType || b.Pointee is VoidType || IsUpcast(a.Pointee, b.Pointee)))
            return new BoundConversion(value.Span, type, value);

        // An absent aggregate value or a count where a number is wanted.
        return Fail(CannotConvert(value, type));
    }

    /// <summary>Is the struct's first member, or its first member's, and so on, the other type?</summary>
    private bool IsUpcast(YType from, YType to)
    {
        const int deepest = 16;
        for (int depth = 0; depth < deepest; depth++)
        {
            if (from == to)
                return true;

            if (from is not StructType s || Layout.Struct(s.Name) is not { } layout || layout.Fields.FirstOrDefault(f => f.Offset == 0 && f.BitWidth is null) is not { } first)
                return false;

            from = first.Type;
        }

        return false;
    }

    private static Diagnostic CannotConvert(BoundExpression value, YType type) => (value.Type, type) switch
    {
        (StrType, PointerType) when value is BoundConstant => Catalogue.StringIsNoPointer(value.Span),
        (PointerType p, StrType) => Catalogue.MixesMemories(value.Span, p.Name, "_str"),
        (StrType, PointerType p) => Catalogue.MixesMemories(value.Span, p.Name, "_str"),
        (IntType or FloatType or BoolType, StrType) => Catalogue.CannotConvert(value.Span, value.Type.Name, type.Name, "_tostr(x) gives a number's text"),
        (StrType, IntType or FloatType or BoolType) => Catalogue.CannotConvert(value.Span, value.Type.Name, type.Name, "_strtol(s, 10) reads a number"),
        (PointerType p, PointerType q) => Catalogue.CannotConvert(value.Span, p.Name, q.Name, $"if it is one, say so: ({q.Name}) …"),
        (IntType, PointerType q) => Catalogue.CannotConvert(value.Span, value.Type.Name, q.Name, $"an address is made by a cast: ({q.Name}) …"),
        (PointerType, IntType) => Catalogue.CannotConvert(value.Span, value.Type.Name, type.Name, "_address(p) gives an address as a number"),
        (AggType, _) => Catalogue.CannotConvert(value.Span, "_agg", type.Name, "_count _sum _min _max _avg _variance read an aggregate"),
        (_, LabelType) => Catalogue.NotALabel(value.Span, value.Type.Name),
        _ => Catalogue.CannotConvert(value.Span, value.Type.Name, type.Name, null),
    };

    private void WarnIfTooLarge(BoundExpression value, YType type)
    {
        if (ConstantFolding.Fold(value) is long number && type is IntType && value.Type is IntType from)
        {
            // -1 as the greatest unsigned number is C's own idiom.
            bool idiom = number == -1;
            if (!idiom && !Conversions.Fits(number, from is { Bits: 64, Signed: false }, type))
                Script.Sink.Add(Catalogue.ConstantTooLarge(value.Span, from.Signed ? $"{number}" : $"{(ulong)number}", type.Name));
        }
    }

    private BoundExpression Cast(CastSyntax syntax)
    {
        YType type = types.Bind(syntax.Type);
        BoundExpression value = type is VoidType ? Bind(syntax.Operand) : Value(syntax.Operand);
        if (value is BoundError || type is ErrorType)
            return new BoundError(syntax.Span);

        if (type is VoidType)
            return value;

        bool fits = value.Type == type || (Conversions.IsScalar(value.Type) && Conversions.IsScalar(type) && !(value.Type is FloatType && type is PointerType)
            && !(value.Type is PointerType && type is FloatType));
        return fits ? Folded(new BoundConversion(syntax.Span, type, value)) : Fail(CannotConvert(value with { Span = syntax.Span }, type));
    }

    private BoundExpression Sizeof(SourceSpan span, YType type) =>
        type is ErrorType ? new BoundError(span)
        : SizeOf(type) is { } size ? Constant(span, CTypes.ULong, size)
        : Fail(type is StructType s ? Catalogue.OpaqueStruct(span, s.Name, Layout.Name) : Catalogue.NoType(span, type.Name, "sizeof"));

    /// <summary>Bytes in the target, or null: none that is known.</summary>
    private long? SizeOf(YType type) => type switch
    {
        StructType s => Layout.Struct(s.Name)?.Size,
        ArrayType { Length: { } length } a => SizeOf(a.Element) * length,
        ArrayType => 0,
        _ => CTypes.SizeOf(type),
    };

    private BoundExpression Offsetof(OffsetofSyntax syntax)
    {
        YType type = types.Bind(syntax.Type);
        long offset = 0;
        foreach (NameSyntax name in syntax.Path)
        {
            if (type is ErrorType || Field(name.Span, type, name.Name) is not { } field)
                return type is ErrorType or StructType ? new BoundError(syntax.Span) : Fail(Catalogue.NoMembers(name.Span, type.Name, name.Name));

            (offset, type) = (offset + field.Offset, field.Type);
        }

        return Constant(syntax.Span, CTypes.ULong, offset);
    }
}

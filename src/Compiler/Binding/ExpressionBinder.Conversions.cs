using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Conversions: by assignment, by cast, to pointers.</summary>
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

        if (IsNumeric(from) && Conversions.IsNumber(type))
        {
            WarnIfTooLarge(value, type);
            return ConvertSilently(value, type);
        }

        return (from, type) switch
        {
            (IntType, PointerType) when IsZero(value) => Constant(value.Span, type, 0),
            (PointerType, BoolType) => Folded(new BoundConversion(value.Span, type, value)),
            (PointerType, PointerType) when IsZero(value) => Constant(value.Span, type, 0),
            (PointerType a, PointerType b) when a.Pointee is VoidType || b.Pointee is VoidType || IsUpcast(a.Pointee, b.Pointee) => AsPointer(value, b),
            (TupleType a, TupleType b) when value is BoundTuple tuple && a.Elements.Length == b.Elements.Length => Convert(tuple, b),
            _ => Fail(CannotConvert(value, type)),
        };
    }

    /// <summary>A tuple that is written here converts part by part.</summary>
    private BoundExpression Convert(BoundTuple tuple, TupleType type)
    {
        BoundExpression[] parts = [.. tuple.Elements.Select((e, i) => Convert(e, type.Elements[i]))];
        return parts.Any(p => p is BoundError) ? new BoundError(tuple.Span) : tuple with { Type = type, Elements = [.. parts] };
    }

    /// <summary>A conversion that is known to be allowed; without a warning.</summary>
    private static BoundExpression ConvertSilently(BoundExpression value, YType type)
    {
        value = Present(value);
        if (value.Type == type || value.Type is VoidType)
            return value;

        if (value.Type is QuantityType && type is not (BoolType or FloatType { Bits: 64 }))
            value = new BoundConversion(value.Span, CTypes.Double, value);

        return type is PointerType pointer ? AsPointer(value, pointer) : Folded(new BoundConversion(value.Span, type, value));
    }

    /// <summary>A number that may be absent as a number: wherever it is not printed.</summary>
    private static BoundExpression Present(BoundExpression value) =>
        MayBeAbsent(value) ? new BoundBuiltinCall(value.Span, value.Type, Builtins.ZeroIfAbsent, [value]) : value;

    private static bool MayBeAbsent(BoundExpression value) => value is BoundBuiltinCall { Builtin.Name: "_min" or "_max" or "_avg" or "_variance" };

    /// <summary>The same address, as a pointer to something else.</summary>
    private static BoundExpression AsPointer(BoundExpression value, PointerType type) => value switch
    {
        { Type: var same } when same == type => value,
        BoundConstant constant => Constant(constant.Span, type, constant.Value is long bits ? bits : 0),
        BoundOffset or BoundElementAddress or BoundExternAddress => value with { Type = type },
        _ => new BoundConversion(value.Span, type, value),
    };

    /// <summary>Is the struct's first member, or its first member's, and so on, the other type?</summary>
    private bool IsUpcast(YType from, YType to)
    {
        const int deepest = 16;
        for (int depth = 0; depth < deepest; depth++)
        {
            if (from == to)
                return true;

            if (from is not StructType s || Layout.Struct(s.Name) is not { IsUnion: false } layout || First(layout) is not { } first)
                return false;

            from = first.Type;
        }

        return false;
    }

    private static FieldLayout? First(StructLayout layout) => layout.Fields.FirstOrDefault(f => f.Offset == 0 && f.BitWidth is null);

    private static bool IsNumeric(YType type) => Conversions.IsNumber(type) || type is QuantityType;

    /// <summary>What arithmetic sees: of a number with a unit, the number.</summary>
    private static YType Plain(YType type) => type is QuantityType ? CTypes.Double : type;

    private Diagnostic CannotConvert(BoundExpression value, YType type) => (value.Type, type) switch
    {
        (StrType, PointerType { Pointee: IntType { Bits: 8 } }) => Catalogue.StringIsNoPointer(value.Span),
        (PointerType { Pointee: IntType { Bits: 8 } } p, StrType) => Catalogue.MixesMemories(value.Span, Say(p), "_str", AsText(value, "p")),
        (PointerType p, var tracer) when TypeBinder.IsTracer(tracer) => Catalogue.MixesMemories(value.Span, Say(p), Say(tracer)),
        (HandleType { Name: "_node" } node, PointerType p) => Catalogue.MixesMemories(value.Span, Say(p), Say(node), address: $"{(value is BoundLocal ? value.Span.Text : "n")}.address"),
        (var tracer, PointerType p) when TypeBinder.IsTracer(tracer) => Catalogue.MixesMemories(value.Span, Say(p), Say(tracer)),
        (IntType or FloatType or BoolType or QuantityType, StrType) => Catalogue.CannotConvert(value.Span, Say(value.Type), Say(type), "_tostr(x) gives a number's text"),
        (AggType or ListType or TupleType or HandleType, StrType) => Catalogue.CannotConvert(value.Span, Say(value.Type), Say(type), "_tostr(x) gives the text of any value"),
        (StrType, IntType or FloatType or BoolType) => Catalogue.CannotConvert(value.Span, Say(value.Type), Say(type), "_strtol(s, 10) reads a number"),
        (PointerType p, PointerType q) => Catalogue.CannotConvert(value.Span, Say(p), Say(q), $"if it is one, say so: ({Say(q)})"),
        (IntType or BoolType, PointerType q) => Catalogue.CannotConvert(value.Span, Say(value.Type), Say(q), $"an address is made by a cast: ({Say(q)})"),
        (PointerType, IntType) => Catalogue.CannotConvert(value.Span, Say(value.Type), Say(type), "_address(p) gives an address as a number"),
        (AggType, _) => Catalogue.CannotConvert(value.Span, "_agg", Say(type), "_count _sum _min _max _avg _variance read an aggregate"),
        (ListType or MapType or SetType, AggType or IntType) => Catalogue.CannotConvert(value.Span, Say(value.Type), Say(type), "_len(x) says how many elements it has"),
        _ => Catalogue.CannotConvert(value.Span, Say(value.Type), Say(type), null),
    };

    private void WarnIfTooLarge(BoundExpression value, YType type)
    {
        if (value is not BoundConstant { Value: long number, Type: IntType from } || type is not IntType)
            return;

        // -1 as the greatest unsigned number is C's own idiom.
        bool isIdiom = number == -1 && from.Signed;
        if (!isIdiom && !Conversions.Fits(number, from is { Bits: 64, Signed: false }, type))
            Script.Warn(Catalogue.ConstantTooLarge(value.Span, from.Signed ? $"{number}" : $"{(ulong)number}", Say(type)));
    }

    private BoundExpression Cast(CastSyntax syntax)
    {
        YType type = types.Bind(syntax.Type);
        BoundExpression value = Value(syntax.Operand);
        if (value is BoundError || type is ErrorType)
            return new BoundError(syntax.Span);

        return (value.Type, type) switch
        {
            (_, VoidType) => Fail(Catalogue.VoidValue(syntax.Span)),
            (PointerType, PointerType p) => AsPointer(value with { Span = syntax.Span }, p),
            (PointerType, IntType or BoolType) or (IntType or BoolType, PointerType) => Folded(new BoundConversion(syntax.Span, type, value)),
            var (from, _) when IsNumeric(from) && Conversions.IsNumber(type) => ConvertSilently(value with { Span = syntax.Span }, type),
            var (from, _) when from == type => value,
            (_, StructType) => Fail(Catalogue.StructValue(syntax.Type.Span, Say(type))),
            (PointerType, StrType) => Fail(CannotConvert(value with { Span = syntax.Span }, type)),
            _ => Fail(CannotConvert(value with { Span = syntax.Span }, type)),
        };
    }
}

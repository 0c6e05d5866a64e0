namespace YLang.Compiler.Types;

/// <summary>C's rules of what arithmetic is done in (C11 6.3.1).</summary>
public static class Conversions
{
    public static bool IsNumber(YType type) => type is IntType or BoolType or FloatType;

    public static bool IsScalar(YType type) => IsNumber(type) || type is PointerType;

    /// <summary>The integer promotions: what is narrower than int becomes int.</summary>
    public static YType Promote(YType type) => type switch
    {
        BoolType => CTypes.Int,
        IntType { Bits: < 32 } => CTypes.Int,
        _ => type,
    };

    /// <summary>The usual arithmetic conversions: the type in which two numbers meet.</summary>
    public static YType Common(YType left, YType right)
    {
        if (left is FloatType || right is FloatType)
            return Wider(left, right);

        var (a, b) = ((IntType)Promote(left), (IntType)Promote(right));
        if (a.Signed == b.Signed)
            return a.Bits >= b.Bits ? a : b;

        (IntType signed, IntType unsigned) = a.Signed ? (a, b) : (b, a);
        return unsigned.Bits >= signed.Bits ? unsigned : signed;
    }

    /// <summary>A floating number as an integer's bits: towards zero; what the type can't hold becomes its nearest number, what is no number 0.</summary>
    public static long Truncated(double value, IntType type) => type switch
    {
        { Bits: 64, Signed: false } => unchecked((long)(ulong)value),
        { Bits: 64 } => (long)value,
        { Signed: true } => Math.Clamp((long)value, -(1L << (type.Bits - 1)), (1L << (type.Bits - 1)) - 1),
        _ => Math.Clamp((long)value, 0, (1L << type.Bits) - 1),
    };

    /// <summary>Does the number fit? Of a bool: 0 and 1.</summary>
    public static bool Fits(long value, bool isUnsigned64, YType type) => type switch
    {
        IntType { Bits: 64, Signed: true } => !isUnsigned64 || value >= 0,
        IntType { Bits: 64 } => true,
        IntType { Signed: true } i => value >= -(1L << (i.Bits - 1)) && value < 1L << (i.Bits - 1),
        IntType i => value >= 0 && value < 1L << i.Bits,
        _ => true,
    };

    private static FloatType Wider(YType left, YType right) => (left, right) switch
    {
        (FloatType { Bits: 64 } l, _) => l,
        (_, FloatType { Bits: 64 } r) => r,
        (FloatType l, _) => l,
        (_, FloatType r) => r,
        _ => CTypes.Double,
    };
}

using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>The value of a node whose parts are constants, as the target's C would compute it: long (bits of any integer or pointer), double, bool, string.</summary>
internal static class ConstantFolding
{
    /// <summary>Longer texts are put together when the script runs, within its budget.</summary>
    private const int LongestText = 1 << 16;

    /// <summary>Null: not known before the script runs.</summary>
    public static object? Fold(BoundExpression expression) => expression switch
    {
        BoundConstant c => c.Value,
        BoundConversion { Operand: BoundConstant operand } c => Convert(operand.Value, operand.Type, c.Type),
        BoundUnary { Operand: BoundConstant operand } u => Unary(u, operand.Value),
        BoundBinary { Operator: "&&", Left: BoundConstant { Value: false } } => false,
        BoundBinary { Operator: "||", Left: BoundConstant { Value: true } } => true,
        BoundBinary { Left: BoundConstant left, Right: BoundConstant right } b => Binary(b, left.Value, right.Value),
        BoundConditional { Condition: BoundConstant { Value: bool test } } c => (test ? c.WhenTrue : c.WhenFalse) is BoundConstant chosen ? chosen.Value : null,
        _ => null,
    };

    /// <summary>Brings bits to the width and sign of a type: what C's conversion to it keeps.</summary>
    public static long Truncate(long value, YType type) => type switch
    {
        IntType { Bits: 8, Signed: true } => (sbyte)value,
        IntType { Bits: 8 } => (byte)value,
        IntType { Bits: 16, Signed: true } => (short)value,
        IntType { Bits: 16 } => (ushort)value,
        IntType { Bits: 32, Signed: true } => (int)value,
        IntType { Bits: 32 } => (uint)value,
        _ => value,
    };

    private static object? Convert(object value, YType from, YType to) => unchecked((value, to) switch
    {
        (bool b, BoolType) => b,
        (bool b, FloatType) => b ? 1.0 : 0.0,
        (bool b, IntType) => b ? 1L : 0L,
        (long n, BoolType) => n != 0,
        (long n, FloatType f) => Rounded(from is IntType { Bits: 64, Signed: false } ? (ulong)n : n, f),
        (long n, IntType or PointerType) => Truncate(n, to),
        (double d, BoolType) => d != 0,
        (double d, FloatType f) => Rounded(d, f),
        (double d, IntType t) => Conversions.Truncated(d, t),
        (string s, StrType) => s,
        _ => (object?)null,
    });

    private static double Rounded(double value, FloatType type) => type.Bits == 32 ? (float)value : value;

    private static object? Unary(BoundUnary unary, object value) => (unary.Operator, value) switch
    {
        ("!", bool b) => !b,
        ("-", long n) => Truncate(unchecked(-n), unary.Type),
        ("~", long n) => Truncate(~n, unary.Type),
        ("-", double d) => -d,
        _ => null,
    };

    private static object? Binary(BoundBinary binary, object left, object right) => (left, right) switch
    {
        (long a, long b) when binary.Left.Type is IntType type => Integers(binary.Operator, a, b, type, binary.Type),
        (double a, double b) => Floats(binary.Operator, a, b) is double d && binary.Type is FloatType f ? Rounded(d, f) : Floats(binary.Operator, a, b),
        (bool a, bool b) => binary.Operator switch { "&&" => a && b, "||" => a || b, "==" => a == b, "!=" => a != b, _ => null },
        (string a, string b) => binary.Operator switch { "==" => a == b, "!=" => a != b, "+" when a.Length + b.Length <= LongestText => a + b, _ => null },
        _ => null,
    };

    private static object? Floats(string op, double a, double b) => op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        "<" => a < b,
        ">" => a > b,
        "<=" => a <= b,
        ">=" => a >= b,
        "==" => a == b,
        "!=" => a != b,
        _ => null,
    };

    private static object? Integers(string op, long a, long b, IntType type, YType result)
    {
        int shift = (int)(b & (type.Bits - 1));
        bool less = type.Signed ? a < b : (ulong)a < (ulong)b;
        return unchecked(op switch
        {
            "+" => Truncate(a + b, result),
            "-" => Truncate(a - b, result),
            "*" => Truncate(a * b, result),
            "/" when b != 0 => Truncate(!type.Signed ? (long)((ulong)a / (ulong)b) : b == -1 ? -a : a / b, result),
            "%" when b != 0 => Truncate(!type.Signed ? (long)((ulong)a % (ulong)b) : b == -1 ? 0 : a % b, result),
            "&" => a & b,
            "|" => a | b,
            "^" => Truncate(a ^ b, result),
            "<<" => Truncate(a << shift, result),
            ">>" => Truncate(type.Signed ? a >> shift : (long)((ulong)a >> shift), result),
            "==" => a == b,
            "!=" => a != b,
            "<" => less,
            ">=" => !less,
            ">" => !less && a != b,
            "<=" => less || a == b,
            _ => (object?)null,
        });
    }
}

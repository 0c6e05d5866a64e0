using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>The value of an expression that the compiler can work out: long (bits of any integer or pointer), double, bool, string; else null.</summary>
internal static class ConstantFolding
{
    public static object? Fold(BoundExpression expression) => expression switch
    {
        BoundConstant c => c.Value,
        BoundConversion c => Fold(c.Operand) is { } value ? Convert(value, c.Operand.Type, c.Type) : null,
        BoundUnary u => Fold(u.Operand) is { } value ? Unary(u, value) : null,
        BoundBinary b => Fold(b.Left) is { } left && Fold(b.Right) is { } right ? Binary(b, left, right) : null,
        BoundConditional c => Fold(c.Condition) is bool test ? Fold(test ? c.WhenTrue : c.WhenFalse) : null,
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

    private static object? Convert(object value, YType from, YType to) => (value, to) switch
    {
        (bool b, BoolType) => b,
        (bool b, FloatType) => b ? 1.0 : 0.0,
        (bool b, IntType) => b ? 1L : 0L,
        (long n, BoolType) => n != 0,
        (long n, FloatType) => from is IntType { Bits: 64, Signed: false } ? (double)(ulong)n : n,
        (long n, IntType or PointerType) => Truncate(n, to),
        (double d, BoolType) => d != 0,
        (double d, FloatType) => d,
        (double d, IntType) => Truncate((long)d, to),
        (string s, StrType) => s,
        _ => null,
    };

    private static object? Unary(BoundUnary unary, object value) => (unary.Operator, value) switch
    {
        ("!", bool b) => !b,
        ("-", long n) => Truncate(-n, unary.Type),
        ("~", long n) => Truncate(~n, unary.Type),
        ("-", double d) => -d,
        _ => null,
    };

    private static object? Binary(BoundBinary binary, object left, object right) => (left, right) switch
    {
        (long a, long b) when binary.Left.Type is IntType type => Integers(binary.Operator, a, b, type, binary.Type),
        (double a, double b) => binary.Operator switch
        {
            "+" => a + b, "-" => a - b, "*" => a * b, "/" => a / b, "<" => a < b, ">" => a > b, "<=" => a <= b, ">=" => a >= b, "==" => a == b, "!=" => a != b, _ => null,
        },
        (bool a, bool b) => binary.Operator switch { "&&" => a && b, "||" => a || b, "==" => a == b, "!=" => a != b, _ => null },
        (string a, string b) => binary.Operator switch { "==" => a == b, "!=" => a != b, "+" => a + b, _ => null },
        _ => null,
    };

    private static object? Integers(string op, long a, long b, IntType type, YType result)
    {
        int shift = (int)(b & (type.Bits - 1));
        bool less = type.Signed ? a < b : (ulong)a < (ulong)b;
        return op switch
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
            _ => null,
        };
    }
}

using YLang.Compiler.Binding;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>
/// Computes what is constant, one node at a time, as the target's C would: C# refuses constant expressions that overflow, where C wraps. <c>_has</c> has become a constant before.
/// </summary>
internal static class ConstantFolder
{
    public static BoundExpression Fold(BoundExpression node) => node switch
    {
        BoundUnary { Operand: BoundConstant operand } n => FoldUnary(n, operand) ?? node,
        BoundBinary { Operator: "&&" or "||", Left: BoundConstant left } n => IsTrue(left.Value) == (n.Operator == "&&") ? n.Right : left,
        BoundBinary { Left: BoundConstant left, Right: BoundConstant right } n => FoldBinary(n, left, right) ?? node,
        BoundConversion { Operand: BoundConstant operand } n => Convert(operand.Value, n.Type) is { } value ? new BoundConstant(n.Span, n.Type, value) : node,
        BoundBuiltinCall { Builtin.Name: "_address", Arguments: [BoundConstant { Value: long } address] } n => address with { Span = n.Span, Type = n.Type },
        BoundConditional { Condition: BoundConstant condition } n => IsTrue(condition.Value) ? n.WhenTrue : n.WhenFalse,
        BoundElementAddress { Index: BoundConstant index } n => Fold(new BoundOffset(n.Span, n.Type, n.Address, unchecked(Integer(index.Value) * n.ElementSize), null)),
        BoundOffset { Address: BoundConstant address, Owner: null } n => new BoundConstant(n.Span, n.Type, unchecked(Integer(address.Value) + n.Bytes)),
        BoundPointerDifference { Left: BoundConstant left, Right: BoundConstant right } n =>
            new BoundConstant(n.Span, n.Type, unchecked(Integer(left.Value) - Integer(right.Value)) / n.ElementSize),
        _ => node,
    };

    public static bool IsTrue(object value) => value switch
    {
        bool b => b,
        double d => d != 0,
        long l => l != 0,
        _ => true,
    };

    /// <summary>The bits of an integer, cut to the type's width and extended by its sign.</summary>
    public static long Wrap(long value, YType type) => type is not IntType { Bits: < 64 } t ? value : t.Signed
        ? value << (64 - t.Bits) >> (64 - t.Bits)
        : (long)((ulong)value << (64 - t.Bits) >> (64 - t.Bits));

    public static bool IsUnsigned(YType type) => type is PointerType or CodeType or IntType { Signed: false };

    /// <summary>Null where the value is no number.</summary>
    private static object? Convert(object value, YType to) => (value, to) switch
    {
        (string, _) => null,
        (_, BoolType) => IsTrue(value),
        (double d, FloatType { Bits: 32 }) => (double)(float)d,
        (double, FloatType) => value,
        (double d, IntType t) => Conversions.Truncated(d, t),
        (_, IntType) => Wrap(Integer(value), to),
        (_, PointerType) when value is not double => Integer(value),
        _ => null,
    };

    private static long Integer(object value) => value is bool b ? b ? 1 : 0 : value is double d ? unchecked((long)d) : (long)value;

    private static BoundConstant? FoldUnary(BoundUnary node, BoundConstant operand) => (node.Operator, operand.Value) switch
    {
        ("!", not string) => new BoundConstant(node.Span, node.Type, !IsTrue(operand.Value)),
        ("-", double d) => new BoundConstant(node.Span, node.Type, -d),
        ("-", long l) => new BoundConstant(node.Span, node.Type, Wrap(unchecked(-l), node.Type)),
        ("~", long l) => new BoundConstant(node.Span, node.Type, Wrap(~l, node.Type)),
        _ => null,
    };

    private static BoundConstant? FoldBinary(BoundBinary node, BoundConstant left, BoundConstant right)
    {
        object? value = (left.Value, right.Value) switch
        {
            (double a, double b) => FoldDoubles(node.Operator, a, b),
            (bool or long, bool or long) => FoldIntegers(node, left.Type, Integer(left.Value), Integer(right.Value)),
            _ => null,
        };
        return value is null ? null : new BoundConstant(node.Span, node.Type, node.Type is FloatType { Bits: 32 } ? (double)(float)(double)value : value);
    }

    private static object? FoldDoubles(string op, double a, double b) => op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        "==" => a == b,
        "!=" => a != b,
        "<" => a < b,
        ">" => a > b,
        "<=" => a <= b,
        ">=" => a >= b,
        _ => null,
    };

    private static object? FoldIntegers(BoundBinary node, YType operands, long a, long b)
    {
        bool unsigned = IsUnsigned(operands);
        int order = unsigned ? ((ulong)a).CompareTo((ulong)b) : a.CompareTo(b);
        int count = (int)(b & (operands is IntType { Bits: 64 } ? 63 : 31));
        long? number = node.Operator switch
        {
            "+" => unchecked(a + b),
            "-" => unchecked(a - b),
            "*" => unchecked(a * b),
            "/" when b != 0 => unsigned ? (long)((ulong)a / (ulong)b) : b == -1 ? unchecked(-a) : a / b,
            "%" when b != 0 => unsigned ? (long)((ulong)a % (ulong)b) : b == -1 ? 0 : a % b,
            "&" => a & b,
            "|" => a | b,
            "^" => a ^ b,
            "<<" => a << count,
            ">>" => unsigned ? (long)((ulong)a >> count) : a >> count,
            _ => null,
        };
        return number is { } bits ? Wrap(bits, node.Type) : node.Operator switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            ">" => order > 0,
            "<=" => order <= 0,
            ">=" => order >= 0,
            _ => null,
        };
    }
}

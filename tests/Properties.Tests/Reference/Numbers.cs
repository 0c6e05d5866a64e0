using System.Numerics;
using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Reference;

/// <summary>C's arithmetic as docs/language.md states it, on numbers that don't wrap by themselves.</summary>
internal static class Numbers
{
    public static ScriptType Promoted(ScriptType type) => type is Tree.Boolean or Integer { Bits: < 32 } ? ScriptType.Int : type;

    /// <summary>The promoted type of an expression: a bit field that fits into an int is one.</summary>
    public static ScriptType Promoted(Expression expression)
    {
        Expression inner = expression;
        while (inner is Parentheses parentheses)
            inner = parentheses.Inner;

        return inner is MemberUse { Field.Width: > 0 and < 32, Type: Integer { Bits: 32 } } ? ScriptType.Int : Promoted(expression.Type);
    }

    /// <summary>The type in which two numbers meet; both are promoted.</summary>
    public static ScriptType Common(ScriptType left, ScriptType right)
    {
        if (left is Floating || right is Floating)
            return left == ScriptType.Double || right == ScriptType.Double ? ScriptType.Double : ScriptType.Float;

        var (a, b) = ((Integer)left, (Integer)right);
        int bits = Math.Max(a.Bits, b.Bits);
        return new Integer(bits, !((!a.IsSigned && a.Bits == bits) || (!b.IsSigned && b.Bits == bits)));
    }

    /// <summary>Into the type's range, modulo its width.</summary>
    public static Int128 Wrap(Int128 number, Integer type)
    {
        Int128 modulus = Int128.One << type.Bits;
        Int128 low = number & (modulus - 1);
        return type.IsSigned && low > type.Most ? low - modulus : low;
    }

    public static Value Convert(Value value, ScriptType from, ScriptType to) => (from, to) switch
    {
        _ when from == to => value,
        (Floating, Tree.Boolean) => Value.Of(value.Real != 0),
        (Floating, Floating { Bits: 32 }) => Value.Of((float)value.Real),
        (Floating, Floating) => value,
        (Floating, Integer n) => new Value(Nearest(value.Real, n)),
        (_, Tree.Boolean) => Value.Of(value.Whole != 0),
        (_, Floating f) => Value.Of(Rounded(value.Whole, f)),
        (_, Integer n) => new Value(Wrap(value.Whole, n)),
        (_, PointerTo) => new Value(Wrap(value.Whole, ScriptType.UnsignedLong)),
        (TupleOf a, TupleOf b) => Value.Of(new TupleValue([.. ((TupleValue)value.Thing!).Items.Select((item, i) => Convert(item, a.Items[i], b.Items[i]))])),
        _ => throw new InvalidOperationException($"{from} does not become {to}"),
    };

    /// <summary>Null: a division by zero.</summary>
    public static Value? Operate(string op, Value a, Value b, ScriptType type) => type switch
    {
        Integer n => Whole(op, a.Whole, b.Whole) is { } whole ? new Value(Wrap(whole, n)) : null,
        Floating { Bits: 32 } => Value.Of((float)Real(op, a.Real, b.Real)),
        _ => Value.Of(Real(op, a.Real, b.Real)),
    };

    public static Value Shift(string op, Value value, Integer type, Value count)
    {
        int by = (int)(count.Whole & (type.Bits - 1));
        return new Value(Wrap(op == "<<" ? value.Whole << by : value.Whole >> by, type));
    }

    public static bool Compare(string op, Value a, Value b, ScriptType type) => type is Floating
        ? op switch { "<" => a.Real < b.Real, ">" => a.Real > b.Real, "<=" => a.Real <= b.Real, ">=" => a.Real >= b.Real, "==" => a.Real == b.Real, _ => a.Real != b.Real }
        : Compare(op, a.Whole.CompareTo(b.Whole));

    public static bool Compare(string op, int order) =>
        op switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, ">=" => order >= 0, "==" => order == 0, _ => order != 0 };

    /// <summary>The floating number nearest to an integer, of two equally near the even one.</summary>
    public static double Rounded(Int128 number, Floating type)
    {
        int digits = type.Bits == 32 ? 24 : 53;
        BigInteger magnitude = BigInteger.Abs(number);
        int cut = Math.Max(0, (int)magnitude.GetBitLength() - digits);
        BigInteger kept = magnitude >> cut, rest = magnitude - (kept << cut), half = cut == 0 ? 1 : BigInteger.One << (cut - 1);
        if (rest > half || (rest == half && !kept.IsEven))
            kept++;

        double scaled = (double)(long)kept * Math.Pow(2, cut);
        return number < 0 ? -scaled : scaled;
    }

    /// <summary>Towards zero; what the type can't hold becomes its nearest number; what is no number 0.</summary>
    private static Int128 Nearest(double value, Integer type) =>
        double.IsNaN(value) ? 0
        : value <= (double)type.Least ? type.Least
        : value >= Math.Pow(2, type.IsSigned ? type.Bits - 1 : type.Bits) ? type.Most
        : (Int128)Math.Truncate(value);

    private static Int128? Whole(string op, Int128 a, Int128 b) => op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => unchecked(a * b),
        "/" => b == 0 ? null : a / b,
        "%" => b == 0 ? null : a - (a / b * b),
        "&" => a & b,
        "|" => a | b,
        "^" => a ^ b,
        _ => throw new InvalidOperationException(op),
    };

    private static double Real(string op, double a, double b) => op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        _ => throw new InvalidOperationException(op),
    };
}

using System.Globalization;

namespace YLang.Compiler.Layouts;

/// <summary>How a target is asked before anything is compiled for it.</summary>
/// <param name="Variable">The address of a variable by its symbol, else by the ELF section that begins with it; null: it has none.</param>
/// <param name="Read">So many bytes (1, 2, 4, 8) at an address, without a sign; null: they can't be read.</param>
public sealed record TargetReader(Func<string, string?, ulong?> Variable, Func<ulong, int, ulong?> Read);

/// <summary>
/// A question that a layout asks a target, all types and offsets resolved: 64-bit signed arithmetic that wraps. What can't be read has no value, nor has what is computed from it.
/// Prints and parses as one line, so that it can be kept with what was compiled: operators before their operands.
/// </summary>
public abstract record TargetExpression
{
    /// <summary>Null: something could not be read, or was divided by zero.</summary>
    public long? Evaluate(TargetReader target) => this switch
    {
        TargetNumber number => number.Value,
        TargetVariable variable => (long?)target.Variable(variable.Name, variable.Section),
        TargetRead read => read.Address.Evaluate(target) is { } address && target.Read((ulong)address, read.Bytes) is { } word ? Extended(word, read) : null,
        TargetUnary unary => unary.Operand.Evaluate(target) is { } x ? unary.Operator switch { "-" => unchecked(-x), "~" => ~x, "!" => x == 0 ? 1 : 0, _ => x } : null,
        TargetBinary { Operator: "&&" } and => and.Left.Evaluate(target) is { } left ? left == 0 ? 0 : Truth(and.Right.Evaluate(target)) : null,
        TargetBinary { Operator: "||" } or => or.Left.Evaluate(target) is { } left ? left != 0 ? 1 : Truth(or.Right.Evaluate(target)) : null,
        TargetBinary binary => binary.Left.Evaluate(target) is { } a && binary.Right.Evaluate(target) is { } b ? Compute(binary.Operator, a, b) : null,
        TargetConditional choice => choice.Condition.Evaluate(target) is { } condition ? (condition != 0 ? choice.WhenTrue : choice.WhenFalse).Evaluate(target) : null,
        _ => null,
    };

    public sealed override string ToString() => string.Join(' ', Words(this));

    /// <summary>What <see cref="ToString"/> wrote; null where it is nothing of the kind.</summary>
    public static TargetExpression? Parse(string text)
    {
        string[] words = text.Split(' ');
        int at = 0;
        return Parse(words, ref at) is { } parsed && at == words.Length ? parsed : null;
    }

    private static long? Truth(long? value) => value is { } known ? known != 0 ? 1 : 0 : null;

    private static long Extended(ulong word, TargetRead read)
    {
        int above = 64 - (read.Bytes * 8);
        return read.Signed ? (long)(word << above) >> above : (long)(word << above >> above);
    }

    private static long? Compute(string op, long a, long b) => unchecked(op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" or "%" when b == 0 => null,
        "/" => b == -1 ? -a : a / b,
        "%" => b == -1 ? 0 : a % b,
        "<<" => a << (int)(b & 63),
        ">>" => a >> (int)(b & 63),
        "&" => a & b,
        "|" => a | b,
        "^" => a ^ b,
        "==" => a == b ? 1 : 0,
        "!=" => a != b ? 1 : 0,
        "<" => a < b ? 1 : 0,
        ">" => a > b ? 1 : 0,
        "<=" => a <= b ? 1 : 0,
        ">=" => a >= b ? 1 : 0,
        _ => (long?)null,
    });

    private static IEnumerable<string> Words(TargetExpression expression) => expression switch
    {
        TargetNumber number => ["number", number.Value.ToString(CultureInfo.InvariantCulture)],
        TargetVariable variable => ["variable", variable.Name, variable.Section ?? "-"],
        TargetRead read => ["read", read.Bytes.ToString(CultureInfo.InvariantCulture), read.Signed ? "signed" : "unsigned", .. Words(read.Address)],
        TargetUnary unary => ["unary", unary.Operator, .. Words(unary.Operand)],
        TargetBinary binary => ["binary", binary.Operator, .. Words(binary.Left), .. Words(binary.Right)],
        TargetConditional choice => ["choice", .. Words(choice.Condition), .. Words(choice.WhenTrue), .. Words(choice.WhenFalse)],
        _ => [],
    };

    private static TargetExpression? Parse(string[] words, ref int at)
    {
        string Next(ref int i) => i < words.Length ? words[i++] : "";
        switch (Next(ref at))
        {
            case "number":
                return long.TryParse(Next(ref at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? new TargetNumber(value) : null;
            case "variable":
                string name = Next(ref at), section = Next(ref at);
                return new TargetVariable(name, section is "-" or "" ? null : section);
            case "read":
                bool sized = int.TryParse(Next(ref at), NumberStyles.None, CultureInfo.InvariantCulture, out int bytes);
                bool signed = Next(ref at) == "signed";
                return sized && Parse(words, ref at) is { } address ? new TargetRead(address, bytes, signed) : null;
            case "unary":
                string prefix = Next(ref at);
                return Parse(words, ref at) is { } operand ? new TargetUnary(prefix, operand) : null;
            case "binary":
                string op = Next(ref at);
                return Parse(words, ref at) is { } left && Parse(words, ref at) is { } right ? new TargetBinary(op, left, right) : null;
            case "choice":
                return Parse(words, ref at) is { } condition && Parse(words, ref at) is { } yes && Parse(words, ref at) is { } no ? new TargetConditional(condition, yes, no) : null;
            default:
                return null;
        }
    }
}

public sealed record TargetNumber(long Value) : TargetExpression;

/// <summary>The address of a variable.</summary>
public sealed record TargetVariable(string Name, string? Section) : TargetExpression;

public sealed record TargetRead(TargetExpression Address, int Bytes, bool Signed) : TargetExpression;

public sealed record TargetUnary(string Operator, TargetExpression Operand) : TargetExpression;

public sealed record TargetBinary(string Operator, TargetExpression Left, TargetExpression Right) : TargetExpression;

public sealed record TargetConditional(TargetExpression Condition, TargetExpression WhenTrue, TargetExpression WhenFalse) : TargetExpression;

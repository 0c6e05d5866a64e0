using YLang.Compiler.Binding;
using YLang.Compiler.Lowering;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>C's operators in C#: the same signs, with casts where C# would compute in another width.</summary>
internal sealed class OperatorEmitter(ExpressionEmitter expressions)
{
    public Code Unary(BoundUnary node) => (node.Operator, node.Type) switch
    {
        // C# makes a long of -uint, and has no -ulong.
        ("-", IntType { Signed: false, Bits: >= 32 } t) => new Code($"0{(t.Bits == 64 ? "UL" : "U")} - {expressions.Emit(node.Operand, Precedence.Multiplicative)}", Precedence.Additive),
        (_, IntType { Bits: < 32 }) => Cast(node.Type, $"{node.Operator}{expressions.Emit(node.Operand, Precedence.Unary)}", Precedence.Unary),
        _ => new Code(node.Operator + Operand(node), Precedence.Unary),
    };

    public Code Binary(BoundBinary node)
    {
        if (node.Left.Type is StrType && StringOperation(node) is { } text)
            return text;

        if (node.Left.Type is TupleType && node.Operator is not ("==" or "!="))
            return new Code($"Ordering.Compare({expressions.Emit(node.Left)}, {expressions.Emit(node.Right)}) {node.Operator} 0", Precedence.Relational);

        if (node.Operator is "/" or "%" && node.Type is IntType && node.Right is not BoundConstant { Value: not (0L or -1L) })
        {
            string name = node.Operator == "/" ? "Div" : "Rem";
            Code call = new($"Arithmetic.{name}({expressions.Emit(node.Left)}, {expressions.Emit(node.Right)}, m)", Precedence.Primary);
            return node.Type is IntType { Bits: < 32 } ? Cast(node.Type, call.Text, call.Precedence) : call;
        }

        Precedence own = Of(node.Operator);
        Precedence right = own + 1;
        bool isShift = node.Operator is "<<" or ">>";
        string left = Side(node.Left, node, own, node.Right is not BoundConstant && !isShift);
        string other = isShift ? Count(node.Right) : Side(node.Right, node, right, node.Left is not BoundConstant);
        string written = $"{left} {node.Operator} {other}";
        return node.Type is IntType { Bits: < 32 } ? Cast(node.Type, written, own) : new Code(written, own);
    }

    public Code Conversion(BoundConversion node)
    {
        (YType from, YType to) = (node.Operand.Type, node.Type);
        if (to is BoolType)
            return ToBool(node.Operand);

        if (from is BoolType)
            return new Code($"{expressions.Emit(node.Operand, Precedence.LogicalOr)} ? {One(to, 1)} : {One(to, 0)}", Precedence.Conditional);

        if (from is QuantityType)
            return Cast(to, $"{expressions.Emit(node.Operand, Precedence.Primary)}.Value", Precedence.Primary);

        if ((from, to) is (FloatType, IntType { Bits: < 32 } narrow))
            return new Code($"Arithmetic.To{(narrow.Signed ? 'I' : 'U')}{narrow.Bits}({expressions.Emit(node.Operand)})", Precedence.Primary);

        string target = CSharpTypes.Of(to);
        return target == CSharpTypes.Of(from)
            ? new Code(expressions.Emit(node.Operand, Precedence.Unary), Precedence.Unary)
            : new Code($"({target}){expressions.Emit(node.Operand, Precedence.Unary)}", Precedence.Unary);
    }

    // x = e    x += e    x++    x = (short)((int)x + e)
    public Code Assignment(BoundAssignment node)
    {
        string target = expressions.Emit(node.Target, Precedence.Primary);
        bool isNative = CSharpTypes.Of(node.Target.Type) == CSharpTypes.Of(node.OperationType) && node.OperationType is IntType { Bits: >= 32 } or FloatType or PointerType;
        if (node.Operator is "+" or "-" && node.Value is BoundConstant { Value: 1L or 1.0 } && node.Target.Type is IntType or FloatType or PointerType)
        {
            string step = node.Operator + node.Operator;
            return node.IsPostfix ? new Code(target + step, Precedence.Primary) : new Code(step + target, Precedence.Unary);
        }

        if (node.Operator.Length == 0)
            return new Code($"{target} = {expressions.EmitTyped(node.Value, Precedence.Assignment)}", Precedence.Assignment);

        bool divides = node.Operator is "/" or "%" && node.OperationType is IntType && node.Value is not BoundConstant { Value: not (0L or -1L) };
        string value = node.Operator is "<<" or ">>" ? Count(node.Value)
            : node.OperationType is PointerType ? PointerStep(node.Value)
            : expressions.EmitTyped(node.Value, Precedence.Assignment);
        string written = isNative && !divides
            ? $"{target} {node.Operator}= {value}"
            : $"{target} = {expressions.Emit(AssignmentLowerer.NewValue(node, node.Target), Precedence.Assignment)}";

        // The old value of what has wrapped around is the new one, less what was added.
        string undo = node.Operator == "+" ? "-" : "+";
        return node.IsPostfix ? new Code($"({written}) {undo} {value}", Precedence.Additive) : new Code(written, Precedence.Assignment);
    }

    private Code ToBool(BoundExpression operand) => operand.Type switch
    {
        BoolType => new Code(expressions.Emit(operand, Precedence.Primary), Precedence.Primary),
        HandleType { Name: "_node" or "_frame" } => new Code($"{expressions.Emit(operand, Precedence.Primary)}.IsPresent", Precedence.Primary),
        HandleType => new Code($"{expressions.Emit(operand, Precedence.Relational)} is not null", Precedence.Relational),
        QuantityType => new Code($"{expressions.Emit(operand, Precedence.Primary)}.Value != 0", Precedence.Equality),
        _ => new Code($"{expressions.Emit(operand, Precedence.Equality)} != 0", Precedence.Equality),
    };

    private Code? StringOperation(BoundBinary node)
    {
        string left = expressions.Emit(node.Left), right = expressions.Emit(node.Right);
        return node.Operator switch
        {
            "+" => new Code($"Text.Concat({left}, {right}, rt.Budget)", Precedence.Primary),
            "==" or "!=" => null,
            _ => new Code($"Text.Compare({left}, {right}) {node.Operator} 0", Precedence.Relational),
        };
    }

    /// <summary>C# takes an int, and its low bits, as C's machines do.</summary>
    private string Count(BoundExpression count) =>
        count is BoundConstant { Value: long bits } ? ((int)(bits & 63)).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : count.Type is IntType { Bits: < 32 } or IntType { Bits: 32, Signed: true } ? expressions.Emit(count, Precedence.Additive)
        : $"(int){expressions.Emit(count, Precedence.Unary)}";

    private string PointerStep(BoundExpression value) =>
        value is BoundConstant { Value: long and >= 0 } || value.Type is PointerType ? expressions.EmitTyped(value, Precedence.Multiplicative) : $"(ulong){expressions.Emit(value, Precedence.Unary)}";

    private string Operand(BoundUnary node)
    {
        string operand = expressions.Emit(node.Operand, Precedence.Unary);
        return operand.StartsWith('-') ? $"({operand})" : operand;
    }

    /// <summary>With parentheses where readers of C look for them: among bit operators, and for <c>&amp;&amp;</c> within <c>||</c>.</summary>
    private string Side(BoundExpression side, BoundBinary node, Precedence least, bool isTyped)
    {
        bool isMixed = side is BoundBinary inner && inner.Operator != node.Operator
            && (IsBitwise(node.Operator) || IsBitwise(inner.Operator) || (node.Operator is "&&" or "||" && inner.Operator is "&&" or "||"));
        Precedence needed = isMixed ? Precedence.Unary : least;
        return isTyped ? expressions.EmitTyped(side, needed) : expressions.Emit(side, needed);
    }

    private static bool IsBitwise(string op) => op is "&" or "|" or "^" or "<<" or ">>";

    private static string One(YType type, long value) =>
        type is FloatType f ? Literals.Floating(value, f.Bits == 32) : Literals.Integer(value, type, isTyped: false);

    private static Code Cast(YType type, string text, Precedence own) => new($"({CSharpTypes.Of(type)}){new Code(text, own).In(Precedence.Unary)}", Precedence.Unary);

    private static Precedence Of(string op) => op switch
    {
        "*" or "/" or "%" => Precedence.Multiplicative,
        "+" or "-" => Precedence.Additive,
        "<<" or ">>" => Precedence.Shift,
        "<" or ">" or "<=" or ">=" => Precedence.Relational,
        "==" or "!=" => Precedence.Equality,
        "&" => Precedence.And,
        "^" => Precedence.Xor,
        "|" => Precedence.Or,
        "&&" => Precedence.LogicalAnd,
        _ => Precedence.LogicalOr,
    };
}

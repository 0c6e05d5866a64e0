using System.Collections.Immutable;
using YLang.Properties.Tests.Reference;
using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Generation;

/// <summary>Random well-typed expressions: numbers here, other types in files of their own.</summary>
/// <param name="fuel">In a recursive function its first parameter; else null.</param>
internal sealed partial class ExpressionMaker(Making making, Scope scope, Variable? fuel)
{
    private static readonly string[] s_arithmetic = ["+", "-", "*", "/"], s_forIntegers = ["%", "&", "|", "^", "<<", ">>"], s_comparisons = ["<", ">", "<=", ">=", "==", "!="];

    private Dice Dice => making.Dice;

    /// <summary>Something that assignment converts to the type.</summary>
    public Expression Of(ScriptType type, int depth) => type switch
    {
        Tree.Boolean when Dice.Chance(30) => Scalar(depth),
        Tree.Boolean or Integer or Floating => Number(depth),
        PointerTo p => AssignedPointer(p, depth),
        TextType => Text(depth),
        TupleOf t => new TupleOfValues(t, [.. t.Items.Select(i => Of(i, depth - 1))]),
        _ => Container(type),
    };

    /// <summary>A number or pointer.</summary>
    public Expression Scalar(int depth) => Dice.Chance(80) ? Number(depth) : Pointer(Dice.From<ScriptType>(Types.Targets), depth);

    /// <summary>Integers, bools and floating numbers.</summary>
    public Expression Number(int depth)
    {
        if (depth <= 0)
            return NumberLeaf();

        return Dice.Next(100) switch
        {
            < 18 => Arithmetic(Dice.From<string>(s_arithmetic), Number(depth - 1), Number(depth - 1)),
            < 32 => Arithmetic(Dice.From<string>(s_forIntegers), Whole(depth - 1), Whole(depth - 1)),
            < 40 => new Binary(ScriptType.Bool, Dice.From<string>(s_comparisons), Number(depth - 1), Number(depth - 1)),
            < 43 => PointerComparison(depth),
            < 48 => new Binary(ScriptType.Bool, Dice.Chance(50) ? "&&" : "||", Scalar(depth - 1), Scalar(depth - 1)),
            < 54 => Sign(depth),
            < 59 => new Cast(Types.Number(Dice), Number(depth - 1)),
            < 60 => new Cast(Types.Integer(Dice), Pointer(Dice.From<ScriptType>(Types.Targets), depth - 1)),
            < 65 => Choice(Scalar(depth - 1), Number(depth - 1), Number(depth - 1)),
            < 70 => NumberAssignment(depth) ?? NumberLeaf(),
            < 76 => CallOf(t => t is Integer or Tree.Boolean or Floating, depth) ?? NumberLeaf(),
            < 79 => PointerDifference(depth),
            < 86 => OfContainer(depth) ?? NumberLeaf(),
            < 94 => Place(t => t is Integer or Tree.Boolean or Floating, depth),
            < 95 => new Parentheses(Number(depth - 1)),
            _ => NumberLeaf(),
        };
    }

    /// <summary>Integers and bools.</summary>
    public Expression Whole(int depth)
    {
        Expression number = Number(depth);
        return number.Type is Floating ? new Cast(Types.Integer(Dice), number) : number;
    }

    /// <summary>An integer that is its own type in any context: a literal of C.</summary>
    public IntegerLiteral Literal()
    {
        ulong value = Dice.Next(12) switch
        {
            0 => Dice.Bits(),
            1 => Dice.Bits() >> Dice.Next(64),
            2 => 1UL << Dice.Next(64),
            3 => (1UL << Dice.Next(64)) - 1,
            4 => 0,
            _ => (ulong)Dice.Next(Dice.Chance(50) ? 10 : 300),
        };
        return Literal(value, Dice.Of("", "", "", "u", "l", "ul", "UL", "ll"), isHexadecimal: Dice.Chance(30));
    }

    public IntegerLiteral Small(int least, int most) => Literal((ulong)(least + Dice.Next(most - least + 1)), "", isHexadecimal: false);

    /// <summary>In the parentheses of a statement, where a comma makes no tuple.</summary>
    public Expression Condition(int depth)
    {
        Expression condition = Scalar(depth);
        return Dice.Chance(95) || Effect(depth - 1) is not { } effect ? condition : new Binary(condition.Type, ",", effect, condition);
    }

    /// <summary>Something that does more than giving a value; null: nothing can be assigned here.</summary>
    private Expression? Effect(int depth) => Dice.Next(4) switch
    {
        0 => CallOf(_ => true, depth) ?? NumberAssignment(depth),
        1 => PointerAssignment(depth) ?? NumberAssignment(depth),
        _ => NumberAssignment(depth),
    };

    public Expression? NumberAssignment(int depth)
    {
        if (Target(t => t is Integer or Tree.Boolean or Floating, depth) is not { } target)
            return null;

        if (Dice.Chance(30))
            return new Step(target, Dice.Chance(50) ? "++" : "--", Dice.Chance(50));

        string op = Dice.Chance(35) ? "" : Dice.From<string>(s_arithmetic);
        if (target.Type is Floating || Dice.Chance(60))
            return new Assignment(target, op, Dice.Chance(5) && target.Type is Tree.Boolean && op.Length == 0 ? Scalar(depth - 1) : Number(depth - 1));

        return new Assignment(target, Dice.From<string>(s_forIntegers), Whole(depth - 1));
    }

    /// <summary>A call of one of the script's functions that gives such a type; null: there is none.</summary>
    public Call? CallOf(Func<ScriptType, bool> fits, int depth)
    {
        List<Signature> found = making.Functions.FindAll(f => !f.IsGenerator && fits(f.Result) && (!f.IsRecursive || fuel is null || (depth > 0 && scope.Visible.Contains(fuel))));
        return found.Count == 0 ? null : CallOf(Dice.From(found), depth);
    }

    public Call CallOf(Signature function, int depth)
    {
        ImmutableArray<Expression> arguments = [.. function.Parameters.Select((p, i) => function.IsRecursive && i == 0 ? Fuel() : Of(p, Math.Min(depth - 1, 2)))];
        return new Call(function.Result, function.Name, arguments);
    }

    /// <summary>How many calls may follow.</summary>
    private Expression Fuel() => fuel is null || !scope.Visible.Contains(fuel)
        ? Small(0, fuel is null ? 4 : 1)
        : new Binary(ScriptType.Int, "-", new VariableUse(fuel), Small(1, 2));

    private Expression NumberLeaf()
    {
        List<Variable> variables = scope.Visible.FindAll(v => v.Type is Integer or Tree.Boolean or Floating);
        return Dice.Next(12) switch
        {
            < 6 when variables.Count > 0 => new VariableUse(Dice.From(variables)),
            6 => FloatLiteral(Dice.Of("0.5", "1e3", "3.25", "0.1", "1e300", "1e-310", "2147483648.0", "1e19")),
            7 => Dice.From<NamedConstant>(FixedLayout.Constants),
            8 => new SizeOf(Dice.From<ScriptType>(Types.Targets) is Nothing ? ScriptType.Long : FixedLayout.Structs[Dice.Next(6)].Type),
            9 => Place(t => t is Integer or Tree.Boolean or Floating, 0),
            10 => Dice.Of(new IntegerLiteral(ScriptType.Int, "'a'", 97), new IntegerLiteral(ScriptType.Int, "'\\n'", 10), new IntegerLiteral(ScriptType.Int, "'0'", 48)),
            _ => Literal(),
        };
    }

    private static FloatLiteral FloatLiteral(string text) => new(text, double.Parse(text));

    private static Binary Arithmetic(string op, Expression left, Expression right)
    {
        ScriptType a = Numbers.Promoted(left), b = Numbers.Promoted(right);
        return new Binary(op is "<<" or ">>" ? a : Numbers.Common(a, b), op, left, right);
    }

    private Unary Sign(int depth)
    {
        if (Dice.Chance(30))
            return new Unary(ScriptType.Bool, "!", Scalar(depth - 1));

        string op = Dice.Of("-", "-", "~", "+");
        Expression operand = op == "~" ? Whole(depth - 1) : Number(depth - 1);
        return new Unary(Numbers.Promoted(operand), op, operand);
    }

    private static Conditional Choice(Expression condition, Expression left, Expression right) =>
        new(left.Type is Tree.Boolean && right.Type is Tree.Boolean ? left.Type : Numbers.Common(Numbers.Promoted(left), Numbers.Promoted(right)), condition, left, right);

    /// <summary>C11 6.4.4.1: the first type of the list that holds the value.</summary>
    private static IntegerLiteral Literal(ulong value, string suffix, bool isHexadecimal)
    {
        bool isUnsigned = suffix.Contains('u') || suffix.Contains('U'), isLong = suffix.Contains('l') || suffix.Contains('L');
        Integer[] list = [ScriptType.Int, ScriptType.UnsignedInt, ScriptType.Long, ScriptType.UnsignedLong];
        Integer type = list.FirstOrDefault(
            t => (!isUnsigned || !t.IsSigned) && (!isLong || t.Bits == 64) && (isUnsigned || isHexadecimal || t.IsSigned) && t.Most >= value, ScriptType.UnsignedLong);
        return new IntegerLiteral(type, (isHexadecimal ? $"0x{value:x}" : $"{value}") + suffix, value);
    }

    /// <summary>Something of ours that can be assigned to.</summary>
    private Expression? Target(Func<ScriptType, bool> fits, int depth)
    {
        if (depth > 0 && Dice.Chance(15) && ElementOf(fits, depth) is { } element)
            return element;

        List<Variable> found = scope.Assignable.FindAll(v => fits(v.Type));
        return found.Count == 0 ? null : new VariableUse(Dice.From(found));
    }
}

using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Generation;

/// <summary>Pointers, and places of the target's memory.</summary>
internal sealed partial class ExpressionMaker
{
    /// <summary>A pointer to this type.</summary>
    public Expression Pointer(ScriptType target, int depth)
    {
        var type = new PointerTo(target);
        if (depth <= 0)
            return PointerLeaf(type);

        return Dice.Next(20) switch
        {
            < 4 => PointerSum(target, depth),
            < 6 => new Cast(type, Pointer(Dice.From<ScriptType>(Types.Targets), depth - 1)),
            6 => new Cast(type, Whole(depth - 1)),
            7 => new Conditional(type, Scalar(depth - 1), Pointer(target, depth - 1), Dice.Chance(70) ? Pointer(target, depth - 1) : Null()),
            8 => PointerStep(type, depth) ?? PointerLeaf(type),
            9 => CallOf(t => t == type, depth) ?? PointerLeaf(type),
            10 => new Parentheses(Pointer(target, depth - 1)),
            11 when target is not Nothing => new AddressOf(new Dereference(target, Pointer(target, depth - 1))),
            12 when target is not Nothing => new AddressOf(new Element(target, Pointer(target, depth - 1), Whole(depth - 1))),
            _ => PointerLeaf(type),
        };
    }

    /// <summary>A scalar of the target's memory, of a type that fits.</summary>
    public Expression Place(Func<ScriptType, bool> fits, int depth)
    {
        for (int tries = 0; tries < 12; tries++)
        {
            Expression place = Start(depth);
            for (int steps = 0; steps < 6; steps++)
            {
                if (place.Type is not (StructType or ArrayOf) && fits(place.Type))
                    return place;

                if (Onward(place, depth) is not { } next)
                    break;

                place = next;
            }
        }

        return Fallback(fits);
    }

    public Expression? PointerAssignment(int depth)
    {
        if (Target(t => t is PointerTo, depth) is not { } target)
            return null;

        return Dice.Next(4) switch
        {
            0 => new Step(target, Dice.Chance(50) ? "++" : "--", Dice.Chance(50)),
            1 => new Assignment(target, Dice.Chance(50) ? "+" : "-", Whole(depth - 1)),
            _ => new Assignment(target, "", AssignedPointer((PointerTo)target.Type, depth - 1)),
        };
    }

    /// <summary>What becomes the type by assignment: also void pointers, structs that begin with the type, and 0.</summary>
    private Expression AssignedPointer(PointerTo type, int depth) => Dice.Next(12) switch
    {
        0 => Pointer(ScriptType.Nothing, depth),
        1 when type.Target is StructType { Name: "node" or "point" } => Pointer(FixedLayout.Structs[5].Type, depth),
        2 => Null(),
        3 when type.Target is Nothing => Pointer(Dice.From<ScriptType>(Types.Targets), depth),
        _ => Pointer(type.Target, depth),
    };

    private Expression Null() => Dice.Chance(50) ? new NamedConstant(ScriptType.VoidPointer, "NULL", 0) : new IntegerLiteral(ScriptType.Int, "0", 0);

    private Expression PointerLeaf(PointerTo type)
    {
        List<Variable> variables = scope.Visible.FindAll(v => v.Type == type);
        if (variables.Count > 0 && Dice.Chance(50))
            return new VariableUse(Dice.From(variables));

        return type.Target switch
        {
            StructType { Name: "node" } when Dice.Chance(40) => new AddressOf(Node()),
            StructType { Name: "wide" } when Dice.Chance(60) => new AddressOf(new ExternUse(Extern("here"))),
            StructType { Name: "bits" } when Dice.Chance(60) => new AddressOf(new ExternUse(Extern("flags"))),
            StructType { Name: "word" } when Dice.Chance(60) => new AddressOf(new ExternUse(Extern("cell"))),
            StructType { Name: "point" } => new Decay(new MemberUse(Node(), FixedLayout.Structs[4].Fields[1])),
            Integer { Bits: 32 } when Dice.Chance(50) => new Decay(new ExternUse(Extern("numbers"))),
            Integer { Bits: 32 } => new Decay(new Element(new ArrayOf(type.Target, 3), new MemberUse(Node(), FixedLayout.Structs[4].Fields[2]), Small(0, 2))),
            _ => Place(t => t == type, 0),
        };
    }

    private Element Node() => new(FixedLayout.Structs[4].Type, new ExternUse(Extern("nodes")), Small(0, 2));

    private static ExternVariable Extern(string name) => FixedLayout.Externs.Single(e => e.Name == name);

    private Binary PointerSum(ScriptType target, int depth)
    {
        var type = new PointerTo(target);
        Expression pointer = Pointer(target, depth - 1), count = Dice.Chance(70) ? Small(0, 3) : Whole(depth - 1);
        return Dice.Next(3) switch
        {
            0 => new Binary(type, "+", count, pointer),
            1 => new Binary(type, "-", pointer, count),
            _ => new Binary(type, "+", pointer, count),
        };
    }

    private Expression? PointerStep(PointerTo type, int depth)
    {
        List<Variable> found = scope.Assignable.FindAll(v => v.Type == type);
        if (found.Count == 0)
            return null;

        var target = new VariableUse(Dice.From(found));
        return Dice.Chance(60) ? new Step(target, Dice.Chance(70) ? "++" : "--", Dice.Chance(50)) : new Assignment(target, "", AssignedPointer(type, depth - 1));
    }

    private Binary PointerComparison(int depth)
    {
        ScriptType target = Dice.From<ScriptType>(Types.Targets);
        Expression left = Pointer(target, depth - 1);
        Expression right = Dice.Next(4) switch { 0 => Null(), 1 => Pointer(ScriptType.Nothing, depth - 1), _ => Pointer(target, depth - 1) };
        return new Binary(ScriptType.Bool, Dice.From<string>(s_comparisons), left, right);
    }

    private Binary PointerDifference(int depth)
    {
        ScriptType target = Dice.From<ScriptType>(Types.Targets);
        return new Binary(ScriptType.Long, "-", Pointer(target, depth - 1), Pointer(target, depth - 1));
    }

    private Expression Start(int depth)
    {
        if (depth <= 0 || Dice.Chance(40))
            return new ExternUse(Dice.From<ExternVariable>(FixedLayout.Externs));

        ScriptType target = Dice.From<ScriptType>(Types.Targets);
        if (target is Nothing)
            target = FixedLayout.Structs[4].Type;

        return Dice.Next(3) switch
        {
            0 => new Dereference(target, Pointer(target, depth - 1)),
            1 => new Element(target, Pointer(target, depth - 1), Dice.Chance(60) ? Small(0, 2) : Whole(depth - 1)),
            _ when target is StructType s => new MemberUse(Pointer(target, depth - 1), Dice.From<StructField>(FixedLayout.Shape(s).Fields)),
            _ => new Dereference(target, Pointer(target, depth - 1)),
        };
    }

    /// <summary>A part of a place, or what a pointer there leads to; null: neither.</summary>
    private Expression? Onward(Expression place, int depth) => place.Type switch
    {
        StructType s => new MemberUse(place, Dice.From<StructField>(FixedLayout.Shape(s).Fields)),
        ArrayOf array => new Element(array.Element, place, depth > 0 && Dice.Chance(30) ? Whole(depth - 1) : Small(0, array.Length)),
        PointerTo { Target: StructType s } => new MemberUse(place, Dice.From<StructField>(FixedLayout.Shape(s).Fields)),
        PointerTo { Target: not Nothing } p => Dice.Chance(50) ? new Dereference(p.Target, place) : new Element(p.Target, place, Small(0, 2)),
        _ => null,
    };

    /// <summary>Where no way led to such a type.</summary>
    private static Expression Fallback(Func<ScriptType, bool> fits)
    {
        var number = new MemberUse(new ExternUse(Extern("here")), FixedLayout.Structs[0].Fields[4]);
        if (fits(number.Type))
            return number;

        ScriptType type = Types.Targets.Select(t => new PointerTo(t)).First(t => fits(t));
        return new Cast(type, new AddressOf(new ExternUse(Extern("here"))));
    }
}

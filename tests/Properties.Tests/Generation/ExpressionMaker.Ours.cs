using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Generation;

/// <summary>Texts and containers.</summary>
internal sealed partial class ExpressionMaker
{
    private static readonly string[] s_texts = ["", "a", "b", "ab", "abc", "hello", "x y", "\"q\\\"", "100%"];

    public Expression Text(int depth)
    {
        List<Variable> variables = scope.Visible.FindAll(v => v.Type is TextType);
        if (depth <= 0)
            return variables.Count > 0 && Dice.Chance(60) ? new VariableUse(Dice.From(variables)) : new TextLiteral(Dice.From<string>(s_texts));

        return Dice.Next(12) switch
        {
            0 or 1 => new Binary(ScriptType.Text, "+", Text(depth - 1), Text(depth - 1)),
            2 or 3 => new Formatted(ScriptType.Text, [.. Pieces(1 + Dice.Next(2), depth - 1)]),
            4 => new BuiltInCall(ScriptType.Text, "_tostr", [Whole(depth - 1)]),
            5 => new BuiltInCall(ScriptType.Text, "_substr", [Text(depth - 1), Dice.Chance(80) ? Small(0, 3) : Whole(depth - 1), Small(0, 4)]),
            6 => new Conditional(ScriptType.Text, Scalar(depth - 1), Text(depth - 1), Text(depth - 1)),
            7 => ElementOf(t => t is TextType, depth) ?? Text(0),
            8 => CallOf(t => t is TextType, depth) ?? Text(0),
            9 when scope.Assignable.FindAll(v => v.Type is TextType) is { Count: > 0 } found => new Assignment(new VariableUse(Dice.From(found)), Dice.Chance(50) ? "+" : "", Text(depth - 1)),
            10 => Taken(t => t is TextType) ?? Text(0),
            _ => Text(0),
        };
    }

    /// <summary>Conversions of <c>printf</c> with their arguments, and texts between them.</summary>
    public IEnumerable<Piece> Pieces(int count, int depth)
    {
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
                yield return new Piece(Dice.Of(" ", ", ", "|", "%"), '\0', null);

            yield return Conversion(depth);
        }
    }

    /// <summary>A container of exactly this type: containers are references, and none is made but by declaring it.</summary>
    public Expression Container(ScriptType type)
    {
        List<Variable> found = scope.Visible.FindAll(v => v.Type == type);
        return found.Count > 0 ? new VariableUse(Dice.From(found)) : throw new InvalidOperationException($"there is no {type}");
    }

    /// <summary>A variable that is such a container; null: there is none.</summary>
    public VariableUse? AnyContainer(Func<ScriptType, bool> fits)
    {
        List<Variable> found = scope.Visible.FindAll(v => fits(v.Type));
        return found.Count == 0 ? null : new VariableUse(Dice.From(found));
    }

    /// <summary>A list, or one that a map holds.</summary>
    public Expression? AnyList(Func<ScriptType, bool> element, int depth)
    {
        if (depth > 0 && Dice.Chance(30) && AnyContainer(t => t is MapOf { Value: ListOf l } && element(l.Element)) is { Type: MapOf map } lists)
            return new Element(map.Value, lists, Of(map.Key, depth - 1));

        return AnyContainer(t => t is ListOf l && element(l.Element));
    }

    /// <summary>An element of a list or map.</summary>
    public Element? ElementOf(Func<ScriptType, bool> fits, int depth)
    {
        if (Dice.Chance(50) && AnyList(fits, depth) is { Type: ListOf l } list)
            return new Element(l.Element, list, Dice.Chance(70) ? Small(0, 3) : Whole(depth - 1));

        return AnyContainer(t => t is MapOf m && fits(m.Value)) is { Type: MapOf of } map ? new Element(of.Value, map, Of(of.Key, depth - 1)) : null;
    }

    /// <summary>What a list gives away.</summary>
    private BuiltInCall? Taken(Func<ScriptType, bool> fits) =>
        AnyList(fits, 0) is { Type: ListOf l } list ? new BuiltInCall(l.Element, Dice.Of("_pop", "_shift"), [list]) : null;

    /// <summary>A number that a container or a text gives.</summary>
    private Expression? OfContainer(int depth)
    {
        switch (Dice.Next(10))
        {
            case 0 or 1:
                return ElementOf(t => t is Integer or Tree.Boolean, depth);
            case 2:
                return Taken(t => t is Integer or Tree.Boolean);
            case 3:
                return new BuiltInCall(ScriptType.Long, Dice.Chance(50) ? "_len" : "_find", [Text(depth - 1), Text(depth - 1)]) is { Function: "_len" } length
                    ? length with { Arguments = [length.Arguments[0]] }
                    : new BuiltInCall(ScriptType.Long, "_find", [Text(depth - 1), Text(0)]);
            case 4:
                return AnyContainer(t => t is ListOf or SetOf or MapOf) is { } any ? new BuiltInCall(ScriptType.Long, "_len", [any]) : null;
            case 5:
                return Membership(depth);
            case 6:
                return AnyContainer(t => t is AggregateType) is { } aggregate ? OfAggregate(aggregate) : null;
            case 7:
                return new BuiltInCall(ScriptType.Bool, "_readable", [Pointer(Dice.From<ScriptType>(Types.Targets), depth - 1), Dice.Chance(70) ? Small(0, 130) : Whole(depth - 1)]);
            case 8:
                return new BuiltInCall(ScriptType.UnsignedLong, "_address", [Pointer(Dice.From<ScriptType>(Types.Targets), depth - 1)]);
            default:
                return new Binary(ScriptType.Bool, Dice.From<string>(s_comparisons), Text(depth - 1), Text(depth - 1));
        }
    }

    private Expression? Membership(int depth)
    {
        if (AnyContainer(t => t is ListOf or SetOf or MapOf) is not { } container)
            return null;

        ScriptType item = container.Type switch { ListOf l => l.Element, SetOf s => s.Element, var m => ((MapOf)m).Key };
        string function = container.Type switch { ListOf => "_contains", SetOf => Dice.Of("_contains", "_add", "_delete"), _ => Dice.Of("_contains", "_delete") };
        return new BuiltInCall(ScriptType.Bool, function, [container, Of(item, depth - 1)]);
    }

    private Expression OfAggregate(Expression aggregate) => Dice.Next(4) switch
    {
        0 => new BuiltInCall(ScriptType.Long, "_count", [aggregate]),
        1 => new BuiltInCall(ScriptType.Long, "_sum", [aggregate]),
        2 => new Binary(ScriptType.Double, "+", new BuiltInCall(ScriptType.Double, "_min", [aggregate]), new FloatLiteral("0.5", 0.5)),
        _ => new Cast(ScriptType.Long, new BuiltInCall(ScriptType.Double, "_max", [aggregate])),
    };

    private Piece Conversion(int depth)
    {
        switch (Dice.Next(10))
        {
            case 0 when AnyContainer(t => t is ListOf or SetOf or MapOf) is { } container:
                return new Piece("", 's', container);
            case 1:
                return new Piece(Dice.Of("", "", "5", "-5"), 's', Text(depth));
            case 2:
                return new Piece("", 'p', Pointer(Dice.From<ScriptType>(Types.Targets), depth));
            case 3:
                return new Piece("", 's', Whole(depth));
        }

        Expression number = Number(depth);
        return number.Type is Floating
            ? new Piece(Dice.Of(".16", ".8", ".2"), 'e', number)
            : new Piece(Dice.Of("", "", "", "", "4", "-6", "07", "+"), Dice.Of('d', 'd', 'u', 'x'), number) is { Specification: "+", Conversion: not 'd' } signed
                ? signed with { Conversion = 'd' }
                : new Piece(Dice.Of("", "", "8"), Dice.Of('d', 'd', 'u', 'x'), number);
    }
}

using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Generation;

/// <summary>Random types.</summary>
internal static class Types
{
    private static readonly Integer[] s_integers =
    [
        new(8, true), new(8, true, "signed char"), new(8, true, "int8_t"), new(8, false), new(8, false, "uint8_t"),
        new(16, true), new(16, true, "int16_t"), new(16, false), new(16, false, "uint16_t"),
        new(32, true), new(32, true), new(32, true, "int32_t"), new(32, false), new(32, false, "unsigned"), new(32, false, "uint32_t"),
        new(64, true), new(64, true, "long long"), new(64, true, "ssize_t"), new(64, true, "int64_t"), new(64, false), new(64, false, "size_t"), new(64, false, "uint64_t"),
    ];

    /// <summary>What pointers lead to.</summary>
    public static ScriptType[] Targets { get; } =
    [
        .. FixedLayout.Structs.Select(s => s.Type), FixedLayout.Structs[4].Type, FixedLayout.Structs[4].Type,
        new Integer(64, true), new Integer(32, true), new Integer(8, false), new PointerTo(FixedLayout.Structs[4].Type), ScriptType.Nothing,
    ];

    public static Integer Integer(Dice dice) => dice.From<Integer>(s_integers);

    /// <summary>An integer, a bool, a floating number.</summary>
    public static ScriptType Number(Dice dice) => dice.Next(12) switch { 0 => ScriptType.Bool, 1 => ScriptType.Float, 2 => ScriptType.Double, _ => Integer(dice) };

    public static PointerTo Pointer(Dice dice) => new(dice.From<ScriptType>(Targets));

    public static ScriptType Scalar(Dice dice) => dice.Chance(75) ? Number(dice) : Pointer(dice);

    /// <summary>Of keys and elements.</summary>
    public static ScriptType Item(Dice dice) => dice.Next(8) switch
    {
        0 or 1 => ScriptType.Text,
        2 => new TupleOf([Integer(dice), ScriptType.Text]),
        3 => ScriptType.Bool,
        _ => Integer(dice),
    };

    public static ScriptType Container(Dice dice) => dice.Next(8) switch
    {
        0 or 1 or 2 => new ListOf(Item(dice)),
        3 => new SetOf(Item(dice)),
        4 => new AggregateType(),
        5 => new MapOf(Item(dice), new ListOf(Integer(dice))),
        _ => new MapOf(Item(dice), dice.Chance(70) ? Integer(dice) : ScriptType.Text),
    };

    public static ScriptType Any(Dice dice) => dice.Next(10) switch { < 6 => Scalar(dice), 6 => ScriptType.Text, _ => Container(dice) };
}

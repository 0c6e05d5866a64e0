using System.Collections.Immutable;
using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.World;

/// <param name="Offset">Bytes from the struct's beginning; of a bit field: of the unit, as wide as its type, that it is read from.</param>
/// <param name="FirstBit">Of a bit field, counted from the unit's lowest.</param>
/// <param name="Width">In bits; 0: no bit field.</param>
internal sealed record StructField(string Name, ScriptType Type, int Offset, int FirstBit = 0, int Width = 0);

internal sealed record StructShape(StructType Type, int Size, ImmutableArray<StructField> Fields);

/// <param name="Address">0: the target has no such symbol.</param>
internal sealed record ExternVariable(string Name, ScriptType Type, ulong Address);

/// <summary>
/// The structures that generated scripts read. Offsets are stated here as gcc places them, not worked out: the layout's own placing is tested elsewhere, and is judged by this once more.
/// </summary>
internal static class FixedLayout
{
    public const string Text = """
        enum colour { RED, GREEN = 5, BLUE, COLD = -3 };
        const ROOM = 1 << 40;
        struct wide {
            char c; unsigned char uc; short s; unsigned short us; int i; unsigned int u; long l; unsigned long ul; float f; double d; bool b;
        };
        union word { unsigned int all; short half[2]; unsigned char byte[4]; float real; };
        struct bits {
            unsigned int a : 1; unsigned int b : 3; int c : 4; int d : 7; unsigned int e : 17; int f : 32; long g : 33; unsigned long h : 40; unsigned long i : 64;
            long j : 5; signed char k : 3; unsigned char l : 5; short m : 9; unsigned short n : 16; bool o : 1; unsigned int p : 31;
        };
        struct point { int x; short y; };
        struct node {
            struct point at; struct point many[2]; int grid[2][3]; union word w; enum colour col;
            struct node *next; struct wide *wide; struct bits *bits; long *number; void *any; unsigned char *text; struct node **links;
        };
        struct leaf { struct node base; long extra; };
        extern struct node *head;
        extern struct wide here;
        extern struct bits flags;
        extern int numbers[5];
        extern struct leaf *last;
        extern union word cell;
        extern struct node nodes[3];
        extern long missing;
        """;

    private static readonly StructType s_wide = new("wide"), s_word = new("word", IsUnion: true), s_bits = new("bits"), s_point = new("point"), s_node = new("node"), s_leaf = new("leaf");

    public static ImmutableArray<StructShape> Structs { get; } =
    [
        new(s_wide, 56,
        [
            new("c", Signed(8), 0), new("uc", Unsigned(8), 1), new("s", Signed(16), 2), new("us", Unsigned(16), 4), new("i", Signed(32), 8), new("u", Unsigned(32), 12),
            new("l", Signed(64), 16), new("ul", Unsigned(64), 24), new("f", ScriptType.Float, 32), new("d", ScriptType.Double, 40), new("b", ScriptType.Bool, 48),
        ]),
        new(s_word, 4, [new("all", Unsigned(32), 0), new("half", new ArrayOf(Signed(16), 2), 0), new("byte", new ArrayOf(Unsigned(8), 4), 0), new("real", ScriptType.Float, 0)]),
        new(s_bits, 48,
        [
            new("a", Unsigned(32), 0, 0, 1), new("b", Unsigned(32), 0, 1, 3), new("c", Signed(32), 0, 4, 4), new("d", Signed(32), 0, 8, 7), new("e", Unsigned(32), 0, 15, 17),
            new("f", Signed(32), 4, 0, 32), new("g", Signed(64), 8, 0, 33), new("h", Unsigned(64), 16, 0, 40), new("i", Unsigned(64), 24, 0, 64), new("j", Signed(64), 32, 0, 5),
            new("k", Signed(8), 32, 5, 3), new("l", Unsigned(8), 33, 0, 5), new("m", Signed(16), 34, 0, 9), new("n", Unsigned(16), 36, 0, 16), new("o", ScriptType.Bool, 38, 0, 1),
            new("p", Unsigned(32), 40, 0, 31),
        ]),
        new(s_point, 8, [new("x", Signed(32), 0), new("y", Signed(16), 4)]),
        new(s_node, 112,
        [
            new("at", s_point, 0), new("many", new ArrayOf(s_point, 2), 8), new("grid", new ArrayOf(new ArrayOf(Signed(32), 3), 2), 24), new("w", s_word, 48), new("col", Signed(32), 52),
            new("next", new PointerTo(s_node), 56), new("wide", new PointerTo(s_wide), 64), new("bits", new PointerTo(s_bits), 72), new("number", new PointerTo(Signed(64)), 80),
            new("any", ScriptType.VoidPointer, 88), new("text", new PointerTo(Unsigned(8)), 96), new("links", new PointerTo(new PointerTo(s_node)), 104),
        ]),
        new(s_leaf, 120, [new("base", s_node, 0), new("extra", Signed(64), 112)]),
    ];

    public static ImmutableArray<ExternVariable> Externs { get; } =
    [
        new("head", new PointerTo(s_node), 0x10000), new("here", s_wide, 0x10010), new("flags", s_bits, 0x10048), new("numbers", new ArrayOf(Signed(32), 5), 0x10078),
        new("last", new PointerTo(s_leaf), 0x10090), new("cell", s_word, 0x10098), new("nodes", new ArrayOf(s_node, 3), 0x100a0), new("missing", Signed(64), 0),
    ];

    /// <summary>With their values: enumerators are <c>int</c>s, a constant that is no int a long.</summary>
    public static ImmutableArray<NamedConstant> Constants { get; } =
    [
        new(Signed(32), "RED", 0), new(Signed(32), "GREEN", 5), new(Signed(32), "BLUE", 6), new(Signed(32), "COLD", -3), new(Signed(64), "ROOM", Int128.One << 40),
        new(ScriptType.Bool, "true", 1), new(ScriptType.Bool, "false", 0),
    ];

    public static StructShape Shape(StructType type) => Structs.Single(s => s.Type == type);

    /// <summary>Bytes; of void 1, as GNU C counts.</summary>
    public static int SizeOf(ScriptType type) => type switch
    {
        Integer n => n.Bits / 8,
        Floating f => f.Bits / 8,
        Tree.Boolean or Nothing => 1,
        PointerTo => 8,
        ArrayOf a => a.Length * SizeOf(a.Element),
        StructType s => Shape(s).Size,
        _ => throw new InvalidOperationException($"{type} is not of the target"),
    };

    /// <summary>Does a pointer to the one convert to a pointer to the other: is the other its first member, or that one's?</summary>
    public static bool BeginsWith(ScriptType type, ScriptType first) =>
        type == first || (type is StructType { IsUnion: false } s && BeginsWith(Shape(s).Fields[0].Type, first));

    private static Integer Signed(int bits) => new(bits, true);

    private static Integer Unsigned(int bits) => new(bits, false);
}

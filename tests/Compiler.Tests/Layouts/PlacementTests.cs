using Xunit;
using YLang.Compiler.Layouts;
using YLang.Compiler.Types;

namespace YLang.Compiler.Tests.Layouts;

public sealed class PlacementTests
{
    [Theory]
    [InlineData("char a; int b; char c; double d; char e;", "a@0 b@4 c@8 d@16 e@24 = 32/8")]
    [InlineData("char a; short b; char c;", "a@0 b@2 c@4 = 6/2")]
    [InlineData("char a[3]; void *p; char b;", "a@0 p@8 b@16 = 24/8")]
    [InlineData("int a; void (*f)(int); int b[2][3];", "a@0 f@8 b@16 = 40/8")]
    [InlineData("long n; char data[];", "n@0 data@8 = 8/8")]
    [InlineData("long n; short data[];", "n@0 data@8 = 8/8")]
    [InlineData("", " = 0/1")]
    [InlineData("_Bool a; float b; uint16_t c; size_t d;", "a@0 b@4 c@8 d@16 = 24/8")]
    [InlineData("struct unknown *p; other *q;", "p@0 q@8 = 16/8")]
    public void Members_lie_at_their_natural_alignment(string members, string expected) => Assert.Equal(expected, Placed(members));

    [Theory]
    [InlineData("unsigned int a : 2; unsigned int b : 3; unsigned int c : 27; unsigned int d : 1;", "a@0:0+2 b@0:2+3 c@0:5+27 d@4:0+1 = 8/4")]
    [InlineData("unsigned int a : 30; unsigned int b : 5;", "a@0:0+30 b@4:0+5 = 8/4")]
    [InlineData("char a; int b : 8; int c : 20;", "a@0 b@0:8+8 c@4:0+20 = 8/4")]
    [InlineData("unsigned int a : 7; char b;", "a@0:0+7 b@1 = 4/4")]
    [InlineData("uint8_t a : 3; uint16_t b : 9; uint8_t c : 2;", "a@0:0+3 b@0:3+9 c@1:4+2 = 2/2")]
    [InlineData("unsigned int a : 3; unsigned int : 0; unsigned int b : 3;", "a@0:0+3 b@4:0+3 = 8/4")]
    [InlineData("unsigned int a : 3; unsigned int : 5; unsigned int b : 3;", "a@0:0+3 b@0:8+3 = 4/4")]
    [InlineData("long a : 40; int b : 24;", "a@0:0+40 b@4:8+24 = 8/8")]
    [InlineData("int a : 4; long b : 40;", "a@0:0+4 b@0:4+40 = 8/8")]
    [InlineData("_Bool a : 1; _Bool b : 1; int c;", "a@0:0+1 b@0:1+1 c@4 = 8/4")]
    public void Bit_fields_share_storage_units_as_in_gcc(string members, string expected) => Assert.Equal(expected, Placed(members));

    [Theory]
    [InlineData("int a; union { long l; char c; }; int b;", "a@0 l@8 c@8 b@16 = 24/8")]
    [InlineData("int a; struct { char x; struct { char y; short z; }; }; char b;", "a@0 x@4 y@6 z@8 b@10 = 12/4")]
    [InlineData("struct { int n; char c; } inner; char b;", "inner@0 b@8 = 12/4")]
    [InlineData("char a; union { int i; unsigned int bits : 3; } u[2];", "a@0 u@4 = 12/4")]
    public void Anonymous_members_are_the_outer_structs(string members, string expected) => Assert.Equal(expected, Placed(members));

    [Theory]
    [InlineData("@888 void *modules; @648 int gc; char after;", "modules@888 gc@648 after@652 = 896/8")]
    [InlineData("@3 int packed;", "packed@3 = 8/4")]
    [InlineData("@4 unsigned int a : 1; unsigned int b : 2;", "a@4:0+1 b@4:1+2 = 8/4")]
    [InlineData("@(2 * sizeof(long)) char a;", "a@16 = 17/1")]
    public void A_stated_offset_holds_and_the_next_member_goes_on_from_there(string members, string expected) => Assert.Equal(expected, Placed(members));

    [Fact]
    public void A_stated_size_holds()
    {
        Layout layout = LayoutText.Read("struct S size 64 { int a; }; struct T { struct S s; char c; };");
        Assert.Equal((64L, 68L), (layout.Struct("S")!.Size!.Value, layout.Struct("T")!.Size!.Value));
    }

    [Fact]
    public void Members_of_a_union_all_begin_at_its_start() =>
        Assert.Equal("a@0 b@0 c@0 = 12/4", Describe(LayoutText.Read("union U { char a; int b; char c[9]; };").Struct("U")!));

    [Fact]
    public void A_struct_written_in_place_has_a_name_of_its_own()
    {
        Layout layout = LayoutText.Read("struct Outer { long n; struct { unsigned int kind : 3; unsigned int ready : 1; } state; struct named { int x; } m; };");
        Assert.Equal(new StructType("Outer.state"), layout.Field("Outer", "state")!.Type);
        Assert.Equal("kind@0:0+3 ready@0:3+1 = 4/4", Describe(layout.Struct("Outer.state")!));
        Assert.Equal("x@0 = 4/4", Describe(layout.Struct("named")!));
    }

    [Fact]
    public void Typedefs_lead_to_their_types()
    {
        Layout layout = LayoutText.Read(
            "typedef long Py_ssize_t; typedef Py_ssize_t count_t; typedef struct _o Object; struct _o { count_t n; Object *next; }; typedef struct { int i; } Anonymous; typedef int pair_t[2]; struct P { char c; pair_t p; };");
        Assert.Equal(new StructType("_o"), layout.Type("Object"));
        Assert.Equal("Object", layout.Type("Anonymous") is StructType { Name: "Anonymous" } ? "Object" : "");
        Assert.Equal("count_t", layout.Field("_o", "n")!.Type.Name);
        Assert.Equal(new PointerType(new StructType("_o")), layout.Field("_o", "next")!.Type);
        Assert.Equal("c@0 p@4 = 12/4", Describe(layout.Struct("P")!));
    }

    [Theory]
    [InlineData("1 << 31", 2147483648)]
    [InlineData("-7 / 2", -3)]
    [InlineData("-7 % 3", -1)]
    [InlineData("sizeof(struct S)", 24)]
    [InlineData("sizeof(S) + sizeof(void *)", 32)]
    [InlineData("offsetof(struct S, b)", 8)]
    [InlineData("offsetof(struct S, in.y)", 20)]
    [InlineData("(uint8_t)0x1ff", 255)]
    [InlineData("(signed char)0xff", -1)]
    [InlineData("A + B", 13)]
    [InlineData("1 ? 2 : 1 / 0", 2)]
    [InlineData("'a' == 97 && !(3 > 4)", 1)]
    [InlineData("~0 ^ 0xF", -16)]
    [InlineData("0x7fffffffffffffff + 1", long.MinValue)]
    public void Constants_are_computed(string expression, long value) => Assert.Equal(
        value, LayoutText.Read($"const X = {expression}; struct S {{ char a; long b; struct {{ int x; int y; }} in; }}; enum E {{ A = 4, Gap = 8, B }};").Constant("X"));

    private static string Placed(string members) => Describe(LayoutText.Read($"struct S {{ {members} }};").Struct("S")!);

    private static string Describe(StructLayout s) =>
        $"{string.Join(' ', s.Fields.Select(f => f.BitWidth is { } bits ? $"{f.Name}@{f.Offset}:{f.BitOffset}+{bits}" : $"{f.Name}@{f.Offset}"))} = {s.Size}/{s.Alignment}";
}

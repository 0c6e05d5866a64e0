using Xunit;
using YLang.Compiler.Layouts;
using YLang.Compiler.Types;

namespace YLang.Compiler.Tests.Layouts;

public sealed class ExtendsTests
{
    [Fact]
    public void A_struct_stated_again_replaces_the_older_one_whole()
    {
        Layout layout = LayoutText.Read("struct S { long c; };", older: "struct S { int a; int b; }; struct T { int kept; };");
        Assert.Equal(["c"], layout.Struct("S")!.Fields.Select(f => f.Name));
        Assert.Equal(["kept"], layout.Struct("T")!.Fields.Select(f => f.Name));
    }

    [Fact]
    public void An_older_struct_is_placed_with_the_newest_form_of_what_it_contains()
    {
        Layout layout = LayoutText.Read("struct Head { long a; long b; };", older: "struct Head { long a; }; struct Object { struct Head head; char c; };");
        Assert.Equal(16, layout.Field("Object", "c")!.Offset);
    }

    [Fact]
    public void What_is_removed_is_gone()
    {
        Layout layout = LayoutText.Read(
            "remove struct S; remove typedef T; remove const A; remove extern v; remove enum E; remove field O first;",
            older: "struct S { struct { int i; } in; }; typedef int T; const A = 1; const B = 2; extern int v; enum E { E1 }; typedef struct _o O; struct _o { long first; int second; };");
        Assert.Equal((null, null, null, null, null), (layout.Struct("S"), layout.Struct("S.in"), layout.Type("T"), layout.Extern("v"), layout.Type("E")));
        Assert.Equal((null, 2L, null), (layout.Constant("A"), layout.Constant("B"), layout.Constant("E1")));
        Assert.Null(layout.Field("_o", "first"));
        Assert.Equal(0, layout.Field("_o", "second")!.Offset);
    }

    [Fact]
    public void Enumerators_are_known_wherever_their_enum_is_written()
    {
        Layout layout = LayoutText.Read("typedef enum { A = 3, B } kind; struct S { enum { C = B + 1 } c; kind k; char text[C]; }; extern enum { D } d;");
        Assert.Equal([3, 4, 5, 0], new[] { "A", "B", "C", "D" }.Select(n => layout.Constant(n)));
        Assert.Equal(16, layout.Struct("S")!.Size);
    }

    [Fact]
    public void An_enum_stated_again_takes_its_older_enumerators_away()
    {
        Layout layout = LayoutText.Read("enum E { B = 7 };", older: "enum E { A, B };");
        Assert.Equal((null, 7L), (layout.Constant("A"), layout.Constant("B")));
    }

    [Fact]
    public void Removing_a_field_that_is_not_there_names_the_nearest() => Assert.Equal(
        "1:14 Y0228 'S' has no field 'frst' (did you mean 'first'?)", LayoutText.Messages("remove field S frst;", older: "struct S { int first; };"));

    [Fact]
    public void A_cycle_of_files_is_told()
    {
        var (layout, messages) = LayoutText.ReadFile("layout test 3; extends test 2;", new() { ["test-2"] = "layout test 2; extends test 1;", ["test-1"] = "layout test 1; extends test 3;" });
        Assert.Null(layout);
        Assert.Contains("Y0205 'test-3' extends itself", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_provenance_and_name_are_the_layouts()
    {
        Layout layout = LayoutText.Read("provenance \"new\";", older: "provenance \"old\"; const A = 1;");
        Assert.Equal(("test-2", "new", 1L), (layout.Name, layout.Provenance, layout.Constant("A")!.Value));
        Assert.Equal("old", LayoutText.Read("const B = 1;", older: "provenance \"old\";").Provenance);
    }

    [Fact]
    public void Checks_stand_with_their_struct_and_may_speak_of_promoted_fields()
    {
        StructLayout s = LayoutText.Read("struct S { int n; union { int u check(u <= n); }; int m check(u != 0); };").Struct("S")!;
        Assert.Equal(["u", "m"], s.Checks.Select(c => c.Field));
    }

    [Fact]
    public void Facts_know_structs_by_tag_and_typedef()
    {
        var facts = LayoutText.Read("typedef struct _o O; struct _o { int f; }; enum E { A }; extern O v;").Facts;
        Assert.True(facts.HasType("O") && facts.HasType("_o") && facts.HasType("E") && facts.HasField("O", "f") && facts.HasField("_o", "f") && facts.HasVariable("v") && facts.HasEnum("A"));
        Assert.False(facts.HasType("X") || facts.HasField("O", "g") || facts.HasVariable("A") || facts.HasEnum("v"));
    }

    [Fact]
    public void An_opaque_struct_has_a_name_and_no_size()
    {
        Layout layout = LayoutText.Read("struct Opaque; struct S { struct Opaque *p; other *q; };");
        Assert.Null(layout.Struct("Opaque")!.Size);
        Assert.Equal(new PointerType(new StructType("other")), layout.Field("S", "q")!.Type);
        Assert.Null(layout.Type("other"));
    }
}

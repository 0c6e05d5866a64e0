using Xunit;
using YLang.Compiler.Layouts;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Layouts;

public sealed class LayoutPrinterTests
{
    [Fact]
    public void A_struct_is_printed_with_offsets_and_sizes() => Snapshot.Match(
        string.Join('\n', new[] { "PyASCIIObject", "PyDictKeysObject", "PySetObject", "_PyInterpreterFrame", "pool_header" }.Select(n => LayoutPrinter.Print(StdLibLayouts.Load("cpython-3.11"), n))),
        "structs");

    [Fact]
    public void A_whole_layout_is_printed() => Snapshot.Match(
        LayoutPrinter.Print(LayoutText.Read(
            """
            provenance "measured by hand";
            typedef struct _o Object;
            struct _o { long n; Object *next; int (*f)(int); char name[]; };
            union U { int i; unsigned int bits : 3; double d[2][3]; };
            struct Opaque;
            enum E { A = -1, B };
            extern Object _root section(".root");
            extern struct Opaque *_other;
            """)),
        "layout");

    [Fact]
    public void A_struct_may_be_asked_for_by_any_of_its_names()
    {
        Layout layout = LayoutText.Read("typedef struct _o Object; struct _o { int n; };");
        Assert.Equal(LayoutPrinter.Print(layout, "_o"), LayoutPrinter.Print(layout, "Object"));
        Assert.Null(LayoutPrinter.Print(layout, "other"));
    }

    [Fact]
    public void The_difference_of_two_layouts_names_what_a_C_reader_would() => Snapshot.Match(
        LayoutDiff.Compare(
            LayoutText.Read("struct Same { int a; }; struct Gone { int a; }; struct S { int moved; int gone; struct In { int x; } in; int bits : 3; }; const C = 1; const D = 1; extern int v;"),
            LayoutText.Read("struct Same { int a; }; struct New { int a; }; struct S { long added; int moved; struct In { int x; int y; } in; int bits : 4; }; const C = 2; const N = 3;")),
        "diff");

    [Fact]
    public void Equal_layouts_do_not_differ() =>
        Assert.Equal("", LayoutDiff.Compare(StdLibLayouts.Load("cpython-3.11"), StdLibLayouts.Load("cpython-3.11")));
}

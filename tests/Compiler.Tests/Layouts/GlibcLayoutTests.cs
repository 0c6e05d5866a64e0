using Xunit;
using YLang.Compiler.Layouts;

namespace YLang.Compiler.Tests.Layouts;

public sealed class GlibcLayoutTests
{
    private static string[] Names { get; } = [.. StdLibLayouts.Library.Names.Where(n => n.StartsWith("glibc-", StringComparison.Ordinal))];

    public static TheoryData<string> Bundled => [.. Names];

    [Fact]
    public void There_is_one_for_each_release_from_2_17_on() => Assert.Equal(Enumerable.Range(17, 27).Select(minor => $"glibc-2.{minor}"), Names);

    [Theory]
    [MemberData(nameof(Bundled))]
    public void Its_names_are_none_of_an_interpreters(string name)
    {
        // Of two of one name a script sees the interpreter's.
        Layout glibc = StdLibLayouts.Load(name);
        foreach (string interpreter in StdLibLayouts.Library.Names.Where(n => n.StartsWith("cpython-", StringComparison.Ordinal)))
        {
            Layout other = StdLibLayouts.Load(interpreter);
            Assert.Empty(glibc.TypeNames.Intersect(other.TypeNames));
            Assert.Empty(glibc.Constants.Select(c => c.Key).Intersect(other.Constants.Select(c => c.Key)));
        }
    }

    /// <summary>As gdb's ptype /o has them by the debug information of Debian's builds.</summary>
    [Theory]
    [InlineData("glibc-2.31", 16, 96, 112, 2160, 2184, 2200, 32, 640)]
    [InlineData("glibc-2.36", 16, 96, 112, 2160, 2184, 2200, 48, 640)]
    [InlineData("glibc-2.41", 16, 96, 112, 2160, 2184, 2200, 48, 640)]
    [InlineData("glibc-2.43", null, 8, 24, 2072, 2096, 2112, 48, 760)]
    public void Fields_stand_where_debug_information_has_them(
        string name, int? fastbins, int top, int bins, int next, int systemMem, int size, int heapInfo, int tcache)
    {
        Layout layout = StdLibLayouts.Load(name);
        long? Offset(string field) => layout.Field("malloc_state", field)?.Offset;
        Assert.Equal(
            (fastbins, top, bins, next, systemMem, size, heapInfo, tcache),
            (Offset("fastbinsY"), Offset("top"), Offset("bins"), Offset("next"), Offset("system_mem"), layout.Struct("malloc_state")!.Size, layout.Struct("heap_info")!.Size,
                layout.Struct("tcache_perthread_struct")!.Size));
    }

    [Fact]
    public void Of_two_layouts_the_first_ones_names_stand()
    {
        Layout both = LayoutText.Read("struct S { int a; }; const A = 1;").Beside(LayoutText.Read("struct S { long b; }; struct T { S s; }; const A = 2; const B = 3; extern int v;"));
        Assert.Equal(["a"], both.Struct("S")!.Fields.Select(f => f.Name));
        Assert.Equal((1L, 3L, "test-2"), (both.Constant("A"), both.Constant("B"), both.Name));
        Assert.NotNull(both.Struct("T"));
        Assert.NotNull(both.Extern("v"));
    }
}

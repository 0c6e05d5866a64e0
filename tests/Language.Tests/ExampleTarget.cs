using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Runtime.Targets;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary>The process that the specification describes (section 1): what its examples read.</summary>
internal static class ExampleTarget
{
    private const ulong BoxKind = 0x3000, LeafKind = 0x3008, Box = 0x3100, Inner = 0x3128, Leaf = 0x3150, Spare = 0x3178;

    /// <summary>A documented layout.</summary>
    /// <param name="name"><c>example-1</c>; "" for examples that read nothing.</param>
    public static Layout Layout(string name)
    {
        if (name.Length == 0)
            return Compiler.Layouts.Layout.Empty;

        using var folder = new ScratchFolder();
        foreach ((string known, string text) in DocumentedExamples.Layouts())
            folder.File(known.Replace('-', '/') + ".layout", text);

        var sink = new DiagnosticSink();
        Layout? layout = new LayoutLibrary([folder.Path]).Load(name, sink);
        Assert.Empty(sink.All);
        return layout!;
    }

    public static FakeTarget Make() => new FakeTarget
    {
        Mappings =
        [
            new Mapping(0x1000, 0x4000, "rw-p", 0, "00:00", 0, "[heap]", 8 << 10, 8 << 10, 4 << 10),
            new Mapping(0x5000, 0x6000, "r--p", 0, "08:01", 77, "/usr/bin/fake", 4 << 10, 1 << 10),
            new Mapping(0x7000, 0x9000, "r-xp", 0, "08:01", 77, "/usr/bin/fake", 4 << 10, 1 << 10),
        ],
    }
        .With(0x1000, 3, 0, 0, 0, 4, 0, 0, 0)
        .WithWords(0x1008, 0x2000, 0xd5, 0x1020)
        .WithText(0x1020, "alice")
        .WithWords(0x2000, 10, 0x2020, Point(11, 12), Point(13, 14))
        .WithWords(0x2020, 20, 0x2040, Point(21, 22), Point(23, 24))
        .WithWords(0x2040, 30, 0xdead000, Point(31, 32), Point(33, 34))
        .WithWords(BoxKind, 0x3010, 0x3018)
        .WithText(0x3010, "box")
        .WithText(0x3018, "leaf")
        .WithWords(Box, BoxKind, Inner, Leaf, 0x3200, 32)
        .WithWords(Inner, BoxKind, Leaf, Box, 0, 0)
        .WithWords(Leaf, LeafKind, 0, 0, 0x3220, 100)
        .WithWords(Spare, LeafKind, 0, 0, 0, 8)
        .WithText(0x5000, "goodbye")
        .WithText(0x5008, "hello, world")
        .WithWords(0x3300, Box, Spare)
        .With(0x3310, 1, 0, 0, 0, 8, 0, 0, 0)
        .WithSymbol("entries", 0x3310)
        .WithSymbol("origin", 0x1000)
        .WithSymbol("head", 0x1008)
        .WithSymbol("flags", 0x1010)
        .WithSymbol("name", 0x1018)
        .WithSymbol("box", 0x3300)
        .WithSymbol("spare", 0x3308);

    private static ulong Point(uint x, uint y) => x | ((ulong)y << 32);
}

using Xunit;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary>Every example of the documents is compiled; those of the specification run, and print what stands below them.</summary>
public sealed class ExampleTests
{
    public static TheoryData<DocumentedExample> Examples =>
        [.. new[] { "docs/language.md", "README.md" }.SelectMany(DocumentedExamples.In).Where(e => !NeedsPython(e))];

    public static TheoryData<DocumentedExample> PythonExamples =>
        [.. new[] { "docs/language.md", "README.md" }.SelectMany(DocumentedExamples.In).Where(NeedsPython)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_what_the_document_says(DocumentedExample example)
    {
        RunResult result = ScriptRunner.Run(example.Script, Declarations(), Documented());
        Assert.Null(result.Failure);
        if (example.Output is { } output)
            Assert.Equal(output, result.Output);
    }

    [Theory]
    [MemberData(nameof(PythonExamples))]
    public void An_example_that_walks_python_compiles_without_a_message(DocumentedExample example)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("ylang-test").FullName, "example.y");
        File.WriteAllText(file, example.Script);
        ToolResult result = Tool.Run("check", file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal((0, "1 checked, no errors\n"), (result.Code, result.Errors));
    }

    private static bool NeedsPython(DocumentedExample example) => example.Script.Contains("#include <cpython/", StringComparison.Ordinal);

    /// <summary>The documented layout without its header.</summary>
    private static string Declarations()
    {
        string layout = DocumentedExamples.ExampleLayout();
        return layout[(layout.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>The process that the specification describes (section 1).</summary>
    private static FakeTarget Documented() => new FakeTarget()
        .With(0x1000, 3, 0, 0, 0, 4, 0, 0, 0)
        .WithWords(0x1008, 0x2000, 0xd5, 0x1020)
        .WithText(0x1020, "alice")
        .WithWords(0x2000, 10, 0x2020, Point(11, 12), Point(13, 14))
        .WithWords(0x2020, 20, 0x2040, Point(21, 22), Point(23, 24))
        .WithWords(0x2040, 30, 0xdead000, Point(31, 32), Point(33, 34))
        .WithSymbol("origin", 0x1000)
        .WithSymbol("head", 0x1008)
        .WithSymbol("flags", 0x1010)
        .WithSymbol("name", 0x1018);

    private static ulong Point(uint x, uint y) => x | ((ulong)y << 32);
}

using Xunit;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Formatting;

public sealed class FormatterTests
{
    /// <summary>Every script and layout of the project.</summary>
    public static TheoryData<string> OwnFiles =>
    [
        .. new[] { ("src/StdLib", "*.y"), ("src/StdLib", "*.layout"), ("probes", "*.y"), ("tests/Targets", "*.y"), ("tests/Targets", "*.layout"), ("tests/Truth.Tests", "*.y") }
            .SelectMany(f => Repository.SourceFiles(f.Item1, f.Item2)).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(OwnFiles))]
    public void Our_own_files_are_formatted(string path)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, path));
        Assert.Equal(text, Format(text, path));
    }

    [Fact]
    public void An_ugly_script_becomes_the_one_style_and_stays_so()
    {
        string formatted = Format(File.ReadAllText(Path.Combine(Repository.Root, "tests/Compiler.Tests/Formatting/ugly.y")));
        Snapshot.Match(formatted, "ugly.formatted", "y");
        Assert.Equal(formatted, Format(formatted));
    }

    [Theory]
    [InlineData("int a = - -b;", "_probe _oneshot {\n  int b;\nint a = - -b;\n}")]
    [InlineData("int a = b - -c;", "_probe _oneshot {\n  int b, c;\nint a=b- -c;\n}")]
    [InlineData("a++ + ++b;", "_probe _oneshot {\n int a, b;\na++ + ++b;\n}")]
    [InlineData("unsigned long x = (unsigned long) ~0 & 3;", "_probe _oneshot {\nunsigned long x=(unsigned long)~0 & 3;\n}")]
    [InlineData("printf(\"%d  %s\", 1, \"a  b\");", "_probe _oneshot {\nprintf( \"%d  %s\" ,1,\"a  b\" );\n}")]
    public void Only_spaces_between_tokens_change(string expected, string script) => Assert.Contains("\n    " + expected + "\n", Format(script), StringComparison.Ordinal);

    [Fact]
    public void Comments_stay_where_they_are()
    {
        const string Script = "// top\n_probe _oneshot {\n    // before\n    int a;  // behind\n    /* one\n       two */\n    a = 1 /* between */ + 2;\n    // last\n}\n// end\n";
        Assert.Equal(Script, Format(Script));
    }

    [Fact]
    public void Line_ends_and_blank_lines_are_ours() =>
        Assert.Equal("int a;\n\nint b;\n", Format("\n\nint a;\r\n\r\n\r\n\r\nint b;   \r\n\r\n"));

    [Fact]
    public void What_does_not_parse_is_left_alone_with_a_message()
    {
        var sink = new DiagnosticSink();
        Assert.Null(Compilation.Format(new CompilationOptions(new SourceText("broken.y", "_probe _oneshot { if ( }"), Layout.Empty, IncludeResolver.None), false, sink));
        Assert.True(sink.HasErrors);
    }

    private static string Format(string text, string path = "script.y")
    {
        var sink = new DiagnosticSink();
        var includes = new IncludeResolver([Repository.StdLib]);
        Layout layout = new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).Load("cpython-3.11", sink)!;
        string? formatted = Compilation.Format(
            new CompilationOptions(new SourceText(Path.Combine(Repository.Root, path), text), layout, includes), path.EndsWith(".layout", StringComparison.Ordinal), sink);
        Assert.True(formatted is not null, string.Join('\n', sink.All));
        return formatted!;
    }
}

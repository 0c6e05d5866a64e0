using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Syntax;

public sealed class PreprocessorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ylang-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("##ifdeftype T\nint a;\n##else\nint b;\n##endif", "a")]
    [InlineData("##ifdeftype Gone\nint a;\n##else\nint b;\n##endif", "b")]
    [InlineData("##ifndeftype Gone\nint a;\n##endif", "a")]
    [InlineData("##ifdeffield T f\nint a;\n##elifdeftype T\nint b;\n##endif", "a")]
    [InlineData("##ifdeffield T gone\nint a;\n##elifdeftype T\nint b;\n##else\nint c;\n##endif", "b")]
    [InlineData("##ifdeffield struct T f\nint a;\n##endif", "a")]
    [InlineData("##ifdefvar Gone\nint a;\n##elifndefenum Gone\nint b;\n##endif", "b")]
    [InlineData("##ifdeffunc anything\nint a;\n##else\nint b;\n##endif", "b")]
    [InlineData("##ifdeftype Gone\n##ifdeftype T\nint a;\n##else\nint b;\n##endif\n##else\nint c;\n##endif", "c")]
    [InlineData("#ifdef X\nint a;\n#else\nint b;\n#endif", "b")]
    [InlineData("#define X\n#ifdef X\nint a;\n#endif", "a")]
    [InlineData("#define X\n#undef X\n#ifndef X\nint a;\n#endif", "a")]
    [InlineData("#define X 3\n#if X > 2 && !defined(Y)\nint a;\n#endif", "a")]
    [InlineData("#if 0\nint a; it's not even words \"\n#elif (1 + 1 == 2)\nint b;\n#endif", "b")]
    public void The_branch_that_holds_is_read(string text, string declared) =>
        Assert.Equal(declared, Name(Assert.Single(Parsing.Unit(text, Parsing.With("T", "T.f")).Declarations)));

    [Fact]
    public void A_macro_stands_for_its_text_at_the_place_where_it_is_used()
    {
        CompilationUnitSyntax unit = Parsing.Unit("#define THREE 1 + \\\n  2\n#define SAME THREE\nint n = SAME * 4;");
        ExpressionSyntax value = Variable(unit.Declarations[0]).Initializer!;
        Assert.Equal("(1 + (2 * 4))", Parsing.Grouping(value));
        Assert.Equal((4, 9), (value.Span.Line, value.Span.Column));
    }

    [Fact]
    public void A_macro_is_not_expanded_inside_its_own_text() =>
        Assert.Equal("((a + b) + a)", Parsing.Grouping(Variable(Parsing.Unit("#define a b + a\n#define b a + b\nint n = a;").Declarations[0]).Initializer!));

    [Fact]
    public void Macros_that_multiply_end_with_one_message()
    {
        string text = "#define m0 1 + 1\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"#define m{i} m{i - 1} + m{i - 1}\n")) + "int n = m40;";
        Assert.Equal("Y0006", Assert.Single(Parsing.Messages(text), d => d.Code == "Y0006").Code);
    }

    [Fact]
    public void Included_files_are_found_beside_the_file_then_in_the_folders_in_their_order()
    {
        Write("main.y", "#include \"a.y\"\n#include \"b.y\"\n#include <b.y>\n#include <c.y>\n");
        Write("a.y", "int beside;");
        Write("first/a.y", "int wrong;");
        Write("first/b.y", "int first;");
        Write("second/b.y", "int wrong;");
        Write("second/c.y", "int second;");
        Assert.Equal(["beside", "first", "second"], Names("main.y", "first", "second"));
    }

    [Fact]
    public void A_file_is_included_once_and_may_include_itself()
    {
        Write("main.y", "#include \"a.y\"\n#include \"./a.y\"\n#include \"main.y\"\nint last;");
        Write("a.y", "#include \"main.y\"\nint a;");
        Assert.Equal(["a", "last"], Names("main.y"));
    }

    [Fact]
    public void Only_the_branch_taken_opens_its_includes()
    {
        Write("main.y", "##ifdeftype T\n#include \"old.y\"\n##else\n#include \"new.y\"\n##endif");
        Write("new.y", "int new;");
        Assert.Equal(["new"], Names("main.y"));
    }

    [Fact]
    public void A_message_in_an_included_file_points_there()
    {
        Write("main.y", "#include \"a.y\"\n");
        Write("a.y", "\n\nint n = ;");
        Diagnostic message = Assert.Single(Parse("main.y").Messages);
        Assert.Equal(("a.y", 3), (Path.GetFileName(message.Span.Source.Path), message.Span.Line));
    }

    [Fact]
    public void A_file_too_large_or_unreadable_is_named()
    {
        Write("main.y", "#include \"large.y\"\n#include \"folder\"");
        Write("large.y", new string(' ', SourceFile.MaxBytes + 1));
        Assert.Equal(["Y0002", "Y0001"], Parse("main.y", "folder").Messages.Select(d => d.Code));
    }

    [Fact]
    public void A_long_chain_of_includes_ends_with_a_message()
    {
        for (int i = 0; i < 80; i++)
            Write($"{i}.y", $"#include \"{i + 1}.y\"");

        Assert.Equal("Y0004", Assert.Single(Parse("0.y").Messages).Code);
    }

    [Fact]
    public void The_summary_is_the_first_sentence_of_the_outermost_file()
    {
        Write("main.y", "#include \"a.y\"\n/// Which classes are large,\n/// and why? More here.\n#include \"b.y\"\n/// Another.\nint n;");
        Write("a.y", "/// Not this.\n");
        Write("b.y", "");
        Assert.Equal("Which classes are large, and why?", Parse("main.y").Unit.Summary);
    }

    [Theory]
    [InlineData("/// One.\n/// Two.\nint n;", "One.\nTwo.")]
    [InlineData("/// Far away.\n\nint n;", "")]
    [InlineData("/// Another's.\nint m;\nint n;", "")]
    [InlineData("/// One.\n\n/// Two.\nint n;", "Two.")]
    public void Documentation_is_what_stands_directly_above(string text, string documentation) =>
        Assert.Equal(documentation, ((GlobalVariableSyntax)Parsing.Unit(text).Declarations[^1]).Documentation);

    private static string Name(DeclarationSyntax declaration) => Variable(declaration).Name;

    private static DeclaratorSyntax Variable(DeclarationSyntax declaration) => ((GlobalVariableSyntax)declaration).Variable.Declarators[0];

    private void Write(string path, string text)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private (CompilationUnitSyntax Unit, IReadOnlyList<Diagnostic> Messages) Parse(string file, params string[] folders)
    {
        string path = Path.Combine(_folder, file);
        var sink = new DiagnosticSink();
        var context = new ParseContext(LayoutFacts.None, new IncludeResolver(folders.Select(f => Path.Combine(_folder, f))));
        return (Parser.Parse(IncludeResolver.None.Read(path, out _)!, context, sink), sink.All);
    }

    private IEnumerable<string> Names(string file, params string[] folders)
    {
        (CompilationUnitSyntax unit, IReadOnlyList<Diagnostic> messages) = Parse(file, folders);
        Assert.Empty(messages);
        return unit.Declarations.Select(Name);
    }
}

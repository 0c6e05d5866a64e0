using System.Diagnostics;
using CsCheck;
using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Syntax;

/// <summary>Whatever the text: the parser ends soon, throws nothing, and says only so much.</summary>
public sealed class RobustnessTests
{
    /// <summary>Far beyond what any of these needs, on a machine that is busy.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <summary>Bytes; half of what a thread has by default: the limits on nesting leave room for other phases.</summary>
    private const int SmallStack = 4 << 20;

    private static readonly string[] Words =
    [
        "{", "}", "(", ")", "[", "]", ";", ",", ":", "?", ".", "->", "=", "+=", "<<<", "~~", "!~~", "++", "--", "!", "~", "*", "&", "+", "-", "||", "<", "@", "...", "\n", "\n", " ",
        "if", "else", "for", "while", "do", "switch", "case", "default", "return", "goto", "break", "struct", "union", "enum", "typedef", "static", "const", "extern", "sizeof", "offsetof",
        "int", "unsigned", "_str", "_list", "_map", "_probe", "_param", "_iter", "_visit", "_roots", "_heap", "_label", "_foreach", "_try", "_else", "_has", "_yield", "_oneshot", "of", "where",
        "order", "by", "desc", "limit", "layout", "extends", "remove", "field", "check", "section", "size", "x", "y", "PyObject", "T", "1", "0x1G", "1.5", "'a'", "'", "\"s\"", "\"", "rx/a/", "$1",
        "/*", "*/", "//", "///", "#", "##", "\n#define x y\n", "\n#if 1\n", "\n##ifdeftype T\n", "\n##else\n", "\n##endif\n", "\n#endif\n", "\\\n", "é", "\0", "::", "===", "def", "and",
    ];

    private static readonly Gen<string> Soup = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 200].Select(words => string.Join(' ', words));

    private static string[] Corpus { get; } = [.. Directory.GetFiles(Path.Combine(SourceFolder.Of(), "corpus")).Where(f => Path.GetExtension(f) is ".y" or ".layout").Select(File.ReadAllText)];

    [Fact]
    public void A_soup_of_words_gives_messages_and_nothing_worse() => Soup.Sample(Check, iter: 3000);

    [Fact]
    public void Good_files_with_a_piece_missing_or_doubled_give_messages_and_nothing_worse() =>
        Gen.Select(Gen.Int[0, Corpus.Length - 1].Select(i => Corpus[i]), Gen.Int[0, 4000], Gen.Int[0, 60], Gen.Int[0, 4000], Gen.Int[0, Words.Length - 1].Select(i => Words[i])).Sample(
            (text, from, length, to, word) =>
            {
                from %= text.Length;
                string piece = text[from..Math.Min(text.Length, from + length)];
                Check(text.Remove(from, piece.Length).Insert(to % (text.Length - piece.Length + 1), piece + word));
            },
            iter: 2000);

    [Theory]
    [InlineData("(", 20_000)]
    [InlineData("{", 20_000)]
    [InlineData("- ", 20_000)]
    [InlineData("*", 20_000)]
    [InlineData("(int)", 20_000)]
    [InlineData("sizeof ", 20_000)]
    [InlineData("a = ", 20_000)]
    [InlineData("a ? b : ", 20_000)]
    [InlineData("a ? ", 20_000)]
    [InlineData("a.", 20_000)]
    [InlineData("a + ", 20_000)]
    [InlineData("a, ", 20_000)]
    [InlineData("f(", 20_000)]
    [InlineData("[1]", 20_000)]
    [InlineData("if (a) ", 20_000)]
    [InlineData("if (a) ; else ", 20_000)]
    [InlineData("while (a) ", 20_000)]
    [InlineData("do ", 20_000)]
    [InlineData("_foreach (int a : b) ", 20_000)]
    [InlineData("struct { ", 20_000)]
    [InlineData("_list(", 20_000)]
    [InlineData("int (*", 20_000)]
    [InlineData("case 1: ", 20_000)]
    [InlineData(";", 20_000)]
    [InlineData("\"a\" ", 20_000)]
    [InlineData("/* ", 20_000)]
    [InlineData("'", 20_000)]
    [InlineData("rx/", 20_000)]
    [InlineData("\u4E2D", 1_000_000)]
    [InlineData("\n#if 1\n", 20_000)]
    [InlineData("}", 20_000)]
    [InlineData("x ", 20_000)]
    [InlineData("x = = 1;\n", 20_000)]
    [InlineData("if (a) ", 250)]
    [InlineData("if (a) ; else ", 250)]
    [InlineData("- ", 900)]
    [InlineData("(int)", 900)]
    [InlineData("a = ", 900)]
    [InlineData("a ? b : ", 400)]
    [InlineData("a + ", 900)]
    [InlineData("f(", 250)]
    [InlineData("int (***********", 250)]
    public void Repetition_without_end_ends(string piece, int times)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times));
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() =>
        {
            Check(text);
            Check("int n = " + text);
            Check("void f() { " + text);
            Check("void f() { int n = " + text + "; }");
        }), maxStackSize: SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    private static void Check(string text)
    {
        var clock = Stopwatch.StartNew();
        foreach (ParseContext context in new[] { Parsing.With("T", "PyObject"), ParseContext.LayoutFile })
        {
            var sink = new DiagnosticSink();
            CompilationUnitSyntax unit = Parser.Parse(new SourceText("soup.y", text), context, sink);
            TreePrinter.Print(unit);
            foreach (Diagnostic message in sink.All)
                Assert.EndsWith("\n", DiagnosticRenderer.Render(message, colour: true), StringComparison.Ordinal);

            Assert.InRange(sink.All.Count, 0, 500);
        }

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }
}

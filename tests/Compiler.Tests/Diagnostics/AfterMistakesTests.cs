using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Tests.Syntax;
using YLang.Compiler.Text;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Diagnostics;

/// <summary>What is left of a script with a mistake in its grammar is checked, too, and the mistake is not spoken of twice.</summary>
public sealed class AfterMistakesTests
{
    private static readonly Layout s_layout = new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).Load("cpython-3.11", new DiagnosticSink())!;

    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Path.Combine(Repository.Root, "probes", "examples"), "*.y").Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_rest_of_a_broken_function_is_checked() => Assert.Equal(["2 Y0140", "4 Y0321", "9 Y0319"], Check(
        """
        _probe _oneshot {
            int n = 1
            _str s = "a";
            if (s)
                puts(s);
        }

        _probe _end {
            puts("ab"[0]);
        }
        """));

    [Fact]
    public void What_is_not_there_is_told_too_where_nothing_has_gone() => Assert.Equal(["2 Y0140", "4 Y0302", "5 Y0190", "6 Y0301"], Check(
        """
        _probe _oneshot {
            int n = 1
            _list(int) l;
            prinf("%d\n", n);
            for (int x : l)
                printf("%d %d\n", x, y);
        }
        """));

    [Fact]
    public void What_a_broken_declaration_would_have_declared_is_not_missed() => Assert.Equal(["1 Y0141"], Check(
        """
        int limit = = 3;
        _probe _oneshot {
            printf("%d\n", limit);
        }
        """));

    /// <summary>No shape that the parser leaves behind is a surprise to the binder.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_that_lacks_a_word_gets_a_message_or_compiles(string path)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, path));
        SourceSpan[] words = [.. Parser.Tokens(new SourceText(path, text), Parsing.Script, new DiagnosticSink()).Select(t => t.Span).Where(s => s.Source.Path == path)];
        var random = new Random(words.Length);
        for (int i = 0; i < 5; i++)
        {
            SourceSpan word = words[random.Next(words.Length)], other = words[random.Next(words.Length)];
            Check(text.Remove(word.Start, word.Length));
            Check(text.Remove(word.Start, word.Length).Insert(Math.Min(word.Start, text.Length - word.Length), other.Text));
        }
    }

    private static string[] Check(string text)
    {
        var sink = new DiagnosticSink();
        Compilation.Check(new CompilationOptions(new SourceText("x.y", text), s_layout, new IncludeResolver([Repository.StdLib])), sink);
        return [.. sink.All.Select(d => $"{d.Span.Line} {d.Code}")];
    }
}

using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Diagnostics;

public sealed class DiagnosticRendererTests
{
    [Fact]
    public void A_message_shows_its_line_a_caret_and_the_help() => Assert.Equal(
        """
        probes/x.y:2:8: error Y0312: 'PyDictObject' has no field 'ma_usd'
          2 | n = d->ma_usd;
            |        ^~~~~~
            = did you mean 'ma_used'?

        """,
        Render("x\nn = d->ma_usd;", "ma_usd", help: "did you mean 'ma_used'?"));

    [Fact]
    public void Tabs_are_four_columns_before_and_below() => Assert.Equal(
        """
        probes/x.y:1:3: error Y0312: 'PyDictObject' has no field 'ma_usd'
          1 |         d    = bad;
            |         ^

        """,
        Render("\t\td\t= bad;", "d"));

    [Fact]
    public void A_long_line_is_clipped_around_the_caret()
    {
        string[] lines = Render(new string('a', 500) + "bad" + new string('c', 500), "bad").Split('\n');
        Assert.InRange(lines[1].Length, 100, 150);
        Assert.Equal("bad", lines[1].Substring(lines[2].IndexOf('^', StringComparison.Ordinal), 3));
        Assert.Equal("^~~", lines[2].Trim(' ', '|'));
        Assert.Contains("…aaa", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("ccc…", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_file_commands_the_terminal()
    {
        string text = Render("int \u001B[31mbad\u202E\u0007;", "bad");
        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
        Assert.Contains("\\u001b[31mbad\\u202e\\u0007;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_behind_the_last_character_has_a_caret()
    {
        var source = new SourceText("x.y", "int n");
        string text = DiagnosticRenderer.Render(Catalogue.SemicolonMissing(new SourceSpan(source, 5, 0)), colour: false);
        Assert.Equal("x.y:1:6: error Y0140: ';' is missing here\n  1 | int n\n    |      ^\n", text);
    }

    [Fact]
    public void Related_places_are_notes_in_the_same_form()
    {
        var source = new SourceText("x.y", "f(1;\n");
        Diagnostic message = Catalogue.BracketNotClosed(new SourceSpan(source, 3, 0), ")", new SourceSpan(source, 1, 1));
        Assert.EndsWith("x.y:1:2: note: opened here\n  1 | f(1;\n    |  ^\n", DiagnosticRenderer.Render(message, colour: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_comes_only_when_asked_for()
    {
        Diagnostic message = Catalogue.UnknownCharacter(new SourceSpan(new SourceText("x.y", "@"), 0, 1));
        Assert.Contains("\u001B[1;31merror\u001B[0m", DiagnosticRenderer.Render(message, colour: true), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001B", DiagnosticRenderer.Render(message, colour: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_without_a_source_is_a_line() =>
        Assert.Equal("error Y0101: '' is no character of the language\n", DiagnosticRenderer.Render(Catalogue.UnknownCharacter(SourceSpan.None), colour: false));

    private static string Render(string text, string marked, string? help = null)
    {
        var span = new SourceSpan(new SourceText("probes/x.y", text), text.IndexOf(marked, StringComparison.Ordinal), marked.Length);
        return DiagnosticRenderer.Render(new Diagnostic("Y0312", DiagnosticLevel.Error, span, "'PyDictObject' has no field 'ma_usd'", help, []), colour: false);
    }
}

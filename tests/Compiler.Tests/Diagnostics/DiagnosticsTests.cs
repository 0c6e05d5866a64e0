using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Diagnostics;

public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("ma_usd", "ma_used")]
    [InlineData("ma_ksey", "ma_keys")]
    [InlineData("MA_USED", "ma_used")]
    [InlineData("ma_useds", "ma_used")]
    [InlineData("ob_type", null)]
    [InlineData("ma_used", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_suggested_where_it_is_near(string written, string? suggestion) => Assert.Equal(suggestion, Spelling.Nearest(written, ["ma_keys", "ma_used", "ma_values"]));

    [Theory]
    [InlineData("a", null)]
    [InlineData("ab", null)]
    [InlineData("abd", "abc")]
    [InlineData("B", "b")]
    [InlineData("_prob", "_probe")]
    public void Short_names_need_more_in_common(string written, string? suggestion) => Assert.Equal(suggestion, Spelling.Nearest(written, ["b", "abc", "_probe"]));

    [Fact]
    public void Names_are_listed_as_people_list_them()
    {
        Assert.Equal("nothing", Words.List([]));
        Assert.Equal("'a'", Words.List(["a"]));
        Assert.Equal("'a', 'b' and 'c'", Words.List(["a", "b", "c"]));
        Assert.Equal("'1', '2', '3', '4', '5', '6', '7', '8' and 4 more", Words.List(Enumerable.Range(1, 12).Select(i => $"{i}")));
        Assert.Equal("a, b or c", Words.Either(["a", "b", "c"]));
        Assert.Equal(("1 type", "2 types"), (Words.Count(1, "type"), Words.Count(2, "type")));
        Assert.Equal($"'{new string('x', 39)}…'", Words.Quoted(new string('x', 50)));
    }

    [Fact]
    public void Messages_come_by_file_and_place_each_once()
    {
        SourceText a = new("a.y", "123456"), b = new("b.y", "123456");
        var sink = new DiagnosticSink();
        foreach (SourceSpan span in new SourceSpan[] { new(b, 3, 1), new(a, 5, 1), new(b, 1, 1), new(a, 2, 1), new(b, 3, 1) })
            sink.Add(Catalogue.UnknownCharacter(span));

        Assert.Equal(["b.y:2", "b.y:4", "a.y:3", "a.y:6"], sink.All.Select(d => $"{d.Span.Source.Path}:{d.Span.Column}"));
        Assert.True(sink.HasErrors);
    }

    [Fact]
    public void A_warning_is_no_error()
    {
        var sink = new DiagnosticSink();
        sink.Add(Catalogue.IncludeIsBuiltIn(new SourceSpan(new SourceText("a.y", "x"), 0, 1), "stdint.h"));
        Assert.False(sink.HasErrors);
        Assert.Single(sink.All);
    }

    [Fact]
    public void A_sink_keeps_only_so_many_messages_and_still_knows_of_errors()
    {
        var source = new SourceText("a.y", new string('x', 2000));
        var sink = new DiagnosticSink();
        for (int i = 0; i < 2000; i++)
            sink.Add(Catalogue.UnknownCharacter(new SourceSpan(source, i, 1)));

        Assert.Equal(500, sink.All.Count);
    }
}

using Xunit;
using YLang.Runtime.Targets.Gdb.Mi;

namespace YLang.Runtime.Tests.Targets.Gdb;

/// <summary>Lines as gdb writes them, and as nobody should.</summary>
public sealed class MiParserTests
{
    private const string Stopped =
        """*stopped,reason="signal-received",frame={addr="0x00007f",func="poll",args=[{name="n",value="1"}],arch="i386:x86-64"},thread-id="1",stopped-threads=["all"],core="3" """;

    [Fact]
    public void An_answer_has_its_token_its_class_and_its_results()
    {
        MiRecord answer = Parse("""42^done,memory=[{begin="0x1000",offset="0x0",end="0x1004",contents="01020304"}]""");
        Assert.Equal((MiKind.Result, 42L, "done"), (answer.Kind, answer.Token, answer.Class));
        MiTuple piece = Assert.Single(answer.Results.Tuples("memory"));
        Assert.Equal(("0x1000", "01020304"), (piece.Text("begin"), piece.Text("contents")));
        Assert.Null(piece.Text("none"));
    }

    [Fact]
    public void Values_nest()
    {
        MiRecord stopped = Parse(Stopped);
        var frame = Assert.IsType<MiTuple>(stopped.Results["frame"]);
        Assert.Equal((MiKind.Exec, "poll", "1"), (stopped.Kind, frame.Text("func"), Assert.Single(frame.Tuples("args")).Text("value")));
        Assert.Equal("all", Assert.IsType<MiText>(Assert.Single(Assert.IsType<MiList>(stopped.Results["stopped-threads"]).Values)).Text);
        Assert.Empty(Assert.IsType<MiList>(Parse("^done,groups=[]").Results["groups"]).Values);
        Assert.Equal("7", Assert.Single(Parse("""^done,stack=[frame={level="7"}]""").Results.Tuples("stack")).Text("level"));
    }

    [Theory]
    [InlineData("""~"a \"word\"\n" """, MiKind.Console, "a \"word\"\n")]
    [InlineData("""&"tab\tback\\slash" """, MiKind.Log, "tab\tback\\slash")]
    [InlineData("""@"\303\244 \342\202\254" """, MiKind.Target, "ä €")]
    [InlineData("""~"ä € 😀" """, MiKind.Console, "ä € 😀")]
    [InlineData("""~"" """, MiKind.Console, "")]
    internal void Texts_are_C_strings(string line, MiKind kind, string text)
    {
        MiRecord record = Parse(line);
        Assert.Equal((kind, text), (record.Kind, record.Text));
    }

    [Fact]
    public void The_prompt_and_other_lines()
    {
        Assert.Equal(MiKind.Prompt, Parse("(gdb) \r").Kind);
        Assert.Equal("msg", Parse("""7^error,msg="No symbol table." """).Results.Values[0].Name);
        Assert.Equal((MiKind.Notify, "thread-group-added"), (Parse("""=thread-group-added,id="i1" """).Kind, Parse("""=thread-group-added,id="i1" """).Class));
    }

    [Theory]
    [InlineData("")]
    [InlineData("what the program prints")]
    [InlineData("^")]
    [InlineData("^done,")]
    [InlineData("^done,a")]
    [InlineData("^done,a=")]
    [InlineData("^done,a=[")]
    [InlineData("^done,a={b=\"1\"")]
    [InlineData("^done,a=\"1\"x")]
    [InlineData("~\"no end")]
    [InlineData("~\"ends in \\")]
    [InlineData("99999999999999999999999999")]
    public void What_is_no_record_is_none(string line) => Assert.Null(MiParser.Parse(line));

    [Fact]
    public void Lists_within_lists_end_somewhere()
    {
        Assert.Null(MiParser.Parse("^done,a=" + new string('[', 100_000)));
        Assert.Null(MiParser.Parse("^done,a=" + string.Concat(Enumerable.Repeat("{a=", 100_000))));
    }

    [Fact]
    public void Mutated_lines_are_read_or_not_and_nothing_else()
    {
        string[] lines = [Stopped, """42^done,memory=[{begin="0x1000",offset="0x0",end="0x1004",contents="01020304"}]""", """~"a \"word\" \303\244\n" """];
        const string letters = "^*+=~@&(),[]{}\"\\0179an-\n\ud83d\ude00";
        for (int seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            char[] line = lines[seed % lines.Length].ToCharArray();
            for (int i = random.Next(1, 8); i > 0; i--)
                line[random.Next(line.Length)] = letters[random.Next(letters.Length)];

            _ = MiParser.Parse(line.AsSpan(0, random.Next(2) == 0 ? line.Length : random.Next(line.Length)));
        }
    }

    private static MiRecord Parse(string line) => MiParser.Parse(line) ?? throw new InvalidOperationException($"no record: {line}");
}

using Xunit;
using YLang.Compiler.Layouts;

namespace YLang.Compiler.Tests.Layouts;

/// <summary>What layouts ask a target: variants, and where it says itself that fields stand.</summary>
public sealed class TargetQuestionsTests
{
    private const string Variants = """
        extern struct runtime the_runtime section(".runtime");
        struct runtime { char cookie[8]; unsigned int version; short sizes[2]; struct node *first; };
        struct node { struct node *next; struct runtime *of; };
        const WIDTH = 8;
        variant "before 7" where the_runtime.version >> 8 < 7 { const WIDTH = 4; remove field node of; }
        variant "linked" where the_runtime.first->next == the_runtime.first || the_runtime.first->next == 0 { const LINKED = 1; }
        variant "small" where the_runtime.sizes[1] < 0 && *(unsigned char *) the_runtime.cookie == 'x' { const SMALL = 1; }
        """;

    private const string Stated = """
        extern struct table offsets;
        struct table { unsigned long cookie; unsigned long a; unsigned long size; unsigned long deep; };
        struct inner { int x; int y; };
        struct S { int first; @16 long a; @40 struct inner in; } ;
        typedef struct S S;
        stated where offsets.cookie == 0x78;
        stated offsetof(S, a) = offsets.a;
        stated offsetof(struct S, in.y) = offsets.deep;
        stated sizeof(S) = offsets.size;
        """;

    private const ulong Table = 0x1000;

    [Theory]
    [InlineData(0x700, 0x2000, 1, "linked")]
    [InlineData(0x6ff, 0x2000, 1, "before 7,linked")]
    [InlineData(0x700, 0x3000, 1, "")] // nothing is there
    [InlineData(0x700, 0x3000, 0xffff, "small")]
    public void Variants_hold_where_their_condition_does(ulong version, ulong first, ulong size, string expected)
    {
        LayoutAnswers answers = LayoutText.Read(Variants).Questions.Ask(Target(Table, 0x78, version | (size << 48), first));
        Assert.Equal(expected, string.Join(',', answers.Variants));
    }

    [Fact]
    public void A_variant_stands_in_for_the_main_line()
    {
        Layout plain = LayoutText.Read(Variants), varied = Read(Variants, LayoutAnswers.None with { Variants = ["before 7"] });
        Assert.Equal((8L, 16L), (plain.Constant("WIDTH"), plain.Struct("node")!.Size));
        Assert.Equal((4L, 8L, null), (varied.Constant("WIDTH"), varied.Struct("node")!.Size, varied.Constant("LINKED")));
    }

    [Fact]
    public void Variants_are_a_versions_and_its_builds_own()
    {
        var others = new Dictionary<string, string> { ["x-1"] = "layout x 1;\nextern int v; variant \"old\" where v == 1 { const A = 1; }" };
        Assert.Single(LayoutText.ReadFile("layout x 1t;\nextends x 1;", others).Layout!.Questions.All);
        Assert.Empty(LayoutText.ReadFile("layout x 2;\nextends x 1;", others).Layout!.Questions.All);
    }

    [Fact]
    public void A_machine_has_its_own_declarations_in_every_version()
    {
        const string older = "const LOCK = 40; machine \"aarch64\" { const LOCK = 48; } struct lock size (LOCK) { int held; };";
        Assert.Equal(40, LayoutText.Read("const B = 1;", older).Struct("lock")!.Size);
        Assert.Equal(48, LayoutText.Read("const B = 1;", older, machine: "aarch64").Struct("lock")!.Size);
    }

    [Theory]
    [InlineData(0x78, 16, 48, 44, "", "")]
    [InlineData(0x78, 24, 48, 44, "S.a 16 → 24", "")]
    [InlineData(0x78, 24, 64, 52, "S.a 16 → 24, S.in.y 44 → 52, sizeof(S) 48 → 64", "")]
    [InlineData(0x79, 24, 48, 44, "", "what it says of its own offsets does not begin as it should")]
    [InlineData(0x78, 0, 48, 44, "", "S.a is said to be 0")]
    [InlineData(0x78, 20, 48, 44, "", "S.a is said to be 20, which is no multiple of 8")]
    [InlineData(0x78, 48, 48, 44, "", "S.a is said to be 48, behind the end of its struct of 48 bytes")]
    [InlineData(0x78, ulong.MaxValue, 48, 44, "", "S.a is said to be 18446744073709551615")]
    [InlineData(0x78, 16, 1UL << 40, 44, "", "sizeof(S) is said to be 1099511627776")]
    public void What_the_target_states_is_believed_unless_it_is_absurd(ulong cookie, ulong a, ulong size, ulong deep, string moved, string refusal)
    {
        LayoutAnswers answers = LayoutText.Read(Stated).Questions.Ask(Target(Table, cookie, a, size, deep));
        Assert.Equal((moved, refusal), (string.Join(", ", answers.Moved), answers.Refusal));
        Assert.Equal(refusal.Length == 0 ? 3 : 0, answers.Stated);
    }

    [Fact]
    public void What_the_target_moves_is_where_it_says()
    {
        Layout layout = Read(Stated, LayoutText.Read(Stated).Questions.Ask(Target(Table, 0x78, 24, 64, 52)));
        Assert.Equal((24L, 48L, 64L), (layout.Field("S", "a")!.Offset, layout.Field("S", "in")!.Offset, layout.Struct("S")!.Size));
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_none()
    {
        LayoutQuestions questions = LayoutText.Read(Stated).Questions;
        Assert.Equal(0, questions.Ask(new TargetReader((_, _) => null, (_, _) => 0)).Stated);
        Assert.Equal(0, questions.Ask(new TargetReader((_, _) => Table, (address, _) => address == Table ? 0x78UL : null)).Stated);
    }

    [Fact]
    public void Questions_are_kept_as_lines()
    {
        foreach (string text in (string[])[Variants, Stated])
        {
            LayoutQuestions questions = LayoutText.Read(text).Questions;
            Assert.Equal(questions.ToString(), LayoutQuestions.Parse(questions.ToString())!.ToString());
        }

        Assert.Null(LayoutQuestions.Parse("what\tis\tthis"));
    }

    [Fact]
    public void What_older_files_state_of_what_is_gone_is_passed_over()
    {
        var others = new Dictionary<string, string> { ["x-1"] = "layout x 1;\n" + Stated };
        Layout layout = LayoutText.ReadFile("layout x 2;\nextends x 1;\nremove field S a;", others).Layout!;
        Assert.Equal(["", "S.in.y", "sizeof(S)"], layout.Questions.All.Select(q => q.Place?.ToString() ?? ""));
    }

    private static Layout Read(string text, LayoutAnswers answers) => LayoutText.Read(text, answers: answers);

    /// <summary>Words from an address on; the bytes at 0x2000 are zero.</summary>
    private static TargetReader Target(ulong start, params ulong[] words) => new(
        (_, _) => start,
        (address, bytes) =>
        {
            if (address is >= 0x2000 and < 0x2010)
                return 0;

            ulong at = address - start;
            if (at / 8 >= (ulong)words.Length)
                return null;

            ulong word = words[at / 8] >> (int)(at % 8 * 8);
            return bytes == 8 ? word : word & ((1UL << (bytes * 8)) - 1);
        });
}

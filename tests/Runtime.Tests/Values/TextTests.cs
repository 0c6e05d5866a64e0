using CsCheck;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Targets;
using YLang.Runtime.Values;

namespace YLang.Runtime.Tests.Values;

public sealed class TextTests
{
    private const string Lone = "a\ud800b";

    [Fact]
    public void Every_kind_of_value_has_a_text()
    {
        var list = new YList<long>();
        list.Push(1);
        list.Push(-2);
        var map = new YMap<string, (long, string)>();
        map.Set("k", (7, "seven"));
        var set = new YSet<double>();
        set.Add(0.5);
        set.Add(3);
        Assert.Equal("[1, -2] {k: (7, seven)} {0.5, 3}", $"{Text.Of(list)} {Text.Of(map)} {Text.Of(set)}");
        Assert.Equal("1 0 255 18446744073709551615 - inf", $"{Text.Of(true)} {Text.Of(false)} {Text.Of((byte)255)} {Text.Of(ulong.MaxValue)} {Text.Of(double.NaN)} {Text.Of(double.PositiveInfinity)}");
        Assert.Equal("1000-3000 rw-p [heap]", Text.Of(new Mapping(0x1000, 0x3000, "rw-p", 0, "00:00", 0, "[heap]")));
        Assert.Equal("0x7f00 () ", $"{Text.Of(new Address(0x7f00))} {Text.Of(default(ValueTuple))} {Text.Of((string?)null)}");
    }

    [Fact]
    public void A_text_of_millions_is_cut()
    {
        var list = new YList<long>();
        for (int i = 0; i < 1_000_000; i++)
            list.Push(i);

        Assert.EndsWith(", …]", Text.Of(list), StringComparison.Ordinal);
        Assert.InRange(Text.Of(list).Length, 1000, 70_000);
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1.0 KB")]
    [InlineData(-1536, "-1.5 KB")]
    [InlineData(1048575, "1.0 MB")]
    [InlineData(2726297, "2.6 MB")]
    [InlineData(5L << 30, "5.0 GB")]
    [InlineData(long.MaxValue, "8.0 EB")]
    public void Bytes_print_in_the_largest_fitting_unit(long bytes, string expected) => Assert.Equal(expected, Text.Of(Quantity.Bytes(bytes)));

    [Fact]
    public void Ratios_print_as_per_cent() => Assert.Equal(("12.3 %", "-"), (Text.Of(Quantity.Ratio(0.1234)), Text.Of(Quantity.Ratio(double.NaN))));

    [Fact]
    public void Quoting_escapes_what_does_not_print() => Assert.Equal("\"a\\\"\\\\\\n\\t\\x1bé\\0\"", Text.Quoted("a\"\\\n\t\x1bé\0"));

    [Fact]
    public void Characters_are_code_points_and_a_lone_surrogate_is_one()
    {
        Assert.Equal((3, 2, 4), (Text.Len(Lone), Text.Len("é😀"), Text.Len("ab😀c")));
        Assert.Equal("😀c", Text.Substr("ab😀c", 2, 10));
        Assert.Equal("b😀", Text.Substr("ab😀c", 1, 2));
        Assert.Equal("c", Text.Substr("😀😀c", 2, 1));
        Assert.Equal(3, Text.Find("ab😀c", "c"));
        Assert.Equal(-1, Text.Find("abc", "d"));
        Assert.Equal(0, Text.Find("abc", ""));
    }

    [Theory]
    [InlineData(-5, 2, "ab")]
    [InlineData(1, long.MaxValue, "bc")]
    [InlineData(3, 1, "")]
    [InlineData(long.MaxValue, 1, "")]
    [InlineData(0, -1, "")]
    public void Substrings_outside_are_cut(long start, long n, string expected) => Assert.Equal(expected, Text.Substr("abc", start, n));

    [Fact]
    public void Strings_compare_by_code_point()
    {
        Assert.True(Text.Compare("\uffee", "😀") < 0);
        Assert.True(Text.Compare("😀", "\uffee") > 0);
        Assert.True(Text.Compare("a", "ab") < 0);
        Assert.True(Text.Compare("Z", "a") < 0);
        Assert.Equal(0, Text.Compare(null, ""));
    }

    [Fact]
    public void Compare_agrees_with_the_code_points_of_any_two_texts()
    {
        Gen<string> text = Gen.Int[0, 5].Array[0, 4].Select(pieces => string.Concat(pieces.Select(i => new[] { "a", "b", "\uffee", "\ue000", "😀", "𝄞" }[i])));
        Gen.Select(text, text).Sample((a, b) => Assert.Equal(Math.Sign(CompareRunes(a, b)), Math.Sign(Text.Compare(a, b))));
    }

    [Theory]
    [InlineData("42", 10, 42)]
    [InlineData("  -42xyz", 10, -42)]
    [InlineData("0x1F", 0, 31)]
    [InlineData("0x1F", 16, 31)]
    [InlineData("0x", 16, 0)]
    [InlineData("017", 0, 15)]
    [InlineData("0b101", 0, 5)]
    [InlineData("zz", 36, 1295)]
    [InlineData("99999999999999999999", 10, long.MaxValue)]
    [InlineData("-99999999999999999999", 10, long.MinValue)]
    [InlineData("-9223372036854775808", 10, long.MinValue)]
    [InlineData("", 10, 0)]
    [InlineData("+", 10, 0)]
    [InlineData("7", 1, 0)]
    [InlineData("7", 37, 0)]
    public void Strtol_is_Cs(string text, long radix, long expected) => Assert.Equal(expected, Text.Strtol(text, radix));

    [Fact]
    public void Splitting_and_joining_are_each_others_inverse()
    {
        YList<string> pieces = Text.Split("a,,b,", ",");
        Assert.Equal(4, pieces.Count);
        Assert.Equal("a,,b,", Text.Join(pieces, ","));
        Assert.Equal("[abc]", Text.Of(Text.Split("abc", "")));
        Assert.Equal("x-y", Text.Replace("x::y", "::", "-"));
        Assert.Equal("abc", Text.Replace("abc", "", "-"));
        Assert.True(Text.IsPrefix("abc", "ab") && !Text.IsPrefix("abc", "b") && Text.IsSuffix("abc", "bc") && Text.Contains("abc", "b"));
        Assert.Equal("äß", Text.Lower("Äß"));
    }

    [Fact]
    public void A_match_keeps_its_groups_until_the_next_one()
    {
        var matcher = new Matcher(@"(\w+)=(\d+)(x)?");
        var captures = default(Captures);
        Assert.Equal("", captures[0]);
        Assert.True(matcher.Matches("say key=12!", ref captures, Budget.Unlimited));
        Assert.False(matcher.Matches("nothing", ref captures, Budget.Unlimited));
        Assert.Equal(["key=12", "key", "12", "", ""], Enumerable.Range(0, 5).Select(i => captures[i]));
        Assert.False(matcher.Matches(null, Budget.Unlimited));
    }

    [Fact]
    public void An_expression_that_could_take_forever_is_refused()
    {
        Assert.Null(Matcher.Problem("(a+)+$"));
        Assert.NotNull(Matcher.Problem(@"(a)\1"));
        Assert.NotNull(Matcher.Problem("("));
        Assert.False(new Matcher("^(a+)+$").Matches(new string('a', 100_000) + "b", Budget.Unlimited));
    }

    private static int CompareRunes(string a, string b)
    {
        int[] x = [.. a.EnumerateRunes().Select(r => r.Value)], y = [.. b.EnumerateRunes().Select(r => r.Value)];
        return x.AsSpan().SequenceCompareTo(y);
    }
}

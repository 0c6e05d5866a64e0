using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit;
using YLang.Runtime.Values;

namespace YLang.Runtime.Tests.Values;

public sealed class FormatTests
{
    [Fact]
    public void Every_conversion_is_as_the_C_library_makes_it()
    {
        List<string> wrong = [];
        foreach (string line in File.ReadLines(Table()).Where(line => line[0] != '#' || line[1] == '|'))
        {
            string[] row = line.Split('|');
            string[] size = row[1].Split('.');
            (int? width, int? precision) = (Number(size[0]), size.Length > 1 ? Number(size[1]) : null);
            string made = "feg".Contains(row[2][0], StringComparison.Ordinal)
                ? Text.Format(row[2][0], row[0], width, precision, Double(row[3]))
                : Text.Format(row[2][0], row[0], width, precision, long.Parse(row[3], CultureInfo.InvariantCulture));
            if (made != row[4])
                wrong.Add($"{line} but here: {made}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("[   ab]", "", 5, null, "ab")]
    [InlineData("[ab   ]", "-", 5, null, "ab")]
    [InlineData("[ab]", "", null, 2, "abc")]
    [InlineData("[]", "", null, 0, "abc")]
    [InlineData("[    😀]", "", 5, null, "😀")]
    [InlineData("[😀]", "", null, 1, "😀😀")]
    public void Strings_are_padded_and_cut_by_characters(string expected, string flags, int? width, int? precision, string value) =>
        Assert.Equal(expected, $"[{Text.Format('s', flags, width, precision, value)}]");

    [Fact]
    public void Pointers_are_hexadecimal_and_null_says_nil()
    {
        Assert.Equal("0x7fff12345678", Text.Format('p', "", null, null, 0x7fff12345678UL));
        Assert.Equal("     (nil)", Text.Format('p', "", 10, null, 0UL));
        Assert.Equal("0x10", Text.Format('p', "", null, null, new Address(16)));
    }

    [Fact]
    public void Letters_are_bytes_or_code_points()
    {
        Assert.Equal("A", Text.Format('c', "", null, null, 65L));
        Assert.Equal("  A", Text.Format('c', "", 3, null, 65L));
        Assert.Equal("ÿ", Text.Format('c', "", null, null, unchecked((ulong)(byte)-1)));
        Assert.Equal("€", Text.Format('c', "", null, null, 0x20ACL));
    }

    [Fact]
    public void The_conversion_s_takes_anything()
    {
        Assert.Equal("2.6 MB", Text.Format('s', "", null, null, Quantity.Bytes(2_700_000)));
        Assert.Equal("(1, a)", Text.Format('s', "", null, null, (1, "a")));
        Assert.Equal("   7", Text.Format('s', "", 4, null, 7L));
        Assert.Equal("18446744073709551615", Text.Format('d', "", null, null, ulong.MaxValue));
        Assert.Equal("-", Text.Format('f', "", null, 2, new Aggregate().Max));
    }

    [Fact]
    public void The_flag_apostrophe_sets_thousands_apart()
    {
        Assert.Equal("1,234,567", Text.Format('d', "'", null, null, 1234567L));
        Assert.Equal("-1,234", Text.Format('d', "'", null, null, -1234L));
        Assert.Equal("     999", Text.Format('u', "'", 8, null, 999UL));
    }

    [Fact]
    public void Widths_out_of_all_proportion_are_cut() => Assert.Equal(65536, Text.Format('d', "", int.MaxValue, int.MaxValue, 1L).Length);

    private static double Double(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static string Table([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "printf.txt");
}

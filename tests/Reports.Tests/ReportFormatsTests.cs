using Xunit;

namespace YLang.Reports.Tests;

public sealed class ReportFormatsTests
{
    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("html", ".HTM")]
    [InlineData("folded", ".folded")]
    public void A_format_is_found_by_its_name_and_by_a_file_s_ending(string name, string extension)
    {
        Assert.Equal(name, ReportFormats.Find(name)?.Name);
        Assert.Equal(name, ReportFormats.ByExtension(extension)?.Name);
    }

    [Fact]
    public void Later_formats_are_known_by_name_and_not_found() =>
        Assert.All(ReportFormats.Later, name => Assert.Null(ReportFormats.Find(name)));

    [Fact]
    public void No_two_formats_share_an_ending()
    {
        string[] endings = [.. ReportFormats.All.SelectMany(format => format.Extensions)];
        Assert.Equal(endings.Distinct(), endings);
    }
}

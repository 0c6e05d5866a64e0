using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

public sealed class FmtTests : IDisposable
{
    private const string Ugly = "_probe _oneshot{printf(\"x\\n\") ;}\n", Tidy = "_probe _oneshot { printf(\"x\\n\"); }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("ylang-test").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_are_formatted_in_place_and_check_only_lists_them()
    {
        string ugly = Write("ugly.y", Ugly), tidy = Write("tidy.y", Tidy);
        ToolResult check = Tool.Run("fmt", "--check", ugly, tidy);
        Assert.Equal((1, ugly + "\n", "1 to format, 1 as they were\n"), (check.Code, check.Output, check.Errors));
        Assert.Equal(Ugly, File.ReadAllText(ugly));

        ToolResult format = Tool.Run("fmt", ugly, tidy);
        Assert.Equal((0, "", "1 formatted, 1 as they were\n"), (format.Code, format.Output, format.Errors));
        Assert.Equal(Tidy, File.ReadAllText(ugly));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void What_does_not_parse_is_left_alone_with_its_message()
    {
        string broken = Write("broken.y", "_probe _oneshot{ if ( }\n");
        ToolResult result = Tool.Run("fmt", broken);
        Assert.Equal(3, result.Code);
        Assert.Contains("broken.y:1:", result.Errors, StringComparison.Ordinal);
        Assert.Equal("_probe _oneshot{ if ( }\n", File.ReadAllText(broken));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

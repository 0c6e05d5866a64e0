using Xunit;
using YLang.Runtime.Files;
using YLang.TestKit;

namespace YLang.Runtime.Tests.Files;

public sealed class UnfinishedFileTests
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void It_has_its_name_when_it_is_finished_and_nobody_else_may_read_it()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "core");
        using (var file = UnfinishedFile.Create(path, Own, 16))
        {
            file.Stream.Write("whole"u8);
            Assert.False(File.Exists(path));
            if (file.IsNameless)
                Assert.Empty(Directory.GetFileSystemEntries(folder.Path));

            file.Finish(replaces: false);
        }

        Assert.Equal("whole", File.ReadAllText(path));
        Assert.Equal(Own, File.GetUnixFileMode(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Given_up_it_leaves_nothing()
    {
        using var folder = new ScratchFolder();
        using (var file = UnfinishedFile.Create(Path.Combine(folder.Path, "core"), Own, 16))
            file.Stream.Write("half"u8);

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void What_has_its_name_meanwhile_is_replaced_only_where_that_was_asked_for_and_a_link_is_not_followed()
    {
        using var folder = new ScratchFolder();
        string precious = folder.File("precious", "precious"), path = Path.Combine(folder.Path, "core");
        File.CreateSymbolicLink(path, precious);
        using (var file = UnfinishedFile.Create(path, Own, 16))
            Assert.Throws<IOException>(() => file.Finish(replaces: false));

        using (var file = UnfinishedFile.Create(path, Own, 16))
        {
            file.Stream.Write("new"u8);
            file.Finish(replaces: true);
        }

        Assert.Equal(("precious", "new"), (File.ReadAllText(precious), File.ReadAllText(path)));
        Assert.Null(new FileInfo(path).LinkTarget);
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }
}

using Xunit;
using YLang.Runtime.Files;

namespace YLang.Runtime.Tests.Files;

/// <summary>Nothing is taken from, or put into, a place where others may write.</summary>
public sealed class PrivateFolderTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root = Directory.CreateTempSubdirectory("ylang-private").FullName;

    private string Folder => Path.Combine(_root, "a", "b");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_was_written_is_read_and_listed()
    {
        using PrivateFolder folder = PrivateFolder.Open(Folder)!;
        Assert.True(folder.Write("one", [1, 2, 3]));
        Assert.True(folder.Write("one", [4, 5]));
        Assert.Equal([4, 5], folder.Read("one", 2));
        Assert.Equal(("one", 2), Assert.Single(folder.List()) is var file ? (file.Name, file.Length) : default);
        folder.Delete("one");
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Folder_and_files_are_made_for_their_user_alone()
    {
        using PrivateFolder folder = PrivateFolder.Open(Folder)!;
        folder.Write("one", [1]);
        Assert.Equal(Private, File.GetUnixFileMode(Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "one")));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.OtherExecute)]
    public void A_folder_that_lets_others_in_is_none_of_ours(UnixFileMode more)
    {
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, Private | more);
        Assert.Null(PrivateFolder.Open(Folder));
        File.SetUnixFileMode(Folder, Private);
        Assert.NotNull(PrivateFolder.Open(Folder));
    }

    [Fact]
    public void A_folder_of_another_user_is_none_of_ours()
    {
        using (PrivateFolder.Open(Folder))
            Assert.Null(PrivateFolder.Open(Folder, Ownership.Ours + 1));
    }

    [Fact]
    public void No_folder_is_made_in_a_place_of_another_user()
    {
        Assert.Null(PrivateFolder.Open(Folder, Ownership.Ours + 1));
        Assert.Empty(Directory.GetDirectories(_root));
    }

    [Fact]
    public void What_is_no_folder_is_refused_and_not_waited_for()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        File.WriteAllText(Folder, "");
        Assert.Null(PrivateFolder.Open(Folder));
        File.Delete(Folder);
        System.Diagnostics.Process.Start("mkfifo", Folder).WaitForExit();
        Assert.Null(PrivateFolder.Open(Folder));
    }

    [Fact]
    public void A_file_that_others_may_read_or_write_is_not_there()
    {
        using PrivateFolder folder = PrivateFolder.Open(Folder)!;
        folder.Write("one", [1]);
        File.SetUnixFileMode(Path.Combine(Folder, "one"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        Assert.Null(folder.Read("one", 10));
    }

    [Fact]
    public void A_link_to_a_file_of_others_is_not_there()
    {
        using PrivateFolder folder = PrivateFolder.Open(Folder)!;
        string outside = Path.Combine(_root, "outside");
        File.WriteAllBytes(outside, [1]);
        File.SetUnixFileMode(outside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        File.CreateSymbolicLink(Path.Combine(Folder, "one"), outside);
        Assert.Null(folder.Read("one", 10));
    }

    [Fact]
    public void A_file_larger_than_asked_for_is_not_read()
    {
        using PrivateFolder folder = PrivateFolder.Open(Folder)!;
        folder.Write("one", new byte[11]);
        Assert.Null(folder.Read("one", 10));
    }

    [Fact]
    public void A_path_that_leads_elsewhere_meanwhile_changes_nothing()
    {
        using PrivateFolder folder = PrivateFolder.Open(Folder)!;
        Directory.Move(Folder, Folder + "-moved");
        Directory.CreateDirectory(Folder);
        Assert.True(folder.Write("one", [1]));
        Assert.Empty(Directory.GetFiles(Folder));
        Assert.Single(Directory.GetFiles(Folder + "-moved"));
    }

    [Fact]
    public void What_a_killed_writer_left_goes_after_an_hour()
    {
        using PrivateFolder folder = PrivateFolder.Open(Folder)!;
        string old = Path.Combine(Folder, "1-old.new"), recent = Path.Combine(Folder, "2-recent.new");
        File.WriteAllBytes(old, [1]);
        File.WriteAllBytes(recent, [1]);
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        Assert.Empty(folder.List());
        Assert.Equal([recent], Directory.GetFiles(Folder));
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_behind()
    {
        using PrivateFolder folder = PrivateFolder.Open(Folder)!;
        Directory.CreateDirectory(Path.Combine(Folder, "one"));
        Assert.False(folder.Write("one", [1]));
        Assert.Empty(Directory.GetFiles(Folder));
    }
}

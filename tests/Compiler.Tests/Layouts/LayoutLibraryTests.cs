using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;

namespace YLang.Compiler.Tests.Layouts;

public sealed class LayoutLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ylang-layouts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Names_are_sorted_with_versions_as_numbers_and_without_runtime_files()
    {
        Write("users/cpython/3.10.layout", "");
        Write("bundled/cpython/3.9.layout", "");
        Write("bundled/cpython/3.10.layout", "");
        Write("bundled/cpython/runtime.layout", "");
        Write("bundled/glibc/2.36.layout", "");
        Assert.Equal(["cpython-3.9", "cpython-3.10", "glibc-2.36"], Library().Names);
        Assert.Single(Library().RuntimeFiles);
    }

    [Fact]
    public void A_users_layout_comes_before_the_bundled_one()
    {
        Write("users/x/1.layout", "layout x 1; const WHOSE = 1;");
        Write("bundled/x/1.layout", "layout x 1; const WHOSE = 2;");
        Assert.Equal(1, Load("x-1").Layout!.Constant("WHOSE"));
    }

    [Fact]
    public void What_is_extended_may_lie_in_another_folder_of_the_path()
    {
        Write("users/x/2.layout", "layout x 2; extends x 1;");
        Write("bundled/x/1.layout", "layout x 1; const A = 5;");
        Layout layout = Load("x-2").Layout!;
        Assert.Equal(5, layout.Constant("A"));
        Assert.Equal(["users/x/2.layout", "bundled/x/1.layout"], layout.Files.Select(f => Path.GetRelativePath(_folder, Path.GetFullPath(f))));
    }

    [Fact]
    public void A_file_from_anywhere_finds_its_neighbour_beside_it()
    {
        Write("elsewhere/2.layout", "layout x 2; extends x 1;");
        Write("elsewhere/1.layout", "layout x 1; const A = 5;");
        var diagnostics = new DiagnosticSink();
        Assert.Equal(5, Library().LoadFile(Path.Combine(_folder, "elsewhere/2.layout"), diagnostics)!.Constant("A"));
    }

    [Fact]
    public void A_layout_is_read_once_and_gives_its_messages_each_time()
    {
        Write("users/x/1.layout", "layout x 1; struct S { int a; int a; };");
        LayoutLibrary library = Library();
        DiagnosticSink first = new(), second = new();
        Assert.Null(library.Load("x-1", first));
        Assert.Null(library.Load("x-1", second));
        Assert.Equal(["Y0210"], first.All.Select(d => d.Code));
        Assert.Equal(["Y0210"], second.All.Select(d => d.Code));
        Write("users/x/3.layout", "layout x 3;");
        Assert.Same(library.Load("x-3", first), library.Load("x-3", second));
    }

    [Theory]
    [InlineData("x-2", "Y0231 no layout 'x-2' is on the search path")]
    [InlineData("wrong-1", "Y0202 the file says that it is 'other-1', its place says 'wrong-1'")]
    [InlineData("syntax-1", "Y01")]
    [InlineData("lost-1", "Y0204 no layout 'lost-0' is on the search path")]
    [InlineData("onbroken-1", "Y01")]
    public void What_can_not_be_loaded_says_why(string name, string expected)
    {
        Write("users/x/1.layout", "layout x 1;");
        Write("users/wrong/1.layout", "layout other 1;");
        Write("users/syntax/1.layout", "layout syntax 1; struct {{");
        Write("users/lost/1.layout", "layout lost 1; extends lost 0;");
        Write("users/onbroken/1.layout", "layout onbroken 1; extends syntax 1;");
        var (layout, codes) = Load(name);
        Assert.Null(layout);
        Assert.Contains(expected, Assert.Single(codes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../etc-1")]
    [InlineData("x-../../etc/passwd")]
    [InlineData("x-1/../1")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("x-")]
    public void A_name_does_not_lead_out_of_the_folders(string name)
    {
        Write("users/x/1.layout", "layout x 1;");
        Assert.Null(Library().FileOf(name));
    }

    private LayoutLibrary Library() => new([Path.Combine(_folder, "users"), Path.Combine(_folder, "bundled"), Path.Combine(_folder, "missing")]);

    private (Layout? Layout, string[] Messages) Load(string name)
    {
        var diagnostics = new DiagnosticSink();
        return (Library().Load(name, diagnostics), [.. diagnostics.All.Select(d => $"{d.Code} {d.Message}")]);
    }

    private void Write(string path, string text)
    {
        string file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

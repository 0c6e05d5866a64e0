using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Tests.Syntax;
using YLang.Compiler.Tests.Verification;
using YLang.Compiler.Text;
using YLang.Compiler.Verification;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Diagnostics;

/// <summary>Beside the failing scripts: layout files (Y02xx), walkers that no script becomes (Y09xx), and what needs more than one file.</summary>
public sealed class BrokenFilesTests
{
    private const string Older = "layout test 1;\nstruct point { int x; };\n";

    private static string Folder { get; } = Path.Combine(SourceFolder.Of(), "broken");

    public static TheoryData<string> Layouts => [.. Files("Y02*.layout")];

    public static TheoryData<string> Walkers => [.. Files("Y09*.walker")];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_mistake_in_a_layout_gives_one_message(string file)
    {
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(Path.Combine(Folder, file));
        bool isRuntime = text.StartsWith("runtime", StringComparison.Ordinal);
        folder.Write("test/1.layout", Older);
        string path = folder.Write(isRuntime ? "test/runtime.layout" : "test/2.layout", text);
        var sink = new DiagnosticSink();
        var library = new LayoutLibrary([folder.Path]);
        if (!isRuntime)
            library.Load("test-2", sink);
        else
            RuntimeDefinition.Read(Parser.Parse(new SourceText(file, text), ParseContext.LayoutFile, sink), sink);

        One(file, sink, t => t.Replace(path, file, StringComparison.Ordinal).Replace(Path.GetRelativePath(Environment.CurrentDirectory, path), file, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Walkers))]
    public void What_a_walker_may_not_do_gives_one_message(string file)
    {
        var (image, symbols) = WalkerText.Compile(File.ReadAllText(Path.Combine(Folder, file)));
        var sink = new DiagnosticSink();
        Assert.False(Verifier.Verify(image, sink, symbols));

        // What is forbidden seldom comes alone.
        Snapshot.Match(DiagnosticRenderer.Render(sink.All.First(d => d.Code == file[..5]), colour: false), Path.Combine("broken", file));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("main.y", "#include \"data.y\"\n_probe _oneshot { }\n");
        folder.Write("data.y", new string(' ', SourceFile.MaxBytes + 1));
        var sink = new DiagnosticSink();
        Compilation.Check(new CompilationOptions(new SourceText(path, File.ReadAllText(path)), Layout.Empty, new IncludeResolver([])), sink);
        One("Y0002-file-too-large", sink, t => t.Replace(folder.Path + "/", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_that_leads_out_of_its_folder_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("main/main.y", "#include \"near.y\"\n#include \"far/names.y\"\n_probe _oneshot { }\n");
        folder.Write("main/real.y", "");
        folder.Write("elsewhere/names.y", "");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "main", "near.y"), "real.y");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "main", "far"), "../elsewhere");
        var sink = new DiagnosticSink();
        Compilation.Check(new CompilationOptions(new SourceText(path, File.ReadAllText(path)), Layout.Empty, new IncludeResolver([])), sink);
        One("Y0007-link-leads-out", sink, t => t.Replace(folder.Path + "/main/", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_chain_of_includes_ends()
    {
        using var folder = new TemporaryFolder();
        for (int i = 1; i <= 70; i++)
            folder.Write($"{i}.y", $"#include \"{i + 1}.y\"\n");

        string path = folder.Write("71.y", "_probe _oneshot { }\n");
        var sink = new DiagnosticSink();
        Compilation.Check(new CompilationOptions(new SourceText(Path.Combine(folder.Path, "1.y"), File.ReadAllText(Path.Combine(folder.Path, "1.y"))), Layout.Empty, new IncludeResolver([])), sink);
        Assert.True(File.Exists(path));
        One("Y0004-includes-too-deep", sink, t => t.Replace(folder.Path + "/", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_layout_that_is_not_there_is_named()
    {
        var sink = new DiagnosticSink();
        new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).Load("cpython-3.111", sink);
        One("Y0231-layout-not-there", sink, t => t);
    }

    [Fact]
    public void A_layout_that_cannot_be_read_is_named()
    {
        using var folder = new TemporaryFolder();
        var sink = new DiagnosticSink();
        new LayoutLibrary([]).LoadFile(Path.Combine(folder.Path, "test", "2.layout"), sink);
        One("Y0232-layout-not-readable", sink, t => t.Replace(folder.Path + "/", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_walker_that_is_no_assembly_is_not_run()
    {
        var sink = new DiagnosticSink();
        Assert.False(Verifier.Verify([1, 2, 3], sink));
        One("Y0901-no-assembly", sink, t => t);
    }

    [Fact]
    public void A_walker_without_its_class_is_not_run()
    {
        var sink = new DiagnosticSink();
        Assert.False(Verifier.Verify(WalkerText.CompileFile("public sealed class Other;").Image, sink));
        One("Y0909-no-walker", sink, t => t);
    }

    [Fact]
    public void Each_code_is_said_in_an_example()
    {
        string[] shown = [.. Directory.GetFiles(Folder, "*.verified.txt").Select(f => Path.GetFileName(f)[..5]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(BrokenScriptsTests.Codes().Order(StringComparer.Ordinal), shown);
    }

    [Fact]
    public void No_code_stands_for_two_messages() => Assert.Empty(
        Directory.GetFiles(Path.Combine(Repository.Root, "src", "Compiler", "Diagnostics"), "Catalogue.*.cs").SelectMany(f => BrokenScriptsTests.CodesIn(File.ReadAllText(f)))
            .GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));

    private static IEnumerable<string> Files(string pattern) => Directory.GetFiles(Folder, pattern).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    private static void One(string name, DiagnosticSink sink, Func<string, string> withoutPaths)
    {
        Diagnostic message = Assert.Single(sink.All);
        Assert.StartsWith(message.Code, name, StringComparison.Ordinal);
        Snapshot.Match(withoutPaths(DiagnosticRenderer.Render(message, colour: false)), Path.Combine("broken", name));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("ylang-").FullName;

        public string Write(string name, string text)
        {
            string path = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return path;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

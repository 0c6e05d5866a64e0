using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Layouts;

public sealed class RuntimeRecognizerTests
{
    private static readonly RuntimeRecognizer s_bundled = RuntimeRecognizer.Load(StdLibLayouts.Library, new DiagnosticSink());

    [Fact]
    public void A_static_executable_tells_its_version_by_its_word()
    {
        RecognizedRuntime found = Find([Image("/usr/bin/python3.11", main: true, ("_PyRuntime", 0x1000), ("Py_Version", 0x2000))], (0x2000, 0x030B02F0))!;
        Assert.Equal(("cpython", "3.11.2", "cpython-3.11", "Py_Version says 3.11.2"), (found.Runtime, found.Version, found.Layout, found.How));
    }

    [Fact]
    public void A_shared_library_comes_before_the_executable_and_the_rest()
    {
        RecognizedRuntime found = Find(
            [
                Image("/usr/bin/embedder", main: true, ("_PyRuntime", 1)), Image("/usr/lib/x/python3.9/other.so", main: false, ("_PyRuntime", 2)),
                Image("/usr/lib/libpython3.10.so.1.0", main: false, ("_PyRuntime", 3)),
            ])!;
        Assert.Equal(("/usr/lib/libpython3.10.so.1.0", "3.10", "cpython-3.10"), (found.Image.Path, found.Version, found.Layout));
    }

    [Fact]
    public void A_file_without_symbols_is_told_by_its_section()
    {
        LoadedFile file = new("/usr/bin/python3.10", true, _ => null, name => name == ".PyRuntime" ? 0x5000UL : null);
        Assert.Equal("3.10", Find([file])!.Version);
    }

    [Fact]
    public void An_embedded_runtime_is_told_by_the_folders_of_the_modules_it_loads() => Assert.Equal(
        "3.11", Find([Image("/usr/bin/uwsgi", main: true, ("_PyRuntime", 1)), Image("/usr/lib/python3.11/lib-dynload/_json.so", main: false)])!.Version);

    [Fact]
    public void A_version_word_that_can_not_be_read_leaves_it_to_the_path() => Assert.Equal(
        "3.11", Find([Image("/usr/bin/python3.11", main: true, ("_PyRuntime", 1), ("Py_Version", 0x2000))])!.Version);

    [Theory]
    [InlineData("/usr/bin/python3.13", "", "release", "cpython-3.13")]
    [InlineData("/opt/python", "_Py_NegativeRefcount", "debug", "cpython-3.13d")]
    [InlineData("/opt/python", "_Py_MergeZeroLocalRefcount", "free-threaded", "cpython-3.13t")]
    [InlineData("/opt/python", "_Py_NegativeRefcount _Py_MergeZeroLocalRefcount", "free-threaded debug", "cpython-3.13td")]
    [InlineData("/usr/bin/python3.13d", "", "debug", "cpython-3.13d")]
    [InlineData("/usr/lib/libpython3.13t.so.1.0", "", "free-threaded", "cpython-3.13t")]
    public void A_build_is_told_by_what_it_alone_defines_or_by_its_name(string path, string symbols, string build, string layout)
    {
        RecognizedRuntime found = Find([Image(path, main: true, [("_PyRuntime", 1), ("Py_Version", 0x2000), .. symbols.Split(' ').Select(s => (s, 1UL))])], (0x2000, 0x030D05F0))!;
        Assert.Equal((build, layout), (found.Build, found.Layout));
    }

    [Fact]
    public void A_process_without_the_marker_has_no_runtime() => Assert.Null(Find([Image("/usr/bin/python3.11", main: true), Image("/usr/lib/libpython3.11.so", main: false)]));

    [Fact]
    public void A_runtime_whose_version_nothing_tells_is_not_recognised() => Assert.Null(Find([Image("/usr/bin/uwsgi", main: true, ("_PyRuntime", 1))]));

    [Fact]
    public void Two_runtimes_in_one_process_are_both_named()
    {
        LoadedFile[] files = [Image("/opt/python3.10", main: true, ("_PyRuntime", 1)), Image("/opt/libpython3.11.so.1.0", main: false, ("_PyRuntime", 2))];
        Assert.Equal(["3.11", "3.10"], s_bundled.FindAll(files, _ => null).Select(r => r.Version));
    }

    [Theory]
    [InlineData("runtime x; file \"(\"; marker symbol s; version path \"(1)\";", "Y0241")]
    [InlineData("runtime x; file \"(a)\\1\"; marker symbol s; version path \"(1)\";", "Y0241")]
    [InlineData("runtime x; marker symbol s; version path \"(?=1)\";", "Y0241 Y0243")]
    [InlineData("runtime x; marker word s; version path \"(1)\";", "Y0240 Y0242")]
    [InlineData("runtime x; marker symbol s; version word V 24 16 80;", "Y0240 Y0243")]
    [InlineData("runtime x; marker symbol s;", "Y0243")]
    [InlineData("runtime x; version path \"(1)\";", "Y0242")]
    [InlineData("runtime x; marker symbol s; version path \"(1)\"; build d \"debug\" path \"(\";", "Y0241")]
    [InlineData("runtime x; marker symbol s; version path \"(1)\"; build d path \"(1)\";", "Y0240")]
    [InlineData("layout x 1; marker symbol s;", "Y0201")]
    [InlineData("runtime x; marker symbol s; version path \"(1)\"; struct S { int a; };", "Y0244")]
    public void A_runtime_file_with_a_mistake_says_so(string text, string codes)
    {
        var diagnostics = new DiagnosticSink();
        CompilationUnitSyntax unit = Parser.Parse(new SourceText("runtime.layout", text), ParseContext.LayoutFile, diagnostics);
        Assert.Null(RuntimeDefinition.Read(unit, diagnostics));
        Assert.Equal(codes, string.Join(' ', diagnostics.All.Select(d => d.Code).Order()));
    }

    [Theory]
    [InlineData("/usr/lib/x86_64-linux-gnu/libc.so.6", "2.36.\nCopyright", "glibc-2.36")]
    [InlineData("/lib/x86_64-linux-gnu/libc-2.31.so", "2.31.", "glibc-2.31")]
    [InlineData("/lib/libc.so.6", "", null)]
    [InlineData("/opt/other/libfoo.so", "2.36.", null)]
    public void The_c_library_stands_beside_and_names_no_process(string path, string behind, string? layout)
    {
        LoadedFile[] files = [Image("/usr/bin/sleep", main: true), Image(path, main: false, ("gnu_get_libc_version", 0x1000)) with { TextBehind = _ => behind }];
        Assert.Null(s_bundled.Find(files, _ => null));
        Assert.Equal(layout, s_bundled.FindBeside(files, _ => null).SingleOrDefault()?.Layout);
    }

    private static RecognizedRuntime? Find(LoadedFile[] files, params (ulong Address, uint Value)[] words) =>
        s_bundled.Find(files, a => words.Any(w => w.Address == a) ? words.First(w => w.Address == a).Value : null);

    private static LoadedFile Image(string path, bool main, params (string Name, ulong Address)[] symbols) =>
        new(path, main, name => symbols.Any(s => s.Name == name) ? symbols.First(s => s.Name == name).Address : null, _ => null);
}

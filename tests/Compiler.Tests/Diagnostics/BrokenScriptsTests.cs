using System.Text.RegularExpressions;
using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Tests.Syntax;
using YLang.Compiler.Text;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Diagnostics;

/// <summary>One failing script a message, named by its code: <c>Y0312-unknown-field.y</c>; beside it what the user sees.</summary>
public sealed partial class BrokenScriptsTests
{
    /// <summary>What takes more than one file: see <see cref="BrokenFilesTests"/>.</summary>
    private static readonly string[] WithoutScript = ["Y0002", "Y0004", "Y0007"];

    public static TheoryData<string> Syntax => [.. Scripts.Where(f => IsSyntax(Code(f)))];

    public static TheoryData<string> Meaning => [.. Scripts.Where(f => IsMeaning(Code(f)))];

    private static readonly Layout s_layout = new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).Load("cpython-3.11", new DiagnosticSink())!;

    private static string Folder { get; } = Path.Combine(SourceFolder.Of(), "broken");

    private static IEnumerable<string> Scripts => Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Where(f => Path.GetExtension(f) is ".y" or ".layout").Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Syntax))]
    public void One_mistake_gives_one_message(string file)
    {
        var sink = new DiagnosticSink();
        var source = new SourceText(file, File.ReadAllText(Path.Combine(Folder, file)));
        if (file.EndsWith(".layout", StringComparison.Ordinal))
            Parser.Parse(source, ParseContext.LayoutFile, sink);
        else
            Compilation.Check(new CompilationOptions(source, s_layout, new IncludeResolver([Repository.StdLib])), sink);

        Diagnostic message = Assert.Single(sink.All);
        Assert.Equal(Code(file), message.Code);
        Snapshot.Match(WithoutRoot(DiagnosticRenderer.Render(message, colour: false)), Path.Combine("broken", file));
    }

    [Theory]
    [MemberData(nameof(Meaning))]
    public void A_mistake_in_what_a_script_means_gives_one_message(string file)
    {
        var sink = new DiagnosticSink();
        var source = new SourceText(file, File.ReadAllText(Path.Combine(Folder, file)));
        Compilation.Check(new CompilationOptions(source, s_layout, new IncludeResolver([Repository.StdLib])), sink);
        Diagnostic message = Assert.Single(sink.All);
        Assert.Equal(Code(file), message.Code);
        Snapshot.Match(WithoutRoot(DiagnosticRenderer.Render(message, colour: false)), Path.Combine("broken", file));
    }

    [Fact]
    public void Each_code_of_meaning_has_its_script()
    {
        Assert.Equal(Codes().Where(IsMeaning).Except(WithoutScript).Order(), Scripts.Select(Code).Where(IsMeaning).Distinct().Order());
    }

    [Fact]
    public void Each_code_of_files_and_syntax_has_its_script_and_each_script_its_code()
    {
        Assert.Equal(Codes().Where(IsSyntax).Except(WithoutScript).Order(), Scripts.Select(Code).Where(IsSyntax).Distinct().Order());
    }

    internal static HashSet<string> Codes() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "src", "Compiler", "Diagnostics"), "Catalogue.*.cs").SelectMany(f => CodesIn(File.ReadAllText(f)))];

    internal static IEnumerable<string> CodesIn(string catalogue) => CodePattern().Matches(catalogue).Select(m => m.Groups[1].Value);

    /// <summary>Related places in the library are shown by their path.</summary>
    private static string WithoutRoot(string text) => text.Replace(Repository.Root + "/", "", StringComparison.Ordinal);

    private static bool IsMeaning(string code) => code.StartsWith("Y03", StringComparison.Ordinal) || code.StartsWith("Y04", StringComparison.Ordinal) || code.StartsWith("Y05", StringComparison.Ordinal)
        || code.StartsWith("Y06", StringComparison.Ordinal);

    private static string Code(string file) => file[..5];

    private static bool IsSyntax(string code) => code.StartsWith("Y00", StringComparison.Ordinal) || code.StartsWith("Y01", StringComparison.Ordinal);

    [GeneratedRegex("\"(Y[0-9]{4})\"")]
    private static partial Regex CodePattern();
}

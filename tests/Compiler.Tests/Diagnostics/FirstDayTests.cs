using System.Text;
using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Tests.Syntax;
using YLang.Compiler.Text;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Diagnostics;

/// <summary>What people write on their first day who come from C or Python, and what they are told.</summary>
public sealed class FirstDayTests
{
    private static readonly Layout s_layout = new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).Load("cpython-3.11", new DiagnosticSink())!;

    [Theory]
    [InlineData("c")]
    [InlineData("python")]
    [InlineData("published-y")]
    public void Whoever_comes_from_another_language_is_told_what_to_write(string language)
    {
        string folder = Path.Combine(SourceFolder.Of(), "first-day", language);
        var text = new StringBuilder();
        foreach (string file in Directory.GetFiles(folder, "*.y").Order(StringComparer.Ordinal))
        {
            var sink = new DiagnosticSink();
            var source = new SourceText(Path.GetFileName(file), File.ReadAllText(file));
            Compilation.Check(new CompilationOptions(source, s_layout, new IncludeResolver([Repository.StdLib])), sink);
            Assert.NotEmpty(sink.All);
            Assert.All(sink.All, d => Assert.True(d.Help is not null || !d.Related.IsEmpty || d.Message.EndsWith("missing here", StringComparison.Ordinal), $"{file}: {d}"));
            text.AppendJoin('\n', sink.All.Select(d => DiagnosticRenderer.Render(d, colour: false))).Append('\n');
        }

        Snapshot.Match(text.ToString().Replace(Repository.Root + "/", "", StringComparison.Ordinal), Path.Combine("first-day", language));
    }
}

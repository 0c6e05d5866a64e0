using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Emit;

public sealed class SymbolsTests
{
    private const string Script = "int f(int n) { return n + 1; }\n_probe _oneshot { printf(\"%d\\n\", f(1)); }";

    [Fact]
    public void Without_symbols_the_text_is_the_same_but_for_the_lines_of_the_script()
    {
        CompiledScript with = Compile(withSymbols: true), without = Compile(withSymbols: false);
        Assert.Contains("#line", with.CSharp, StringComparison.Ordinal);
        Assert.Equal(string.Join('\n', with.CSharp.Split('\n').Where(l => !l.StartsWith("#line", StringComparison.Ordinal))), without.CSharp);
        Assert.NotEmpty(with.Symbols);
        Assert.Empty(without.Symbols);
    }

    private static CompiledScript Compile(bool withSymbols)
    {
        var sink = new DiagnosticSink();
        return Compilation.Compile(new CompilationOptions(new SourceText("script.y", Script), Layout.Empty, IncludeResolver.None, withSymbols), sink)!;
    }
}

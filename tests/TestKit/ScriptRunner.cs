using System.Text;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Runtime.Faults;

namespace YLang.TestKit;

/// <summary>From a script's text to what it does, in one line of a test.</summary>
public static class ScriptRunner
{
    /// <summary>Compiles and runs. A compile error fails the test with its message.</summary>
    /// <param name="layout">Declarations of a layout file, without its header.</param>
    public static RunResult Run(
        string source, string layout = "", FakeTarget? target = null, IReadOnlyDictionary<string, object>? parameters = null, Budget? budget = null) =>
        WalkerRunner.Run(Compile(source, layout).Image, target, parameters, budget);

    /// <summary>What the script prints.</summary>
    public static string Output(string source, string layout = "", FakeTarget? target = null) => Run(source, layout, target).Output;

    /// <summary>What the statements of a probe print.</summary>
    public static string Statements(string statements, string layout = "", FakeTarget? target = null) => Output($"_probe _oneshot {{ {statements} }}", layout, target);

    public static CompiledScript Compile(string source, string layout = "") => Compile(source, Layout(layout), IncludeResolver.None);

    public static CompiledScript Compile(string source, Layout layout, IncludeResolver includes)
    {
        var sink = new DiagnosticSink();
        CompiledScript? script = Compilation.Compile(new CompilationOptions(new SourceText("script.y", source), layout, includes), sink);
        return script ?? throw new InvalidOperationException(Messages(sink));
    }

    /// <summary>A stage of the compiler as text.</summary>
    public static string Stage(string source, string stage, string layout = "")
    {
        var sink = new DiagnosticSink();
        string? text = Compilation.Emit(Options(source, layout), stage, sink);
        return text is null || sink.HasErrors ? throw new InvalidOperationException(Messages(sink)) : text;
    }

    /// <summary>A layout from declarations alone.</summary>
    public static Layout Layout(string declarations)
    {
        if (declarations.Length == 0)
            return Compiler.Layouts.Layout.Empty;

        var sink = new DiagnosticSink();
        CompilationUnitSyntax unit = Parser.Parse(new SourceText("test.layout", "layout test;\n" + declarations), ParseContext.LayoutFile, sink);
        return LayoutReader.Read(unit, (_, _) => null, sink) is { } layout && !sink.HasErrors ? layout : throw new InvalidOperationException(Messages(sink));
    }

    private static CompilationOptions Options(string source, string layout) => new(new SourceText("script.y", source), Layout(layout), IncludeResolver.None);

    private static string Messages(DiagnosticSink sink) => sink.All.Aggregate(new StringBuilder(), (text, d) => text.AppendLine(d.ToString())).ToString();
}

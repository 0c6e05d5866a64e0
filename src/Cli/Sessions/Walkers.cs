using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;

namespace YLang.Cli.Sessions;

/// <summary>Makes the walker of a run.</summary>
internal static class Walkers
{
    /// <summary>The script without its walker; null where it has errors, which have then been shown.</summary>
    public static CheckedScript? Check(Screen screen, SourceText source, Layout layout, TargetChoice choice)
    {
        // Lines of the script in a stack trace are for those who asked for details.
        var options = new CompilationOptions(source, layout, Libraries.Includes(choice.IncludePath), WithSymbols: screen.ShowsDetails);
        var sink = new DiagnosticSink();
        CheckedScript? script = Compilation.Check(options, sink);
        foreach (Diagnostic diagnostic in sink.All.Where(d => d.Level == DiagnosticLevel.Error || !screen.IsQuiet))
            Console.Error.WriteLine(DiagnosticRenderer.Render(diagnostic, screen.ColorsErrors));

        return script;
    }

    public static CompiledScript Finish(CheckedScript script)
    {
        var sink = new DiagnosticSink();
        return Compilation.Finish(script, sink) ?? throw new InvalidOperationException(string.Join('\n', sink.All));
    }
}

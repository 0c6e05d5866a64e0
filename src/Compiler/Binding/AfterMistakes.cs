using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Binding;

/// <summary>Binds what is left of a script with mistakes in its grammar, so that what stands elsewhere is spoken of in the same run.</summary>
internal static class AfterMistakes
{
    /// <summary>Behind these nobody can tell what stands where: comments, braces, blocks and directives.</summary>
    private static readonly HashSet<string> s_hiding = ["Y0104", "Y0112", "Y0113", "Y0114", "Y0115", "Y0121", "Y0126", "Y0127", "Y0128", "Y0129", "Y0146", "Y0148", "Y0181"];

    /// <summary>Something is not there, or leads nowhere: it may have stood in what could not be read.</summary>
    private static readonly HashSet<string> s_absent =
        ["Y0301", "Y0302", "Y0303", "Y0313", "Y0345", "Y0348", "Y0349", "Y0356", "Y0367", "Y0406", "Y0407", "Y0409", "Y0410", "Y0418", "Y0502"];

    /// <summary>A semicolon was put in, or a word of another language replaced by ours: nothing has gone.</summary>
    private static readonly HashSet<string> s_mended = ["Y0105", "Y0109", "Y0110", "Y0140", "Y0186", "Y0189", "Y0190"];

    /// <summary>Adds the errors that have nothing to do with those that <paramref name="sink"/> already holds.</summary>
    public static void Bind(CompilationUnitSyntax unit, Layout layout, DiagnosticSink sink, IncludeResolver includes)
    {
        Diagnostic[] mistakes = [.. sink.All.Where(d => d.Level == DiagnosticLevel.Error)];
        if (mistakes.Any(m => m.Code.StartsWith("Y00", StringComparison.Ordinal) || s_hiding.Contains(m.Code)))
            return;

        HashSet<(SourceText, int)> lines = [.. mistakes.Select(m => (m.Span.Source, m.Span.Line))];
        bool isWhole = mistakes.All(m => s_mended.Contains(m.Code));
        var found = new DiagnosticSink();
        Binder.Bind(unit, layout, found, includes);
        foreach (Diagnostic error in found.All.Where(d => d.Level == DiagnosticLevel.Error && (isWhole || !s_absent.Contains(d.Code)) && !lines.Contains((d.Span.Source, d.Span.Line))))
            sink.Add(error);
    }
}

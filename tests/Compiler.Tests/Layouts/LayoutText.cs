using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Layouts;

/// <summary>Layouts written in a test.</summary>
internal static class LayoutText
{
    /// <summary>The layout of these declarations (<c>layout test 2;</c> in front), which has no message.</summary>
    /// <param name="older">Declarations of the layout that it extends, or null.</param>
    public static Layout Read(string declarations, string? older = null, string machine = Machines.Usual, LayoutAnswers? answers = null)
    {
        var (layout, messages) = TryRead(declarations, older, machine, answers);
        return layout ?? throw new InvalidOperationException(messages);
    }

    /// <summary>The messages of these declarations, <c>line:column code text</c>, lines counted from 1 behind the header.</summary>
    public static string Messages(string declarations, string? older = null) => TryRead(declarations, older).Messages;

    /// <summary>The messages of a whole file.</summary>
    public static string FileMessages(string text) => ReadFile(text, new Dictionary<string, string>()).Messages;

    private static (Layout? Layout, string Messages) TryRead(string declarations, string? older, string machine = Machines.Usual, LayoutAnswers? answers = null)
    {
        // On one line with what follows, so that the test's lines are the file's.
        string header = older is null ? "layout test 2; " : "layout test 2; extends test 1; ";
        return ReadFile(header + "\n" + declarations, older is null ? [] : new Dictionary<string, string> { ["test-1"] = "layout test 1;\n" + older }, machine, answers);
    }

    public static (Layout? Layout, string Messages) ReadFile(string text, Dictionary<string, string> others, string machine = Machines.Usual, LayoutAnswers? answers = null)
    {
        var diagnostics = new DiagnosticSink();
        CompilationUnitSyntax Parse(string name, string source) => Parser.Parse(new SourceText(name, source), ParseContext.LayoutFile, diagnostics);
        Layout? layout = LayoutReader.Read(
            Parse("test", text),
            (name, at) =>
            {
                if (others.TryGetValue(name, out string? source))
                    return Parse(name, source);

                diagnostics.Add(Catalogue.ExtendsNotFound(at, name, others.Keys));
                return null;
            },
            diagnostics,
            machine,
            answers);
        return (layout, string.Join('\n', diagnostics.All.Select(d => $"{d.Span.Line - 1}:{d.Span.Column} {d.Code} {d.Message}{(d.Help is null ? "" : $" ({d.Help})")}")));
    }
}

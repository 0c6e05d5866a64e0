using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>
/// Every message of the compiler, one method each: arguments are words and spans, never types or nodes. Files by room: Files (Y00xx), Syntax (Y01xx), Layouts (Y02xx),
/// names and types (Y03xx), walking (Y04xx), probes and artifacts (Y05xx), lowering (Y06xx), verification (Y09xx). Codes are never reused.
/// </summary>
public static partial class Catalogue
{
    private static Diagnostic Error(string code, SourceSpan at, string message, string? help = null, params ReadOnlySpan<RelatedLocation> related) =>
        new(code, DiagnosticLevel.Error, at, message, help, [.. related]);

    private static Diagnostic Warning(string code, SourceSpan at, string message, string? help = null, params ReadOnlySpan<RelatedLocation> related) =>
        new(code, DiagnosticLevel.Warning, at, message, help, [.. related]);

    private static string? DidYouMean(string name, IEnumerable<string> candidates) =>
        Spelling.Nearest(name, candidates) is { } near ? $"did you mean '{near}'?" : null;
}

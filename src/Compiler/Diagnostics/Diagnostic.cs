using System.Collections.Immutable;
using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

public enum DiagnosticLevel
{
    Warning,
    Error,
}

/// <summary>Another place that belongs to a message, such as where the other definition stands.</summary>
public sealed record RelatedLocation(SourceSpan Span, string Message);

/// <summary>One message of the compiler.</summary>
/// <param name="Code">As in the catalogue, <c>Y0312</c>.</param>
/// <param name="Message">One sentence, no full stop: what is.</param>
/// <param name="Help">One action, or null.</param>
public sealed record Diagnostic(
    string Code, DiagnosticLevel Level, SourceSpan Span, string Message, string? Help, ImmutableArray<RelatedLocation> Related)
{
    public override string ToString() => $"{Span.Source.Path}:{Span.Line}:{Span.Column}: {Code} {Message}";
}

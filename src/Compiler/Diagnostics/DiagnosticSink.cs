using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>Collects the messages of a compilation: the one mutable thing that crosses phases.</summary>
public sealed class DiagnosticSink
{
    /// <summary>More messages than this help nobody, and a hostile file could ask for millions.</summary>
    private const int MaxKept = 500;

    private readonly List<Diagnostic> _all = [];
    private readonly HashSet<(string, SourceSpan, string)> _seen = [];

    public bool HasErrors { get; private set; }

    /// <summary>In the order of their files (as first spoken of), then positions; each once.</summary>
    public IReadOnlyList<Diagnostic> All
    {
        get
        {
            var files = _all.Select(d => d.Span.Source).Distinct().Index().ToDictionary(f => f.Item, f => f.Index);
            return [.. _all.OrderBy(d => files[d.Span.Source]).ThenBy(d => d.Span.Start).ThenBy(d => d.Span.Length)];
        }
    }

    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Level == DiagnosticLevel.Error;
        if (_all.Count < MaxKept && _seen.Add((diagnostic.Code, diagnostic.Span, diagnostic.Message)))
            _all.Add(diagnostic);
    }
}

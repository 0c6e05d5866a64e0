using YLang.Compiler.Diagnostics;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>Lets one message through per mistake: the first of a line, and none that follows from another.</summary>
internal sealed class SyntaxReport(DiagnosticSink sink)
{
    private readonly HashSet<(SourceText, int)> _lines = [];
    private readonly List<Diagnostic> _deferred = [];
    private bool _isMuted, _hasSpoken;

    public void Add(Diagnostic diagnostic)
    {
        if (_isMuted || !_lines.Add((diagnostic.Span.Source, diagnostic.Span.Line)))
            return;

        _hasSpoken = true;
        sink.Add(diagnostic);
    }

    /// <summary>For a message that only holds where nothing else was wrong.</summary>
    public void Defer(Diagnostic diagnostic) => _deferred.Add(diagnostic);

    /// <summary>For a mistake behind which nothing can be told apart: no message of this parse follows.</summary>
    public void Mute() => _isMuted = true;

    public void Finish()
    {
        if (_hasSpoken)
            return;

        foreach (Diagnostic diagnostic in _deferred)
            Add(diagnostic);
    }
}

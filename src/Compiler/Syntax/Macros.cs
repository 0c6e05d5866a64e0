using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>Names that stand for text: <c>#define NAME tokens</c>. A name inside its own text stays as it is, as in C.</summary>
internal sealed class Macros(DiagnosticSink sink)
{
    private readonly Dictionary<string, (SourceToken Name, List<SourceToken> Body)> _all = [];
    private readonly HashSet<string> _active = [];

    public bool IsDefined(string name) => _all.ContainsKey(name);

    public void Define(DirectiveLine line)
    {
        if (line.Rest is not [{ Type: YLexer.IDENTIFIER } name, ..])
        {
            sink.Add(line.Rest.Count == 0 ? Catalogue.DirectiveNeedsName(line.Span, line.Written) : Catalogue.MacroNameIsWord(line.Rest[0].Span, line.Rest[0].Text));
            return;
        }

        if (line.Rest is [_, { Type: YLexer.PAREN_OPEN } open, ..] && open.StartIndex == name.StopIndex + 1)
        {
            sink.Add(Catalogue.MacroWithParameters(name.Span, name.Text));
            return;
        }

        List<SourceToken> body = line.Rest[1..];
        if (_all.TryGetValue(name.Text, out var old) && !old.Body.Select(t => t.Text).SequenceEqual(body.Select(t => t.Text)))
            sink.Add(Catalogue.MacroRedefined(name.Span, name.Text, old.Name.Span));

        _all[name.Text] = (name, body);
    }

    public void Undefine(DirectiveLine line)
    {
        if (line.Rest is [var name])
            _all.Remove(name.Text);
        else
            sink.Add(Catalogue.DirectiveNeedsName(line.Span, line.Written));
    }

    /// <summary>Puts the macro's text into <paramref name="output"/>, as written at <paramref name="use"/>; false where the token is no macro.</summary>
    public bool TryExpand(SourceToken use, List<SourceToken> output)
    {
        string name = use.Text;
        if (_all.Count == 0 || !_all.TryGetValue(name, out var macro) || _active.Count >= SyntaxLimits.MaxIncludeDepth || !_active.Add(name))
            return false;

        foreach (SourceToken token in macro.Body)
        {
            if (output.Count >= SyntaxLimits.MaxTokens)
                break;

            SourceToken copy = token.At(use);
            if (copy.Type != YLexer.IDENTIFIER || !TryExpand(copy, output))
                output.Add(copy);
        }

        _active.Remove(name);
        return true;
    }
}

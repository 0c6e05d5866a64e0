using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>The conditional directives that are open at a place, and whether that place is read.</summary>
internal sealed class Conditions(LayoutFacts layout, Macros macros, DiagnosticSink sink)
{
    private readonly Stack<Branch> _open = [];

    /// <param name="Opener">Its <c>#if</c>.</param>
    /// <param name="Outer">Whether the place around it is read.</param>
    /// <param name="Taken">Whether the branch at hand is read.</param>
    /// <param name="Done">Whether some branch has been read.</param>
    /// <param name="Else">Its <c>#else</c>, once met.</param>
    private sealed record Branch(DirectiveLine Opener, bool Outer, bool Taken, bool Done, DirectiveLine? Else);

    public int Depth => _open.Count;

    public bool IsTaken => !_open.TryPeek(out Branch? branch) || branch.Taken;

    /// <summary>Carries out a conditional directive; false where the line is another one.</summary>
    public bool TryObey(DirectiveLine line)
    {
        switch (line.Hashes, line.Name)
        {
            case (1, "if" or "ifdef" or "ifndef"):
                Open(line);
                return true;
            case (1, "elif"):
                Next(line);
                return true;
            case (1 or 2, "else"):
                Else(line);
                return true;
            case (1 or 2, "endif"):
                Close(line);
                return true;
            case (2, _) when LayoutQuestion.TryRead(line) is { } question:
                if (question.IsElse)
                    Next(line);
                else
                    Open(line);

                return true;
            default:
                return false;
        }
    }

    /// <summary>At the end of a file: what it opened must be closed.</summary>
    public void CloseFile(int depthBefore)
    {
        while (_open.Count > depthBefore)
        {
            DirectiveLine opener = _open.Pop().Opener;
            sink.Add(Catalogue.ConditionNotClosed(opener.Directive.Span, opener.Written, EndOf(opener)));
        }
    }

    private static string EndOf(DirectiveLine opener) => opener.Hashes == 2 ? "##endif" : "#endif";

    private void Open(DirectiveLine line)
    {
        if (_open.Count >= SyntaxLimits.MaxNesting && IsTaken)
            sink.Add(Catalogue.NestedTooDeep(line.Directive.Span, SyntaxLimits.MaxNesting));

        bool outer = IsTaken && _open.Count < SyntaxLimits.MaxNesting;
        bool taken = outer && Holds(line);
        _open.Push(new Branch(line, outer, taken, taken, null));
    }

    private void Next(DirectiveLine line)
    {
        if (!TryPop(line, out Branch branch))
            return;

        if (branch.Else is { } former)
            sink.Add(Catalogue.ConditionAfterElse(line.Directive.Span, line.Written, former.Directive.Span));

        bool taken = branch.Outer && !branch.Done && branch.Else is null && Holds(line);
        _open.Push(branch with { Taken = taken, Done = branch.Done || taken });
    }

    private void Else(DirectiveLine line)
    {
        if (!TryPop(line, out Branch branch))
            return;

        if (branch.Else is { } former)
            sink.Add(Catalogue.ConditionAfterElse(line.Directive.Span, line.Written, former.Directive.Span));

        _open.Push(branch with { Taken = branch.Outer && !branch.Done, Done = true, Else = line });
    }

    private void Close(DirectiveLine line) => TryPop(line, out _);

    private bool TryPop(DirectiveLine line, out Branch branch)
    {
        if (!_open.TryPop(out branch!))
        {
            sink.Add(Catalogue.ConditionNotOpen(line.Directive.Span, line.Written));
            return false;
        }

        if (branch.Opener.Hashes != line.Hashes)
            sink.Add(Catalogue.ConditionMixed(line.Directive.Span, line.Written, branch.Opener.Written, branch.Opener.Directive.Span));

        return true;
    }

    private bool Holds(DirectiveLine line)
    {
        if (line.Hashes == 2)
            return LayoutQuestion.TryRead(line)!.Holds(line, layout, sink);

        if (line.Name is "if" or "elif")
            return new ConditionReader(line, macros, sink).Holds();

        if (line.Rest is not [var name])
        {
            sink.Add(Catalogue.DirectiveNeedsName(line.Span, line.Written));
            return false;
        }

        return macros.IsDefined(name.Text) == (line.Name == "ifdef");
    }
}

/// <summary><c>##ifdeffield T f</c> and its sisters.</summary>
/// <param name="IsElse">An <c>##elif…</c>.</param>
/// <param name="IsNegated">An <c>…ndef…</c>.</param>
/// <param name="Kind">field, type, var, enum, func; and arg, which asks for the arguments of a probe on a function.</param>
internal sealed record LayoutQuestion(bool IsElse, bool IsNegated, string Kind)
{
    public static LayoutQuestion? TryRead(DirectiveLine line)
    {
        ReadOnlySpan<char> name = line.Name;
        bool isElse = name.StartsWith("elif");
        if (!isElse && !name.StartsWith("if"))
            return null;

        name = name[(isElse ? 4 : 2)..];
        bool isNegated = name.StartsWith("ndef");
        if (!isNegated && !name.StartsWith("def"))
            return null;

        string kind = name[(isNegated ? 4 : 3)..].ToString();
        return kind is "field" or "type" or "var" or "enum" or "func" or "arg" ? new LayoutQuestion(isElse, isNegated, kind) : null;
    }

    public bool Holds(DirectiveLine line, LayoutFacts layout, DiagnosticSink sink)
    {
        if (Kind == "arg")
        {
            sink.Add(Catalogue.NotAvailable(line.Directive.Span, line.Written, "there are no function probes, whose arguments it asks for"));
            return false;
        }

        string[] words = [.. line.Rest.SkipWhile(t => Kind is "field" or "type" && t.Type is YLexer.STRUCT or YLexer.UNION).Select(t => t.Text)];
        if (words.Length != (Kind == "field" ? 2 : 1) || !words.All(IsName))
        {
            sink.Add(Catalogue.QuestionNeedsNames(line.Span, line.Written, Kind == "field" ? "a struct and a field" : "one name"));
            return false;
        }

        bool has = Kind switch
        {
            "field" => layout.HasField(words[0], words[1]),
            "type" => layout.HasType(words[0]),
            "var" => layout.HasVariable(words[0]),
            "enum" => layout.HasEnum(words[0]),
            _ => false, // no layout names functions of the target yet
        };
        return has != IsNegated;
    }

    private static bool IsName(string word) => char.IsAsciiLetter(word[0]) || word[0] == '_';
}

using YLang.Compiler.Binding;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Lowering;

/// <summary>Warns of what can be compiled and is hardly meant. Only of the file that was given: who includes a library need not answer for it.</summary>
internal sealed class Suspicions
{
    private readonly SourceText _main;
    private readonly DiagnosticSink _sink;

    private Suspicions(SourceText main, DiagnosticSink sink)
    {
        _main = main;
        _sink = sink;
    }

    /// <param name="isWhole">Nothing comes after the file that could use what it declares.</param>
    public static void Find(BoundScript script, SourceText main, DiagnosticSink sink, bool isWhole = true)
    {
        var suspicions = new Suspicions(main, sink);
        BoundStatement[] bodies =
        [
            .. script.Functions.Select(f => f.Body), .. script.Heaps.SelectMany(h => h.Members.Values).Select(m => m.Body), .. script.Visits.Select(v => v.Body),
            .. script.Roots.Select(r => r.Body), .. script.Probes.Select(p => p.Body),
        ];
        if (isWhole)
            suspicions.Unused(script, bodies);

        foreach (BoundStatement body in bodies.Where(b => ReferenceEquals(b.Span.Source, main)))
            suspicions.Body(body);
    }

    private void Warn(Diagnostic warning)
    {
        if (ReferenceEquals(warning.Span.Source, _main))
            _sink.Add(warning);
    }

    /// <summary>Functions and variables of the file that nobody asks for. A script without probes is there to be included; where a layout lacks something, what it left out may use them.</summary>
    private void Unused(BoundScript script, BoundStatement[] bodies)
    {
        if (script.Probes.IsEmpty || !script.SwitchedOff.IsEmpty)
            return;

        var used = new HashSet<Symbol>(ReferenceEqualityComparer.Instance);
        foreach (BoundExpression expression in bodies.SelectMany(Children.AllExpressions).Concat(Outside(script)))
        {
            Symbol? symbol = expression switch
            {
                BoundCall call => call.Function,
                BoundDeclaredLabel label => label.Label,
                BoundGlobalVariable variable => variable.Symbol,
                BoundAssignment { Target: BoundGlobalVariable target, Operator.Length: > 0 } => target.Symbol,
                _ => null,
            };
            if (symbol is not null)
                used.Add(symbol);
        }

        foreach (FunctionSymbol function in script.Functions.Select(f => f.Symbol).Where(f => !used.Contains(f)))
            Warn(Catalogue.UnusedFunction(function.Declaration, function.Name));

        foreach (GlobalSymbol variable in script.Globals.Select(g => g.Variable).Concat(script.Params.Select(p => p.Variable)).Where(v => !used.Contains(v)))
            Warn(Catalogue.UnusedVariable(variable.Declaration, variable.Name));
    }

    private static IEnumerable<BoundExpression> Outside(BoundScript script) =>
        script.Globals.Select(g => g.Initializer).Concat(script.Visits.Select(v => v.Where)).Concat(script.Probes.Select(p => p.Timer?.Period)).OfType<BoundExpression>().SelectMany(Children.Within);

    private void Body(BoundStatement body)
    {
        foreach (BoundStatement statement in Children.Within(body))
        {
            Statement(statement);
            foreach (BoundExpression expression in Children.ExpressionsOf(statement).SelectMany(Children.Within))
                Expression(expression);
        }
    }

    private void Statement(BoundStatement statement)
    {
        switch (statement)
        {
            case BoundIf branch:
                Condition(branch.Condition);
                EmptyBody(branch.Then, "if");
                break;
            case BoundWhile loop:
                Condition(loop.Condition);
                Loop(loop, loop.Condition, "while");
                break;
            case BoundDoWhile loop:
                Condition(loop.Condition);
                Loop(loop, loop.Condition, "do");
                break;
            case BoundFor loop:
                if (loop.Condition is not null)
                    Condition(loop.Condition);

                Loop(loop, loop.Condition, "for");
                break;
        }
    }

    private void Loop(BoundStatement loop, BoundExpression? condition, string word)
    {
        if (LoopEnds.Never(loop, condition) is { } why)
            Warn(Catalogue.EndlessLoop(loop.Span with { Length = word.Length }, why.Names));
        else if (loop is BoundWhile or BoundFor && Children.StatementsOf(loop).Last() is var body)
            EmptyBody(body, word);
    }

    /// <summary>A semicolon that ends the statement before its body: the lines below look like it.</summary>
    private void EmptyBody(BoundStatement body, string word)
    {
        if (body is not BoundBlock { Body.IsEmpty: true } || body.Span.Length != 1 || body.Span.Text != ";" || body.Span.Start == 0)
            return;

        // A semicolon in a line of its own is meant.
        ReadOnlySpan<char> before = body.Span.Source.Text.AsSpan(0, body.Span.Start).TrimEnd(" \t");
        if (before.EndsWith(")") && IsFollowedByBody(body.Span))
            Warn(Catalogue.EmptyBody(body.Span, word));
    }

    /// <summary>The next line is further in than this one, or opens a block.</summary>
    private static bool IsFollowedByBody(SourceSpan semicolon)
    {
        int line = semicolon.Line;
        if (line >= semicolon.Source.LineCount)
            return false;

        string here = semicolon.Source.Line(line), next = semicolon.Source.Line(line + 1);
        return next.AsSpan().TrimStart() is { Length: > 0 } text && (text[0] == '{' || next.Length - text.Length > here.Length - here.AsSpan().TrimStart().Length);
    }

    private void Condition(BoundExpression condition)
    {
        BoundExpression value = condition is BoundConversion conversion ? conversion.Operand : condition;
        if (value is BoundAssignment { Operator.Length: 0, IsPostfix: false } && !IsParenthesised(value.Span))
            Warn(Catalogue.AssignmentAsCondition(value.Span));
    }

    private void Expression(BoundExpression expression)
    {
        if (expression is not BoundBinary { Operator: "<" or ">" or "<=" or ">=" } outer)
            return;

        BoundExpression left = outer.Left is BoundConversion conversion ? conversion.Operand : outer.Left;
        if (left is BoundBinary { Operator: "<" or ">" or "<=" or ">=" } inner && outer.Span.Start == inner.Span.Start)
            Warn(Catalogue.ChainedComparison(outer.Span));
    }

    /// <summary>Two parentheses stand before it: the statement's and one that says that this is meant.</summary>
    private static bool IsParenthesised(SourceSpan span)
    {
        ReadOnlySpan<char> before = span.Source.Text.AsSpan(0, span.Start).TrimEnd();
        return before.EndsWith("(") && before[..^1].TrimEnd().EndsWith("(");
    }
}

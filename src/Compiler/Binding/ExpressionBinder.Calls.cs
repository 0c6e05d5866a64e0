using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;
using YLang.Runtime.Values;

namespace YLang.Compiler.Binding;

/// <summary>Calls of functions and built-ins.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Call(CallSyntax syntax)
    {
        if (Script.Functions.TryGetValue(syntax.Name, out FunctionSymbol? function))
            return CallFunction(syntax, function);

        switch (syntax.Name)
        {
            case "printf" or "sprintf":
                return Format(syntax);
            case "_walk" or "_walk_visible":
                return Walk(syntax);
            case "_referrers" or "_references":
                return Referrers(syntax);
            case "_index" or "_each":
                return Fail(Catalogue.LabelOutsideRef(syntax.NameSpan, syntax.Name));
        }

        if (Builtins.Find(syntax.Name) is { } builtin)
            return CallBuiltin(syntax, builtin);

        if (scope.Find(syntax.Name) is not null || Script.Globals.ContainsKey(syntax.Name) || Script.Constants.ContainsKey(syntax.Name))
            return scope.Find(syntax.Name)?.Type is ErrorType ? new BoundError(syntax.Span) : Fail(Catalogue.NotAFunction(syntax.NameSpan, syntax.Name));

        string[] arguments = [.. syntax.Arguments.Select((a, i) => IsForeign(a) ? a.Span.Text : AsText(Value(a), i == 0 ? "s" : "t"))];
        if (ForeignFunctions.Reason(syntax.Name) is { } reason)
            return Fail(Catalogue.NotAvailable(syntax.NameSpan, syntax.Name, reason));

        return Fail(Catalogue.UnknownFunction(
            syntax.NameSpan, syntax.Name, ForeignFunctions.Instead(syntax.Name, arguments), Script.Elsewhere?.Advice(syntax.Name),
            Script.Functions.Keys.Concat(Builtins.All.Select(b => b.Name)).Concat(Builtins.SpecialNames)));
    }

    /// <summary>A name of the other language, beside a function of it: no mistake of its own.</summary>
    private static bool IsForeign(ExpressionSyntax argument) => argument is NameSyntax name && ForeignNames.Instead(name.Name) is not null;

    /// <summary>How an argument would be written as a text of the script.</summary>
    private static string AsText(BoundExpression argument, string name)
    {
        const int longest = 40;
        string written = argument.Span.Length <= longest && !argument.Span.Text.Contains('\n', StringComparison.Ordinal) ? argument.Span.Text : name;
        return argument.Type is PointerType { Pointee: IntType { Bits: 8 } } ? $"_cstr({written})" : written;
    }

    private BoundExpression CallFunction(CallSyntax syntax, FunctionSymbol function)
    {
        if (function.Kind == FunctionKind.Label)
            return Fail(Catalogue.LabelOutsideRef(syntax.NameSpan, function.Name));

        if (syntax.Arguments.Length != function.Parameters.Length)
            return Fail(Catalogue.ArgumentCount(syntax.NameSpan, function.Name, syntax.Arguments.Length, SignatureOf(function), function.Declaration));

        Script.Called.Add(function);
        ImmutableArray<BoundExpression> arguments = [.. syntax.Arguments.Zip(function.Parameters, (a, p) => Converted(a, p.Type))];
        YType type = function.Kind == FunctionKind.Iterator ? new SequenceType(function.ReturnType) : function.ReturnType;
        return type is ErrorType or SequenceType { Element: ErrorType } || arguments.Any(a => a is BoundError) ? new BoundError(syntax.Span) : new BoundCall(syntax.Span, type, function, arguments);
    }

    private BoundExpression CallBuiltin(CallSyntax syntax, Builtin builtin)
    {
        if (builtin.Place == BuiltinPlace.Roots && scope.Kind != BodyKind.Roots)
            return Fail(Catalogue.OnlyInRoots(syntax.NameSpan, builtin.Name));

        if (builtin.Place == BuiltinPlace.Rule && scope.Kind is not (BodyKind.Visit or BodyKind.Roots))
            return Fail(Catalogue.OnlyInRules(syntax.NameSpan, builtin.Name));

        bool isEdge = builtin.Name is "_ref" or "_hidden_ref" or "_late_ref" or "_maybe_ref";
        BoundExpression[] given = [.. syntax.Arguments.Select((a, i) => isEdge && i == 1 ? Label(a) : builtin.Name == "assert" ? Condition(a) : isEdge && i == 0 ? Reference(a) : Value(a))];
        if (given.Any(a => a is BoundError))
            return new BoundError(syntax.Span);

        if (builtin.Resolve([.. given.Select(g => g.Type)]) is not { } resolved)
            return Fail(Catalogue.ArgumentTypes(syntax.NameSpan, builtin.Name, string.Join(", ", given.Select(g => Say(g.Type))), builtin.Signature));

        ImmutableArray<BoundExpression> arguments = [.. given.Select((g, i) => Argument(builtin, g, resolved.Parameters[i], i))];
        if (arguments.Any(a => a is BoundError))
            return new BoundError(syntax.Span);

        CheckConstants(builtin, arguments);
        Script.KeepsNumbers |= builtin.Name is "_percentile" or "_hist_linear" or "_bars_log" or "_bars_linear";
        Builtin chosen = resolved.CSharp is null ? builtin : builtin with { CSharp = resolved.CSharp };
        return new BoundBuiltinCall(syntax.Span, resolved.Result, chosen, arguments);
    }

    /// <summary>The constant 0 is a reference to nothing.</summary>
    private BoundExpression Reference(ExpressionSyntax syntax) => Value(syntax) is var value && IsZero(value) ? Constant(syntax.Span, CTypes.VoidPointer, 0) : value;

    private BoundExpression Argument(Builtin builtin, BoundExpression given, YType type, int index) => builtin.Name switch
    {
        // Printing takes everything that has a text; where any type is taken, an address must say that it is one.
        "_print" => given.Type is StrType ? given : ToText(given),
        "_tostr" => Cell(given),
        "_row" => index == 0 ? given : Cell(given),
        "_address" => ConvertSilently(given, type),
        _ => Convert(given, type),
    };

    private static BoundBuiltinCall ToText(BoundExpression value) => new(value.Span, _str, Builtins.Find("_tostr")!, [Cell(value)]);

    private static BoundExpression Cell(BoundExpression value) => value.Type is PointerType ? new BoundBuiltinCall(value.Span, value.Type, Builtins.AddressCell, [value]) : value;

    /// <summary>What must be written in place, from a few words.</summary>
    private void CheckConstants(Builtin builtin, ImmutableArray<BoundExpression> arguments)
    {
        (int at, string[] words) = builtin.Name switch
        {
            "_decode" => (2, ["ascii", "latin-1", "utf-8", "utf-16", "utf-32"]),
            "_finding" => (1, ["info", "warn", "critical"]),
            _ => (-1, Array.Empty<string>()),
        };
        if (at >= 0 && !(arguments[at] is BoundConstant { Value: string word } && words.Contains(word)) && (builtin.Name == "_decode" || arguments[at] is BoundConstant))
            Fail(Catalogue.NotOneOf(arguments[at].Span, arguments[at] is BoundConstant { Value: string other } ? other : null, words));

        if (arguments is [_, _, BoundConstant { Value: long role } last] && builtin.Name is "_ref" or "_hidden_ref" or "_late_ref" && role is < 0 or > 15)
            Fail(Catalogue.RoleRange(last.Span, role));

        CheckNumbers(builtin, arguments);
    }

    /// <summary>What can be known before the run of what would fail it, or be absent.</summary>
    private void CheckNumbers(Builtin builtin, ImmutableArray<BoundExpression> arguments)
    {
        if (builtin.Name == "_percentile" && arguments[1] is BoundConstant { Value: double p and not (>= 0 and <= 100) })
            Fail(Catalogue.PercentileRange(arguments[1].Span, p));

        if (builtin.Name is "_hist_linear" or "_bars_linear" && arguments is [.., BoundConstant { Value: double low }, BoundConstant { Value: double high }, BoundConstant { Value: double step }]
            && LinearScale.Mistake(low, high, step) is { } mistake)
            Fail(Catalogue.HistogramScale(arguments[^3].Span.To(arguments[^1].Span), mistake, builtin.Signature));
    }

    private string SignatureOf(FunctionSymbol function) =>
        $"{Say(function.ReturnType)} {function.Name}({string.Join(", ", function.Parameters.Select(p => $"{Say(p.Type)} {p.Name}".Replace("* ", "*", StringComparison.Ordinal)))})";

    private BoundExpression Walk(CallSyntax syntax)
    {
        if (syntax.Arguments.Length is not (1 or 2))
            return Fail(Catalogue.ArgumentCount(syntax.NameSpan, syntax.Name, syntax.Arguments.Length, $"{syntax.Name}(heap), {syntax.Name}(heap, start)"));

        if (syntax.Arguments[0] is not NameSyntax heap || !Script.Heaps.Contains(heap.Name))
            return Fail(Catalogue.UnknownHeap(syntax.Arguments[0].Span, syntax.Arguments[0].Span.Text, Script.Elsewhere?.Advice(syntax.Arguments[0].Span.Text), Script.Heaps));

        BoundExpression? start = syntax.Arguments.Length == 2 ? Converted(syntax.Arguments[1], CTypes.VoidPointer) : null;
        if (start is null && !Script.Roots.Contains(heap.Name))
            return Fail(Catalogue.RootsMissing(heap.Span, heap.Name));

        if (scope.Kind is BodyKind.Visit or BodyKind.Roots or BodyKind.HeapMember or BodyKind.Label)
            return Fail(Catalogue.WalkInWalk(syntax.NameSpan, syntax.Name));

        return start is BoundError ? start : new BoundWalk(syntax.Span, new HandleType("_graph"), heap.Name, syntax.Name == "_walk_visible", start);
    }

    private BoundExpression Referrers(CallSyntax syntax)
    {
        if (syntax.Arguments.Length != 2)
            return Fail(Catalogue.ArgumentCount(syntax.NameSpan, syntax.Name, syntax.Arguments.Length, $"{syntax.Name}(_graph g, p)"));

        bool forward = syntax.Name == "_references";
        BoundExpression graph = Converted(syntax.Arguments[0], new HandleType("_graph")), target = Converted(syntax.Arguments[1], CTypes.VoidPointer);
        return graph is BoundError || target is BoundError
            ? new BoundError(syntax.Span)
            : new BoundReferrers(syntax.Span, new SequenceType(new TupleType(forward ? [CTypes.VoidPointer, _str, new BoolType()] : [CTypes.VoidPointer, _str])), graph, target, forward);
    }
}

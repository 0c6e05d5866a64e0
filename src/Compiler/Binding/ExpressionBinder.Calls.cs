using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Calls of functions and built-ins; labels.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Y's own functions that this edition does not have, with what they would need.</summary>
    private static readonly Dictionary<string, string> _absent = new()
    {
        ["_stap_probe"] = "it belongs to Y's SystemTap backend",
        ["_stap_long"] = "it belongs to Y's SystemTap backend",
        ["_stap_call_str_func"] = "it belongs to Y's SystemTap backend",
        ["_ubt"] = "stacks of native code are not unwound",
        ["_ubt2"] = "stacks of native code are not unwound",
        ["_sym_ubt"] = "stacks of native code are not unwound",
        ["_usym"] = "stacks of native code are not unwound",
        ["_reg"] = "there is no probe point with registers",
        ["_arg_long"] = "there is no function probe",
    };

    private static readonly LabelType _label = new();

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
            case "_referrers":
                return Referrers(syntax);
            case "_index" or "_each":
                Arguments(syntax);
                return Fail(Catalogue.LabelOutsideRef(syntax.Span, syntax.Name));
        }

        if (Builtins.Find(syntax.Name) is { } builtin)
            return CallBuiltin(syntax, builtin);

        Arguments(syntax);
        if (_absent.TryGetValue(syntax.Name, out string? why))
            return Fail(Catalogue.FeatureNotAvailable(syntax.NameSpan, syntax.Name, why));

        if (scope.Find(syntax.Name) is not null || Script.Globals.ContainsKey(syntax.Name))
            return Fail(Catalogue.NotAFunction(syntax.NameSpan, syntax.Name, "a variable"));

        return Fail(Catalogue.UnknownFunction(syntax.NameSpan, syntax.Name, Script.Functions.Keys.Concat(Builtins.All.Select(b => b.Name)).Concat(Builtins.SpecialNames)));
    }

    private BoundExpression CallFunction(CallSyntax syntax, FunctionSymbol function)
    {
        if (function.Kind == FunctionKind.Label)
        {
            Arguments(syntax);
            return Fail(Catalogue.LabelOutsideRef(syntax.Span, function.Name));
        }

        if (syntax.Arguments.Length != function.Parameters.Length)
        {
            Arguments(syntax);
            return Fail(Catalogue.ArgumentCount(syntax.NameSpan, function.Name, syntax.Arguments.Length, SignatureOf(function)));
        }

        ImmutableArray<BoundExpression> arguments = [.. syntax.Arguments.Zip(function.Parameters, (a, p) => Converted(a, p.Type))];
        YType type = function.Kind == FunctionKind.Iterator ? new SequenceType(function.ReturnType) : function.ReturnType;
        return arguments.Any(a => a is BoundError) ? new BoundError(syntax.Span) : new BoundCall(syntax.Span, type, function, arguments);
    }

    private BoundExpression CallBuiltin(CallSyntax syntax, Builtin builtin)
    {
        if (builtin.Place == BuiltinPlace.Roots && scope.Kind != BodyKind.Roots)
            return Fail(Catalogue.OnlyInRoots(syntax.NameSpan, builtin.Name));

        if (builtin.Place == BuiltinPlace.Rule && scope.Kind is not (BodyKind.Visit or BodyKind.Roots))
            return Fail(Catalogue.OnlyInRules(syntax.NameSpan, builtin.Name));

        bool isEdge = builtin.Name is "_ref" or "_hidden_ref" or "_late_ref" or "_maybe_ref";
        BoundExpression[] given = [.. syntax.Arguments.Select((a, i) => isEdge && i == 1 ? Label(a) : builtin.Name == "assert" ? Condition(a) : Value(a))];
        if (given.Any(a => a is BoundError))
            return new BoundError(syntax.Span);

        if (builtin.Resolve([.. given.Select(g => g.Type)]) is not { } resolved)
            return Fail(Catalogue.ArgumentTypes(syntax.NameSpan, builtin.Name, string.Join(", ", given.Select(g => g.Type.Name)), builtin.Signature));

        ImmutableArray<BoundExpression> arguments = [.. given.Select((g, i) => Argument(builtin, g, resolved.Parameters[i], i))];
        if (arguments.Any(a => a is BoundError))
            return new BoundError(syntax.Span);

        Builtin chosen = resolved.CSharp is null ? builtin : builtin with { CSharp = resolved.CSharp };
        return new BoundBuiltinCall(syntax.Span, resolved.Result, chosen, arguments);
    }

    private BoundExpression Argument(Builtin builtin, BoundExpression given, YType type, int index)
    {
        // Printing takes everything that has a text; a cell of a table keeps its type, but an address must say that it is one.
        if (builtin.Name == "_print" && given.Type is not StrType)
            return ToText(given);

        if (builtin.Name == "_row" && index > 0 && given.Type is PointerType)
            return new BoundBuiltinCall(given.Span, given.Type, Builtins.AddressCell, [given]);

        if (builtin.Name == "_address")
            return given.Type == type ? given : new BoundConversion(given.Span, type, given);

        return Convert(given, type);
    }

    private static BoundBuiltinCall ToText(BoundExpression value) => new(value.Span, _str, Builtins.Find("_tostr")!, [value.Type is PointerType ? Cell(value) : value]);

    private static BoundBuiltinCall Cell(BoundExpression pointer) => new(pointer.Span, pointer.Type, Builtins.AddressCell, [pointer]);

    private static string SignatureOf(FunctionSymbol function) =>
        $"{function.ReturnType.Name} {function.Name}({string.Join(", ", function.Parameters.Select(p => $"{p.Type.Name} {p.Name}"))})";

    /// <summary>Binds arguments for their own messages only.</summary>
    private void Arguments(CallSyntax syntax)
    {
        foreach (ExpressionSyntax argument in syntax.Arguments)
            Bind(argument);
    }

    private BoundExpression Label(ExpressionSyntax syntax)
    {
        switch (syntax)
        {
            case StringLiteralSyntax text:
                return new BoundLabel(syntax.Span, _label, "text", text.Value, null);
            case NameSyntax { Name: "_inside" }:
                return new BoundLabel(syntax.Span, _label, "inside", null, null);
            case CallSyntax { Name: "_index", Arguments: [var index] }:
                return Converted(index, CTypes.Long) is var payload and not BoundError ? new BoundLabel(syntax.Span, _label, "index", null, payload) : new BoundError(syntax.Span);
            case CallSyntax { Name: "_each", Arguments: [StringLiteralSyntax text] }:
                return new BoundLabel(syntax.Span, _label, "each", text.Value, null);
            case CallSyntax call when Script.Functions.GetValueOrDefault(call.Name) is { Kind: FunctionKind.Label } label:
                if (call.Arguments.Length != 1)
                    return Fail(Catalogue.ArgumentCount(call.NameSpan, call.Name, call.Arguments.Length, SignatureOf(label)));

                return Converted(call.Arguments[0], label.Parameters[0].Type) is var value and not BoundError
                    ? new BoundDeclaredLabel(syntax.Span, _label, label, value)
                    : new BoundError(syntax.Span);
            default:
                BoundExpression other = Value(syntax);
                return other is BoundError ? other : Fail(Catalogue.NotALabel(syntax.Span, other.Type.Name));
        }
    }

    private BoundExpression Walk(CallSyntax syntax)
    {
        if (syntax.Arguments.Length is not (1 or 2) || syntax.Arguments[0] is not NameSyntax heap)
        {
            Arguments(syntax);
            return Fail(Catalogue.ArgumentCount(syntax.NameSpan, syntax.Name, syntax.Arguments.Length, $"{syntax.Name}(heap), {syntax.Name}(heap, start)"));
        }

        if (!Script.Heaps.Contains(heap.Name))
            return Fail(Catalogue.UnknownHeap(heap.Span, heap.Name, Script.Heaps));

        BoundExpression? start = syntax.Arguments.Length == 2 ? Converted(syntax.Arguments[1], CTypes.VoidPointer) : null;
        if (start is null && !Script.Roots.Contains(heap.Name))
            return Fail(Catalogue.RootsMissing(heap.Span, heap.Name));

        return start is BoundError ? start : new BoundWalk(syntax.Span, new HandleType("_graph"), heap.Name, syntax.Name == "_walk_visible", start);
    }

    private BoundExpression Referrers(CallSyntax syntax)
    {
        if (syntax.Arguments.Length != 2)
        {
            Arguments(syntax);
            return Fail(Catalogue.ArgumentCount(syntax.NameSpan, syntax.Name, syntax.Arguments.Length, "_referrers(_graph g, p)"));
        }

        BoundExpression graph = Converted(syntax.Arguments[0], new HandleType("_graph")), target = Converted(syntax.Arguments[1], CTypes.VoidPointer);
        return graph is BoundError || target is BoundError
            ? new BoundError(syntax.Span)
            : new BoundReferrers(syntax.Span, new SequenceType(new TupleType([CTypes.VoidPointer, _str])), graph, target);
    }
}

using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Labels of edges: the second argument of <c>_ref</c> and its sisters.</summary>
internal sealed partial class ExpressionBinder
{
    private static readonly LabelType _label = new();

    private BoundExpression Label(ExpressionSyntax syntax)
    {
        switch (syntax)
        {
            case NameSyntax { Name: "_inside" }:
                return new BoundLabel(syntax.Span, _label, "inside", null, null);
            case CallSyntax { Name: "_index" } call:
                return call.Arguments is [var index] ? Index(call, index) : Fail(Catalogue.ArgumentCount(call.NameSpan, call.Name, call.Arguments.Length, "_index(long i)"));
            case CallSyntax { Name: "_each" } call:
                return call.Arguments is [var text] ? Each(call, text) : Fail(Catalogue.ArgumentCount(call.NameSpan, call.Name, call.Arguments.Length, "_each(\"text\")"));
            case CallSyntax call when Script.Functions.GetValueOrDefault(call.Name) is { Kind: FunctionKind.Label } label:
                return Declared(call, label);
            case ConditionalSyntax conditional:
                return Choice(conditional);
        }

        return Value(syntax) switch
        {
            BoundError error => error,
            BoundConstant { Value: string text } => new BoundLabel(syntax.Span, _label, "text", text, null),
            { Type: StrType } => Fail(Catalogue.LabelNotConstant(syntax.Span)),
            var other => Fail(Catalogue.NotALabel(syntax.Span, Say(other.Type))),
        };
    }

    private BoundExpression Index(CallSyntax call, ExpressionSyntax index) =>
        Converted(index, CTypes.Long) is var payload and not BoundError ? new BoundLabel(call.Span, _label, "index", null, payload) : new BoundError(call.Span);

    private BoundExpression Each(CallSyntax call, ExpressionSyntax text) => Value(text) switch
    {
        BoundError error => error,
        BoundConstant { Value: string each } => new BoundLabel(call.Span, _label, "each", each, null),
        _ => Fail(Catalogue.NotConstant(text.Span, "the text of _each")),
    };

    private BoundExpression Declared(CallSyntax call, FunctionSymbol label)
    {
        if (call.Arguments.Length != 1)
            return Fail(Catalogue.ArgumentCount(call.NameSpan, call.Name, call.Arguments.Length, SignatureOf(label), label.Declaration));

        BoundExpression payload = Converted(call.Arguments[0], label.Parameters[0].Type);
        return payload is BoundError ? payload : new BoundDeclaredLabel(call.Span, _label, label, payload);
    }

    private BoundExpression Choice(ConditionalSyntax syntax)
    {
        BoundExpression condition = Condition(syntax.Condition, out bool asksLayout);
        BoundExpression? left = Guarded(condition, true, asksLayout, () => Label(syntax.WhenTrue)), right = Guarded(condition, false, asksLayout, () => Label(syntax.WhenFalse));
        if (left is null || right is null)
            return left ?? right!;

        return condition is BoundError || left is BoundError || right is BoundError ? new BoundError(syntax.Span) : new BoundConditional(syntax.Span, _label, condition, left, right);
    }
}

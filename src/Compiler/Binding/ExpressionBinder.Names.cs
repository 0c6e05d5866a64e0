using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>What a name stands for: innermost first, the script's before the layout's.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Name(NameSyntax syntax) =>
        Local(syntax, isRead: true)
        ?? OfScript(syntax)
        ?? OfLayout(syntax)
        ?? Fail(syntax.Name switch
        {
            _ when Script.Functions.GetValueOrDefault(syntax.Name) is { Kind: FunctionKind.Label } => Catalogue.LabelOutsideRef(syntax.Span, syntax.Name),
            _ when Script.Functions.ContainsKey(syntax.Name) || Builtins.Find(syntax.Name) is not null || Builtins.SpecialNames.Contains(syntax.Name) => Catalogue.FunctionAsValue(syntax.Span, syntax.Name),
            _ when Script.Heaps.Contains(syntax.Name) => Catalogue.HeapAsValue(syntax.Span, syntax.Name),
            "_inside" => Catalogue.LabelOutsideRef(syntax.Span, syntax.Name),
            _ => Catalogue.UnknownName(syntax.Span, syntax.Name, scope.Names.Concat(Script.ValueNames)),
        });

    private BoundExpression? Local(NameSyntax syntax, bool isRead)
    {
        if (scope.Find(syntax.Name, isRead) is not { } local)
            return null;

        if (scope.Only is { } only && !ReferenceEquals(only, local))
            return Fail(Catalogue.WhereSeesOnlyKind(syntax.Span));

        if (local.Type is ErrorType)
            return new BoundError(syntax.Span);

        if (scope.StaticOf(local) is { } variable)
            return new BoundGlobalVariable(syntax.Span, variable);

        return scope.ValueOf(local) is { } value ? new BoundConstant(syntax.Span, local.Type, value) : new BoundLocal(syntax.Span, local);
    }

    private BoundExpression? OfScript(NameSyntax syntax)
    {
        if (Script.Constants.TryGetValue(syntax.Name, out ScriptConstant? constant))
            return constant.Value(Script) is { } value ? new BoundConstant(syntax.Span, constant.Type, value) : new BoundError(syntax.Span);

        if (Script.Globals.TryGetValue(syntax.Name, out GlobalSymbol? global))
            return global.Type is ErrorType ? new BoundError(syntax.Span) : new BoundGlobalVariable(syntax.Span, global);

        return null;
    }

    private BoundExpression? OfLayout(NameSyntax syntax)
    {
        if (Layout.Constant(syntax.Name) is { } number)
            return Constant(syntax.Span, number is >= int.MinValue and <= int.MaxValue ? CTypes.Int : CTypes.Long, number);

        if (Layout.Extern(syntax.Name) is { } variable)
            return Read(syntax.Span, variable.Type, new BoundExternAddress(syntax.Span, new PointerType(variable.Type), variable.Name));

        return syntax.Name switch
        {
            "NULL" => Constant(syntax.Span, CTypes.VoidPointer, 0),
            "true" => Answer(syntax.Span, true),
            "false" => Answer(syntax.Span, false),
            _ => null,
        };
    }

    /// <summary>What an assignment writes to: its variable is not read.</summary>
    private BoundExpression Target(ExpressionSyntax syntax) => (syntax is NameSyntax name ? Local(name, isRead: false) : null) ?? Bind(syntax);
}

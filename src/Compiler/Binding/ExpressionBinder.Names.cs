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
        ?? (NoValue(syntax) is { } message ? Fail(message) : Unknown(syntax, null));

    /// <summary>What to say of a name that stands for something without a value; null: it stands for nothing.</summary>
    private Diagnostic? NoValue(NameSyntax syntax) => syntax.Name switch
    {
        _ when Script.Functions.GetValueOrDefault(syntax.Name) is { Kind: FunctionKind.Label } => Catalogue.LabelOutsideRef(syntax.Span, syntax.Name),
        _ when Script.Functions.ContainsKey(syntax.Name) || Builtins.Find(syntax.Name) is not null || Builtins.SpecialNames.Contains(syntax.Name) => Catalogue.FunctionAsValue(syntax.Span, syntax.Name),
        _ when Script.Heaps.Contains(syntax.Name) => Catalogue.HeapAsValue(syntax.Span, syntax.Name),
        "_inside" => Catalogue.LabelOutsideRef(syntax.Span, syntax.Name),
        _ => null,
    };

    /// <summary>One message for each name and body: whatever else the name does there follows from it.</summary>
    /// <param name="help">What to do where no name is near; null: the usual.</param>
    private BoundError Unknown(NameSyntax syntax, string? help) => scope.IsFirstUnknown(syntax.Name)
        ? Fail(Catalogue.UnknownName(syntax.Span, syntax.Name, ForeignNames.Instead(syntax.Name), help, Script.Elsewhere?.Advice(syntax.Name), scope.Names.Concat(Script.ValueNames)))
        : new BoundError(syntax.Span);

    /// <summary>An assignment to a name that stands for nothing: a variable that was meant to be declared by it. It is known from here on.</summary>
    private bool TryDeclareMissing(AssignmentSyntax syntax)
    {
        if (syntax.Operator != "=" || syntax.Target is not NameSyntax name || scope.Kind == BodyKind.Expression || scope.Find(name.Name, isRead: false) is not null
            || Script.ValueNames.Contains(name.Name) || NoValue(name) is not null)
            return false;

        YType type = Value(syntax.Value).Type;
        Unknown(name, type is ErrorType ? null : $"declare it: '{Script.Spelling.Declare(type, name.Name)} = …;'");
        scope.Declare(new LocalSymbol(name.Name, TypeBinder.IsValue(type) ? type : new ErrorType(), name.Span), isSilent: true);
        return true;
    }

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

        if (!Script.Globals.TryGetValue(syntax.Name, out GlobalSymbol? global))
            return null;

        Script.Used.Add(global);
        return global.Type is ErrorType ? new BoundError(syntax.Span) : new BoundGlobalVariable(syntax.Span, global);
    }

    private BoundExpression? OfLayout(NameSyntax syntax)
    {
        if (Layout.Constant(syntax.Name) is { } number)
            return Constant(syntax.Span, number is >= int.MinValue and <= int.MaxValue ? CTypes.Int : CTypes.Long, number);

        if (Layout.Extern(syntax.Name) is { } variable)
            return Read(syntax.Span, variable.Type, new BoundExternAddress(syntax.Span, new PointerType(variable.Type), variable.Name));

        if (CLimits.Find(syntax.Name) is { } limit)
            return Constant(syntax.Span, limit.Bits == 64 ? limit.IsSigned ? CTypes.Long : CTypes.ULong : limit.IsSigned ? CTypes.Int : CTypes.UInt, limit.Value);

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

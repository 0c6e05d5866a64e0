using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Expressions to typed expressions. One for a body; its subjects stand in files of their own: operators, members, calls, formats, conversions.</summary>
internal sealed partial class ExpressionBinder(BodyScope scope, TypeBinder types)
{
    private static readonly StrType _str = new();

    private ScriptScope Script => scope.Script;

    private Layout Layout => scope.Script.Layout;

    /// <summary>A value: places of the target have been read or decayed to pointers. After a message: <see cref="BoundError"/>.</summary>
    public BoundExpression Value(ExpressionSyntax syntax)
    {
        BoundExpression bound = Bind(syntax);
        switch (bound)
        {
            case BoundPlace { Type: ArrayType array } place:
                return new BoundConversion(syntax.Span, new PointerType(array.Element), place.Address);
            case BoundPlace place:
                return Fail(Catalogue.StructValue(syntax.Span, place.Type.Name));
            case { Type: VoidType }:
                return Fail(Catalogue.VoidValue(syntax.Span));
            default:
                return bound;
        }
    }

    /// <summary>A condition: type bool.</summary>
    public BoundExpression Condition(ExpressionSyntax syntax)
    {
        BoundExpression value = Value(syntax);
        return value.Type switch
        {
            ErrorType or BoolType => value,
            IntType or FloatType or PointerType => Folded(new BoundConversion(syntax.Span, CTypes.Bool, value)),
            HandleType { Name: "_node" or "_frame" or "_mapping" } => new BoundConversion(syntax.Span, CTypes.Bool, value),
            StrType => Fail(Catalogue.NotACondition(syntax.Span, value.Type.Name, "ask for its length: _len(s) > 0")),
            ListType or MapType or SetType => Fail(Catalogue.NotACondition(syntax.Span, value.Type.Name, "ask for its length: _len(c) > 0")),
            _ => Fail(Catalogue.NotACondition(syntax.Span, value.Type.Name, null)),
        };
    }

    /// <summary>A value converted as by assignment.</summary>
    public BoundExpression Converted(ExpressionSyntax syntax, YType type) => Convert(Value(syntax), type);

    /// <summary>An expression for its effect: a value or nothing.</summary>
    public BoundExpression Effect(ExpressionSyntax syntax)
    {
        BoundExpression bound = Bind(syntax);
        bool acts = bound is BoundAssignment or BoundCall or BoundBuiltinCall { Builtin.HasEffect: true } or BoundFormat { ToOutput: true } or BoundFeed or BoundError or BoundMatch
            || bound is BoundComma or BoundConditional || bound is BoundBinary { Operator: "&&" or "||" } || bound is BoundConstant && syntax is HasTypeSyntax or HasExpressionSyntax;
        if (!acts && !(bound is BoundConversion { Operand: BoundAssignment }))
            Script.Sink.Add(Catalogue.NoEffect(syntax.Span));

        if (bound is BoundCall { Function: { Kind: FunctionKind.Iterator } iterator })
            return Fail(Catalogue.IteratorOutsideForeach(syntax.Span, iterator.Name));

        return bound;
    }

    /// <summary>Any expression; may be a place, a generator's call, or give nothing.</summary>
    public BoundExpression Bind(ExpressionSyntax syntax) => syntax switch
    {
        IntegerLiteralSyntax literal => new BoundConstant(syntax.Span, LiteralType(literal), unchecked((long)literal.Value)),
        FloatLiteralSyntax literal => new BoundConstant(syntax.Span, CTypes.Double, literal.Value),
        CharacterLiteralSyntax literal => new BoundConstant(syntax.Span, CTypes.Int, (long)literal.Value),
        StringLiteralSyntax literal => new BoundConstant(syntax.Span, _str, literal.Value),
        RegexLiteralSyntax => Fail(Catalogue.NoType(syntax.Span, "regular expression", "a value: it stands behind '~~'")),
        CaptureSyntax capture => scope.HasMatched ? new BoundCapture(syntax.Span, _str, capture.Group) : Fail(Catalogue.CaptureWithoutMatch(syntax.Span)),
        NameSyntax name => Name(name),
        CallSyntax call => Call(call),
        IndexSyntax index => Index(index),
        MemberSyntax member => Member(member),
        UnarySyntax unary => Unary(unary),
        PostfixSyntax postfix => Increment(postfix.Span, postfix.Operator, postfix.Operand, isPostfix: true),
        BinarySyntax binary => Binary(binary),
        AssignmentSyntax assignment => Assignment(assignment),
        ConditionalSyntax conditional => Conditional(conditional),
        CastSyntax cast => Cast(cast),
        SizeofTypeSyntax size => Sizeof(size.Span, types.Bind(size.Type)),
        SizeofExpressionSyntax size => Bind(size.Operand) is { Type: not ErrorType } operand ? Sizeof(size.Span, operand.Type) : new BoundError(size.Span),
        OffsetofSyntax offset => Offsetof(offset),
        HasTypeSyntax has => Constant(has.Span, HasType(has.Type)),
        HasExpressionSyntax has => Has(has),
        TupleSyntax tuple => Tuple(tuple),
        _ => new BoundError(syntax.Span),
    };

    internal BoundError Fail(Diagnostic message)
    {
        Script.Sink.Add(message);
        return new BoundError(message.Span);
    }

    private static BoundConstant Constant(SourceSpan span, bool value) => new(span, CTypes.Bool, value);

    private static BoundConstant Constant(SourceSpan span, YType type, long value) => new(span, type, value);

    /// <summary>A constant where it can be worked out, so that what it guards can be left out.</summary>
    private static BoundExpression Folded(BoundExpression expression) =>
        expression is not BoundConstant && ConstantFolding.Fold(expression) is { } value ? new BoundConstant(expression.Span, expression.Type, value) : expression;

    /// <summary>C11 6.4.4.1: the first type of the list in which the literal fits.</summary>
    private static YType LiteralType(IntegerLiteralSyntax literal)
    {
        bool isUnsigned = literal.Suffix.Contains('u', StringComparison.Ordinal), isLong = literal.Suffix.Contains('l', StringComparison.Ordinal);
        if (!isUnsigned && !isLong && literal.Value <= int.MaxValue)
            return CTypes.Int;

        if ((isUnsigned || !literal.IsDecimal) && !isLong && literal.Value <= uint.MaxValue)
            return CTypes.UInt;

        return !isUnsigned && literal.Value <= long.MaxValue ? CTypes.Long : CTypes.ULong;
    }

    private BoundExpression Name(NameSyntax syntax)
    {
        if (scope.Find(syntax.Name) is { } local)
        {
            return scope.Only is null || ReferenceEquals(scope.Only, local)
                ? new BoundLocal(syntax.Span, local)
                : Fail(Catalogue.WhereSeesOnlyKind(syntax.Span));
        }

        if (Script.Constants.TryGetValue(syntax.Name, out (YType Type, object Value) constant))
            return new BoundConstant(syntax.Span, constant.Type, constant.Value);

        if (Script.Globals.TryGetValue(syntax.Name, out GlobalSymbol? global))
            return new BoundGlobalVariable(syntax.Span, global);

        if (Layout.Constant(syntax.Name) is { } number)
            return Constant(syntax.Span, number is >= int.MinValue and <= int.MaxValue ? CTypes.Int : CTypes.Long, number);

        if (Layout.Extern(syntax.Name) is { } variable)
            return Read(syntax.Span, variable.Type, new BoundExternAddress(syntax.Span, new PointerType(variable.Type), variable.Name));

        if (syntax.Name == "NULL")
            return Constant(syntax.Span, CTypes.VoidPointer, 0);

        if (Script.Functions.ContainsKey(syntax.Name) || Builtins.Find(syntax.Name) is not null)
            return Fail(Catalogue.FunctionAsValue(syntax.Span, syntax.Name));

        return syntax.Name == "_inside"
            ? Fail(Catalogue.LabelOutsideRef(syntax.Span, syntax.Name))
            : Fail(Catalogue.UnknownName(
                syntax.Span, syntax.Name,
                scope.Names.Concat(Script.Globals.Keys).Concat(Script.Constants.Keys).Concat(Layout.Constants.Select(c => c.Key)).Concat(Layout.Externs.Select(e => e.Name))));
    }

    private BoundExpression Conditional(ConditionalSyntax syntax)
    {
        BoundExpression condition = Condition(syntax.Condition);
        if (condition is BoundConstant { Value: bool known })
            return Value(known ? syntax.WhenTrue : syntax.WhenFalse);

        BoundExpression left = Value(syntax.WhenTrue), right = Value(syntax.WhenFalse);
        if (condition is BoundError || left is BoundError || right is BoundError)
            return new BoundError(syntax.Span);

        YType type = left.Type is IntType or BoolType or FloatType && Conversions.IsNumber(right.Type) && left.Type != right.Type ? Conversions.Common(left.Type, right.Type)
            : left.Type is PointerType && right.Type is PointerType { Pointee: not VoidType } && ConstantFolding.Fold(left) is 0L ? right.Type
            : left.Type is IntType && right.Type is PointerType && ConstantFolding.Fold(left) is 0L ? right.Type
            : left.Type is PointerType { Pointee: VoidType } && right.Type is PointerType ? left.Type
            : left.Type;
        return new BoundConditional(syntax.Span, type, condition, Convert(left, type), Convert(right, type));
    }

    private BoundExpression Tuple(TupleSyntax syntax)
    {
        BoundExpression[] parts = [.. syntax.Elements.Select(Value)];
        if (parts.Any(p => p is BoundError))
            return new BoundError(syntax.Span);

        return parts.FirstOrDefault(p => !TypeBinder.IsValue(p.Type)) is { } wrong
            ? Fail(Catalogue.ContainerArgument(wrong.Span, wrong.Type.Name, "a part of a tuple"))
            : new BoundTuple(syntax.Span, new TupleType([.. parts.Select(p => p.Type)]), [.. parts]);
    }
}

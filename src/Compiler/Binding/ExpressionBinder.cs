using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Expressions to typed expressions. One for a body; its subjects stand in files of their own: names, operators, assignments, members, calls, labels, formats, conversions.</summary>
internal sealed partial class ExpressionBinder(BodyScope scope, TypeBinder types)
{
    private static readonly StrType _str = new();

    /// <summary>The expression whose value nobody takes, or null.</summary>
    private ExpressionSyntax? _discarded;

    private ScriptScope Script => scope.Script;

    private Layout Layout => scope.Script.Layout;

    private string Say(YType type) => Script.Say(type);

    /// <summary>A value: places of the target have been read or decayed to pointers. After a message: <see cref="BoundError"/>.</summary>
    public BoundExpression Value(ExpressionSyntax syntax) => Value(syntax, Bind(syntax));

    private BoundExpression Value(ExpressionSyntax syntax, BoundExpression bound) => bound switch
    {
        BoundPlace { Type: ArrayType array } place => AsPointer(place.Address with { Span = syntax.Span }, new PointerType(array.Element)),
        BoundPlace place => Fail(Catalogue.StructValue(syntax.Span, Say(place.Type))),
        BoundCall { Function: { Kind: FunctionKind.Iterator } iterator } => Fail(Catalogue.IteratorOutsideForeach(syntax.Span, iterator.Name)),
        { Type: SequenceType } => Fail(Catalogue.SequenceAsValue(syntax.Span)),
        { Type: VoidType } => Fail(Catalogue.VoidValue(syntax.Span)),
        _ => bound,
    };

    /// <summary>A condition: type bool.</summary>
    public BoundExpression Condition(ExpressionSyntax syntax)
    {
        BoundExpression value = Present(Value(syntax));
        return value.Type switch
        {
            ErrorType or BoolType => value,
            IntType or FloatType or PointerType => Folded(new BoundConversion(syntax.Span, CTypes.Bool, value)),
            QuantityType or HandleType { Name: "_node" or "_frame" } => new BoundConversion(syntax.Span, CTypes.Bool, value),
            StrType => Fail(Catalogue.NotACondition(syntax.Span, Say(value.Type), "ask for its length: _len(s) > 0")),
            ListType or MapType or SetType => Fail(Catalogue.NotACondition(syntax.Span, Say(value.Type), "ask for its length: _len(c) > 0")),
            AggType => Fail(Catalogue.NotACondition(syntax.Span, Say(value.Type), "ask for its count: _count(a) > 0")),
            HandleType => Fail(Catalogue.NotACondition(syntax.Span, Say(value.Type), "only a _node and a _frame can be absent")),
            _ => Fail(Catalogue.NotACondition(syntax.Span, Say(value.Type), null)),
        };
    }

    /// <summary>A value converted as by assignment.</summary>
    public BoundExpression Converted(ExpressionSyntax syntax, YType type) => Convert(Present(Value(syntax)), type);

    /// <summary>As <see cref="Converted"/>, for a variable's first value: a text for a <c>char *</c> is one of the target's.</summary>
    public BoundExpression Initial(ExpressionSyntax syntax, YType type) =>
        syntax is StringLiteralSyntax literal && type is PointerType { Pointee: IntType { Bits: 8 } } ? new BoundTargetText(syntax.Span, type, literal.Value) : Converted(syntax, type);

    /// <summary>An expression for its effect: a value or nothing. Null where there is nothing left to do.</summary>
    public BoundExpression? Effect(ExpressionSyntax syntax)
    {
        _discarded = syntax;
        if (syntax is CastSyntax { Type: NamedTypeSyntax { Name: "void" } } ignored)
            return Value(ignored.Operand) is var operand && (operand is BoundError || Acts(operand)) ? operand : null;

        BoundExpression bound = Bind(syntax);
        _discarded = null;
        if (bound is BoundCall { Function: { Kind: FunctionKind.Iterator } iterator })
            return Fail(Catalogue.IteratorOutsideForeach(syntax.Span, iterator.Name));

        if (bound is BoundPlace place)
            return Fail(Catalogue.StructValue(syntax.Span, Say(place.Type)));

        if (!Acts(bound))
            Script.Warn(Catalogue.NoEffect(syntax.Span));

        return bound;
    }

    /// <summary>Any expression; may be a place, a generator's call, or give nothing.</summary>
    public BoundExpression Bind(ExpressionSyntax syntax) => syntax switch
    {
        IntegerLiteralSyntax literal => new BoundConstant(syntax.Span, LiteralType(literal), unchecked((long)literal.Value)),
        FloatLiteralSyntax literal => new BoundConstant(syntax.Span, CTypes.Double, literal.Value),
        CharacterLiteralSyntax literal => new BoundConstant(syntax.Span, CTypes.Int, (long)literal.Value),
        StringLiteralSyntax literal => new BoundConstant(syntax.Span, _str, literal.Value),
        RegexLiteralSyntax => Fail(Catalogue.RegexAsValue(syntax.Span)),
        CaptureSyntax capture => scope.HasMatched ? new BoundCapture(syntax.Span, _str, capture.Group) : Fail(Catalogue.CaptureWithoutMatch(syntax.Span)),
        NameSyntax name => Name(name),
        CallSyntax call => Call(call),
        IndexSyntax index => Index(index),
        SliceSyntax slice => Slice(slice),
        MemberSyntax member => Member(member),
        UnarySyntax unary => Unary(unary),
        PostfixSyntax postfix => Increment(postfix, postfix.Operator, postfix.Operand, isPostfix: true),
        BinarySyntax binary => Binary(binary),
        AssignmentSyntax assignment => Assignment(assignment),
        ConditionalSyntax conditional => Conditional(conditional),
        CastSyntax cast => Cast(cast),
        SizeofTypeSyntax size => Sizeof(size.Span, types.Bind(size.Type)),
        SizeofExpressionSyntax size => Sizeof(size),
        OffsetofSyntax offset => Offsetof(offset),
        HasTypeSyntax has => Answer(has.Span, HasType(has.Type)),
        HasExpressionSyntax has => Has(has),
        TupleSyntax tuple => Tuple(tuple),
        _ => new BoundError(syntax.Span),
    };

    internal BoundError Fail(Diagnostic message)
    {
        Script.Sink.Add(message);
        return new BoundError(message.Span);
    }

    /// <summary>Does more than giving a value.</summary>
    internal static bool Acts(BoundExpression bound) => bound switch
    {
        BoundAssignment or BoundCall or BoundFormat { ToOutput: true } or BoundFeed or BoundMatch or BoundError => true,
        BoundBuiltinCall call => call.Builtin.HasEffect || call.Type is VoidType,
        BoundConversion conversion => Acts(conversion.Operand),
        BoundUnary unary => Acts(unary.Operand),
        BoundComma comma => Acts(comma.Second),
        BoundConditional conditional => Acts(conditional.WhenTrue) || Acts(conditional.WhenFalse),
        BoundBinary { Operator: "&&" or "||" } logical => Acts(logical.Right),
        _ => false,
    };

    private static BoundConstant Constant(SourceSpan span, YType type, long value) => new(span, type, value);

    /// <summary>A constant where it can be worked out.</summary>
    private static BoundExpression Folded(BoundExpression expression) =>
        expression is not BoundConstant && ConstantFolding.Fold(expression) is { } value ? new BoundConstant(expression.Span, expression.Type, value) : expression;

    private static bool IsZero(BoundExpression value) => value is BoundConstant { Value: 0L };

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

    /// <summary>Binds what a condition guards, unless it is a <c>_has</c> that says no: then it may name what the layout lacks. Null: left out.</summary>
    internal T? Guarded<T>(BoundExpression condition, bool wanted, bool asksLayout, Func<T> bind)
        where T : class
    {
        if (!asksLayout || condition is not BoundConstant { Value: bool known } || known == wanted)
            return bind();

        scope.HasGaps = true;
        return null;
    }

    /// <summary>A condition, and whether it asks what the layout has.</summary>
    internal BoundExpression Condition(ExpressionSyntax syntax, out bool asksLayout)
    {
        int before = scope.Questions;
        BoundExpression condition = Condition(syntax);
        asksLayout = scope.Questions > before;
        return condition;
    }

    private BoundExpression Conditional(ConditionalSyntax syntax)
    {
        BoundExpression condition = Condition(syntax.Condition, out bool asksLayout);
        BoundExpression? left = Guarded(condition, true, asksLayout, () => Bind(syntax.WhenTrue)), right = Guarded(condition, false, asksLayout, () => Bind(syntax.WhenFalse));
        if (condition is BoundError)
            return condition;

        // One that is left out decides nothing; of two that give nothing, neither is asked for a value.
        if (left is null || right is null)
            return left ?? right!;

        if (left.Type is VoidType && right.Type is VoidType)
            return new BoundConditional(syntax.Span, CTypes.Void, condition, left, right);

        (left, right) = (Value(syntax.WhenTrue, left), Value(syntax.WhenFalse, right));
        if (left is BoundError || right is BoundError)
            return new BoundError(syntax.Span);

        return Meeting(left, right) is { } type
            ? Folded(new BoundConditional(syntax.Span, type, condition, ConvertSilently(left, type), ConvertSilently(right, type)))
            : Fail(Catalogue.OperatorNotFor(syntax.Span, "?:", Say(left.Type), Say(right.Type)));
    }

    /// <summary>The type that both sides of a conditional come to, or null.</summary>
    private YType? Meeting(BoundExpression left, BoundExpression right) => (left.Type, right.Type) switch
    {
        (IntType, IntType) or (FloatType, _) or (_, FloatType) or (BoolType, IntType) or (IntType, BoolType) when IsNumeric(left.Type) && IsNumeric(right.Type) => Conversions.Common(PromotedType(left), PromotedType(right)),
        var (a, b) when a == b => a,
        (PointerType a, IntType) when IsZero(right) => a,
        (IntType, PointerType b) when IsZero(left) => b,
        (PointerType { Pointee: VoidType }, PointerType b) when IsZero(left) => b,
        (PointerType a, PointerType { Pointee: VoidType }) when IsZero(right) => a,
        (PointerType { Pointee: VoidType } a, PointerType) => a,
        (PointerType, PointerType { Pointee: VoidType } b) => b,
        (PointerType a, PointerType b) when IsUpcast(a.Pointee, b.Pointee) => b,
        (PointerType a, PointerType b) when IsUpcast(b.Pointee, a.Pointee) => a,
        _ => null,
    };

    private BoundExpression Tuple(TupleSyntax syntax)
    {
        BoundExpression[] parts = [.. syntax.Elements.Select(Value)];
        if (parts.Any(p => p is BoundError))
            return new BoundError(syntax.Span);

        return parts.FirstOrDefault(p => !TypeBinder.IsValue(p.Type)) is { } wrong
            ? Fail(Catalogue.ContainerArgument(wrong.Span, Say(wrong.Type), "a part of a tuple"))
            : new BoundTuple(syntax.Span, new TupleType([.. parts.Select(p => p.Type)]), [.. parts]);
    }
}

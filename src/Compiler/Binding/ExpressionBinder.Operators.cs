using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;
using YLang.Runtime.Values;

namespace YLang.Compiler.Binding;

/// <summary>Operators.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Unary(UnarySyntax syntax)
    {
        switch (syntax.Operator)
        {
            case "&":
                return AddressOf(syntax);
            case "*":
                BoundExpression pointer = Value(syntax.Operand);
                return pointer.Type switch
                {
                    ErrorType => pointer,
                    PointerType p => Read(syntax.Span, p.Pointee, pointer),
                    _ => Fail(Catalogue.UnaryNotFor(syntax.Span, "*", Say(pointer.Type))),
                };
            case "++" or "--":
                return Increment(syntax, syntax.Operator, syntax.Operand, isPostfix: false);
            case "!":
                BoundExpression condition = Condition(syntax.Operand);
                return condition is BoundError ? condition : Folded(new BoundUnary(syntax.Span, CTypes.Bool, "!", condition));
            default:
                return Sign(syntax);
        }
    }

    private BoundExpression Sign(UnarySyntax syntax)
    {
        BoundExpression operand = Value(syntax.Operand);
        if (operand is BoundError)
            return operand;

        if (!IsNumeric(operand.Type) || (syntax.Operator == "~" && operand.Type is FloatType or QuantityType))
            return Fail(Catalogue.UnaryNotFor(syntax.Span, syntax.Operator, Say(operand.Type)));

        BoundExpression promoted = Promoted(operand);
        return syntax.Operator == "+" ? promoted with { Span = syntax.Span } : Folded(new BoundUnary(syntax.Span, promoted.Type, syntax.Operator, promoted));
    }

    /// <summary>C's integer promotions. A bit field that fits into an int is one, whatever the type it is declared with.</summary>
    private static BoundExpression Promoted(BoundExpression value) => ConvertSilently(value, PromotedType(value));

    private static YType PromotedType(BoundExpression value) => value switch
    {
        BoundLoad { BitWidth: < 32, Type: IntType { Bits: 32 } } => CTypes.Int,
        _ => Conversions.Promote(Plain(value.Type)),
    };

    private BoundExpression AddressOf(UnarySyntax syntax)
    {
        BoundExpression operand = Bind(syntax.Operand);
        return operand switch
        {
            BoundError => operand,
            BoundPlace place => AsPointer(place.Address with { Span = syntax.Span }, new PointerType(place.Type)),
            BoundLoad { BitWidth: null } load => AsPointer(load.Address with { Span = syntax.Span }, new PointerType(load.Type)),
            BoundLoad => Fail(Catalogue.UnaryNotFor(syntax.Span, "&", "bit field")),
            _ => Fail(Catalogue.AddressOfTracer(syntax.Span)),
        };
    }

    private BoundExpression Binary(BinarySyntax syntax)
    {
        switch (syntax.Operator)
        {
            case ",":
                BoundExpression? first = Effect(syntax.Left);
                BoundExpression second = ReferenceEquals(_discarded, syntax) && Effect(syntax.Right) is { } effect ? effect : Value(syntax.Right);
                return first is BoundError || second is BoundError ? new BoundError(syntax.Span) : first is null ? second : new BoundComma(syntax.Span, second.Type, first, second);
            case "&&" or "||":
                return Logical(syntax);
            case "<<<":
                return Feed(syntax);
            case "~~" or "!~~":
                return Match(syntax);
            default:
                BoundExpression left = Value(syntax.Left), right = Value(syntax.Right);
                return left is BoundError || right is BoundError ? new BoundError(syntax.Span) : Operation(syntax, left, right);
        }
    }

    private BoundExpression Logical(BinarySyntax syntax)
    {
        BoundExpression left = Condition(syntax.Left, out bool asksLayout);
        if (Guarded(left, wanted: syntax.Operator == "&&", asksLayout, () => Condition(syntax.Right)) is not { } right)
            return left with { Span = syntax.Span };

        if (left is BoundError || right is BoundError)
            return new BoundError(syntax.Span);

        return left is BoundConstant { Value: bool known } && known == (syntax.Operator == "&&")
            ? right
            : Folded(new BoundBinary(syntax.Span, CTypes.Bool, syntax.Operator, left, right));
    }

    private BoundExpression Feed(BinarySyntax syntax)
    {
        BoundExpression aggregate = Value(syntax.Left), value = Value(syntax.Right);
        if (aggregate is BoundError || value is BoundError)
            return new BoundError(syntax.Span);

        return aggregate.Type is AggType && IsNumeric(value.Type)
            ? new BoundFeed(
                syntax.Span, CTypes.Void, aggregate, MayBeAbsent(value) ? value : ConvertSilently(value, Plain(value.Type) is FloatType ? CTypes.Double : CTypes.Long))
            : Fail(Catalogue.OperatorNotFor(syntax.OperatorSpan, "<<<", Say(aggregate.Type), Say(value.Type), InsteadOfOperator("<<<", aggregate.Type, value.Type)));
    }

    private BoundExpression Match(BinarySyntax syntax)
    {
        BoundExpression text = Converted(syntax.Left, _str);
        scope.HasMatched = true;
        if (syntax.Right is not RegexLiteralSyntax regex)
            return Fail(Catalogue.NotARegex(syntax.Right.Span));

        return Matcher.Problem(regex.Pattern) is { } problem ? Fail(Catalogue.BadRegex(regex.Span, problem, isSlow: problem == Matcher.LooksAround))
            : text is BoundError ? text
            : new BoundMatch(syntax.Span, CTypes.Bool, text, regex.Pattern, syntax.Operator == "!~~");
    }

    private BoundExpression Operation(BinarySyntax syntax, BoundExpression left, BoundExpression right)
    {
        (SourceSpan span, string op) = (syntax.Span, syntax.Operator);
        bool compares = op is "==" or "!=" or "<" or ">" or "<=" or ">=";
        switch (left.Type, right.Type)
        {
            case (PointerType or IntType, PointerType) or (PointerType, IntType) when compares:
                return ComparePointers(span, op, left, right);
            case (PointerType a, PointerType b) when op == "-" && a == b:
                return ElementSize(span, a) is { } size and not 0 ? new BoundPointerDifference(span, CTypes.Long, left, right, size) : new BoundError(span);
            case (PointerType p, IntType or BoolType) when op == "+":
                return (BoundExpression?)Advance(span, left, right, p) ?? new BoundError(span);
            case (PointerType p, IntType or BoolType) when op == "-":
                BoundExpression back = Folded(new BoundUnary(right.Span, CTypes.Long, "-", ConvertSilently(right, CTypes.Long)));
                return (BoundExpression?)Advance(span, left, back, p) ?? new BoundError(span);
            case (IntType or BoolType, PointerType p) when op == "+":
                return Advance(span, right, left, p) is { } address ? address with { IsIndexFirst = true } : new BoundError(span);
            case (StrType, StrType) when compares || op == "+":
                return Folded(new BoundBinary(span, compares ? CTypes.Bool : _str, op, left, right));
            case (TupleType a, TupleType b) when compares && a == b:
            case (HandleType { Name: "_node" }, HandleType { Name: "_node" }) when op is "==" or "!=":
                return new BoundBinary(span, CTypes.Bool, op, left, right);
            case (PointerType p, StrType) when compares:
                return Fail(Catalogue.MixesMemories(span, Say(p), "_str", p.Pointee is IntType { Bits: 8 } ? AsText(left, "p") : null));
            case (StrType, PointerType p) when compares:
                return Fail(Catalogue.MixesMemories(span, Say(p), "_str", p.Pointee is IntType { Bits: 8 } ? AsText(right, "p") : null));
            case (StrType, _) when op == "%":
                return Fail(Catalogue.FormatByOperator(syntax.OperatorSpan));
            case var (a, b) when IsNumeric(a) && IsNumeric(b):
                return Numbers(syntax, left, right, compares);
            default:
                return Fail(Catalogue.OperatorNotFor(syntax.OperatorSpan, op, Say(left.Type), Say(right.Type), InsteadOfOperator(op, left.Type, right.Type)));
        }
    }

    private BoundExpression Numbers(BinarySyntax syntax, BoundExpression left, BoundExpression right, bool compares)
    {
        string op = syntax.Operator;
        if (IsForIntegers(op) && (Plain(left.Type) is FloatType || Plain(right.Type) is FloatType))
            return Fail(Catalogue.OperatorNotFor(syntax.OperatorSpan, op, Say(left.Type), Say(right.Type)));

        if (op is "/" or "%" && IsZero(right))
            Script.Warn(Catalogue.DividesByZero(syntax.OperatorSpan));

        if (op is "<<" or ">>")
        {
            BoundExpression shifted = Promoted(left);
            return Folded(new BoundBinary(syntax.Span, shifted.Type, op, shifted, Promoted(right)));
        }

        YType common = Conversions.Common(PromotedType(left), PromotedType(right));
        if (compares)
            WarnIfConstant(syntax, left, right, common);

        return Folded(new BoundBinary(syntax.Span, compares ? CTypes.Bool : common, op, ConvertSilently(left, common), ConvertSilently(right, common)));
    }

    private static bool IsForIntegers(string op) => op is "%" or "&" or "|" or "^" or "<<" or ">>";

    /// <summary>A comparison with a constant that every value, or no value, of the other side's type satisfies.</summary>
    private void WarnIfConstant(BinarySyntax syntax, BoundExpression left, BoundExpression right, YType common)
    {
        bool isSwapped = left is BoundConstant;
        (BoundExpression value, BoundExpression limit) = isSwapped ? (right, left) : (left, right);
        if (value is BoundConstant || value.Type is not IntType type || common is not IntType { } wide || ConvertSilently(limit, common) is not BoundConstant { Value: long bits })
            return;

        // What is signed and compared as unsigned wraps around: its values are no stretch.
        if ((type.Signed && !wide.Signed) || Range(value) is not var (least, most))
            return;

        Int128 number = wide.Signed ? bits : (ulong)bits;
        string op = isSwapped ? syntax.Operator switch { "<" => ">", ">" => "<", "<=" => ">=", ">=" => "<=", var same => same } : syntax.Operator;
        bool? always = op switch
        {
            "<" => most < number ? true : least >= number ? false : null,
            "<=" => most <= number ? true : least > number ? false : null,
            ">" => least > number ? true : most <= number ? false : null,
            ">=" => least >= number ? true : most < number ? false : null,
            "==" => number < least || number > most ? false : null,
            _ => number < least || number > most ? true : null,
        };
        if (always is { } answer)
            Script.Warn(Catalogue.ComparisonIsConstant(syntax.Span, answer, Say(type), $"{least}", $"{most}"));
    }

    private static (Int128 Least, Int128 Most)? Range(BoundExpression value)
    {
        (int bits, bool isSigned) = value is BoundLoad { BitWidth: { } width, Type: IntType field } ? (width, field.Signed) : ((IntType)value.Type).Bits is var all ? (all, ((IntType)value.Type).Signed) : default;
        return isSigned ? (-(Int128.One << (bits - 1)), (Int128.One << (bits - 1)) - 1) : (0, (Int128.One << bits) - 1);
    }

    private BoundExpression ComparePointers(SourceSpan span, string op, BoundExpression left, BoundExpression right)
    {
        PointerType type = left.Type as PointerType ?? (PointerType)right.Type;
        bool isRelated = IsZero(left) || IsZero(right)
            || (left.Type is PointerType a && right.Type is PointerType b && (a == b || a.Pointee is VoidType || b.Pointee is VoidType || IsUpcast(a.Pointee, b.Pointee) || IsUpcast(b.Pointee, a.Pointee)));
        return isRelated
            ? new BoundBinary(span, CTypes.Bool, op, AsPointer(left, type), AsPointer(right, type))
            : Fail(CannotConvert(right, left.Type));
    }
}

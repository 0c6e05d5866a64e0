using System.Text.RegularExpressions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Operators, assignment.</summary>
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
                    _ => Fail(Catalogue.UnaryNotFor(syntax.Span, "*", pointer.Type.Name)),
                };
            case "++" or "--":
                return Increment(syntax.Span, syntax.Operator, syntax.Operand, isPostfix: false);
            case "!":
                BoundExpression condition = Condition(syntax.Operand);
                return condition is BoundError ? condition : Folded(new BoundUnary(syntax.Span, CTypes.Bool, "!", condition));
            default:
                BoundExpression operand = Value(syntax.Operand);
                if (operand is BoundError)
                    return operand;

                if (!Conversions.IsNumber(operand.Type) || (syntax.Operator == "~" && operand.Type is FloatType))
                    return Fail(Catalogue.UnaryNotFor(syntax.Span, syntax.Operator, operand.Type.Name));

                YType type = Conversions.Promote(operand.Type);
                BoundExpression promoted = Convert(operand, type);
                return syntax.Operator == "+" ? promoted : Folded(new BoundUnary(syntax.Span, type, syntax.Operator, promoted));
        }
    }

    private BoundExpression AddressOf(UnarySyntax syntax)
    {
        BoundExpression operand = Bind(syntax.Operand);
        return operand switch
        {
            BoundError => operand,
            BoundPlace place => new BoundConversion(syntax.Span, new PointerType(place.Type), place.Address),
            BoundLoad { BitWidth: null } load => new BoundConversion(syntax.Span, new PointerType(load.Type), load.Address),
            BoundLoad => Fail(Catalogue.UnaryNotFor(syntax.Span, "&", "bit field")),
            _ => Fail(Catalogue.AddressOfTracer(syntax.Span)),
        };
    }

    private BoundExpression Binary(BinarySyntax syntax)
    {
        switch (syntax.Operator)
        {
            case ",":
                BoundExpression first = Effect(syntax.Left), second = Value(syntax.Right);
                return first is BoundError || second is BoundError ? new BoundError(syntax.Span) : new BoundComma(syntax.Span, second.Type, first, second);
            case "&&" or "||":
                return Logical(syntax);
            case "<<<":
                return Feed(syntax);
            case "~~" or "!~~":
                return Match(syntax);
            default:
                BoundExpression left = Value(syntax.Left), right = Value(syntax.Right);
                return left is BoundError || right is BoundError ? new BoundError(syntax.Span) : Arithmetic(syntax.Span, syntax.Operator, left, right);
        }
    }

    private BoundExpression Logical(BinarySyntax syntax)
    {
        BoundExpression left = Condition(syntax.Left);
        // What a constant decides is not bound: it may name what the layout lacks.
        if (left is BoundConstant { Value: bool known } && known == (syntax.Operator == "||"))
            return left;

        BoundExpression right = Condition(syntax.Right);
        if (left is BoundError || right is BoundError)
            return new BoundError(syntax.Span);

        return left is BoundConstant ? right : Folded(new BoundBinary(syntax.Span, CTypes.Bool, syntax.Operator, left, right));
    }

    private BoundExpression Feed(BinarySyntax syntax)
    {
        BoundExpression aggregate = Value(syntax.Left), value = Value(syntax.Right);
        if (aggregate is BoundError || value is BoundError)
            return new BoundError(syntax.Span);

        if (aggregate.Type is not AggType || !Conversions.IsNumber(value.Type))
            return Fail(Catalogue.OperatorNotFor(syntax.OperatorSpan, "<<<", aggregate.Type.Name, value.Type.Name));

        return new BoundFeed(syntax.Span, CTypes.Void, aggregate, Convert(value, value.Type is FloatType ? CTypes.Double : CTypes.Long));
    }

    private BoundExpression Match(BinarySyntax syntax)
    {
        BoundExpression text = Converted(syntax.Left, _str);
        if (syntax.Right is not RegexLiteralSyntax regex)
            return Fail(Catalogue.OperatorNotFor(syntax.OperatorSpan, syntax.Operator, text.Type.Name, "no regular expression: write rx/…/"));

        scope.HasMatched = true;
        try
        {
            _ = new Regex(regex.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Fail(Catalogue.BadRegex(regex.Span, e.Message.Split('\n')[0].TrimEnd('.')));
        }

        return text is BoundError ? text : new BoundMatch(syntax.Span, CTypes.Bool, text, regex.Pattern, syntax.Operator == "!~~");
    }

    private BoundExpression Arithmetic(SourceSpan span, string op, BoundExpression left, BoundExpression right)
    {
        bool compares = op is "==" or "!=" or "<" or ">" or "<=" or ">=";
        switch (left.Type, right.Type)
        {
            case (PointerType or IntType, PointerType) or (PointerType, IntType) when compares:
                return ComparePointers(span, op, left, right);
            case (PointerType a, PointerType b) when op == "-" && a == b:
                return SizeOf(a.Pointee) is { } size and not 0
                    ? new BoundPointerDifference(span, CTypes.Long, left, right, size)
                    : Fail(Catalogue.OperatorNotFor(span, op, a.Name, b.Name));
            case (PointerType p, IntType or BoolType) when op is "+" or "-":
                BoundExpression by = op == "+" ? right : new BoundUnary(right.Span, CTypes.Long, "-", Convert(right, CTypes.Long));
                return (BoundExpression?)Advance(span, left, by, p) ?? new BoundError(span);
            case (IntType or BoolType, PointerType p) when op == "+":
                return (BoundExpression?)Advance(span, right, left, p) ?? new BoundError(span);
            case (StrType, StrType) when compares || op == "+":
                return Folded(new BoundBinary(span, compares ? CTypes.Bool : _str, op, left, right));
            case (TupleType a, TupleType b) when a == b && op is "==" or "!=":
                return new BoundBinary(span, CTypes.Bool, op, left, right);
            case (HandleType { Name: "_node" or "_frame" } a, HandleType b) when a == b && op is "==" or "!=":
                return new BoundBinary(span, CTypes.Bool, op, left, right);
            case (PointerType, StrType) or (StrType, PointerType):
                return Fail(Catalogue.MixesMemories(span, left.Type is PointerType ? left.Type.Name : right.Type.Name, "_str"));
            case (IntType or BoolType or FloatType, IntType or BoolType or FloatType):
                return Numbers(span, op, left, right, compares);
            default:
                return Fail(Catalogue.OperatorNotFor(span, op, left.Type.Name, right.Type.Name));
        }
    }

    private BoundExpression Numbers(SourceSpan span, string op, BoundExpression left, BoundExpression right, bool compares)
    {
        bool integersOnly = op is "%" or "&" or "|" or "^" or "<<" or ">>";
        if (integersOnly && (left.Type is FloatType || right.Type is FloatType))
            return Fail(Catalogue.OperatorNotFor(span, op, left.Type.Name, right.Type.Name));

        if (op is "<<" or ">>")
        {
            YType shifted = Conversions.Promote(left.Type);
            return Folded(new BoundBinary(span, shifted, op, Convert(left, shifted), Convert(right, Conversions.Promote(right.Type))));
        }

        YType common = Conversions.Common(left.Type, right.Type);
        if (compares)
            WarnIfConstant(span, op, left, right, common);

        return Folded(new BoundBinary(span, compares ? CTypes.Bool : common, op, ConvertSilently(left, common), ConvertSilently(right, common)));
    }

    /// <summary>Arithmetic's own conversions: no warning, C's programmers know them.</summary>
    private static BoundExpression ConvertSilently(BoundExpression value, YType type) => value.Type == type ? value : Folded(new BoundConversion(value.Span, type, value));

    private void WarnIfConstant(SourceSpan span, string op, BoundExpression left, BoundExpression right, YType common)
    {
        if (common is IntType { Signed: false } && left is not BoundConstant && ConstantFolding.Fold(right) is 0L && op is "<" or ">=" && left.Type is IntType { Signed: false })
            Script.Sink.Add(Catalogue.ComparisonIsConstant(span, op == ">="));
    }

    private BoundExpression ComparePointers(SourceSpan span, string op, BoundExpression left, BoundExpression right)
    {
        bool zero = ConstantFolding.Fold(left) is 0L || ConstantFolding.Fold(right) is 0L;
        YType type = left.Type is PointerType ? left.Type : right.Type;
        bool related = left.Type == right.Type || zero
            || (left.Type is PointerType a && right.Type is PointerType b && (a.Pointee is VoidType || b.Pointee is VoidType || IsUpcast(a.Pointee, b.Pointee) || IsUpcast(b.Pointee, a.Pointee)));
        if (!related)
            return Fail(CannotConvert(right, left.Type));

        return new BoundBinary(span, CTypes.Bool, op, AsPointer(left, type), AsPointer(right, type));
    }

    private static BoundExpression AsPointer(BoundExpression value, YType type) =>
        value.Type == type ? value : value.Type is IntType ? Constant(value.Span, type, 0) : new BoundConversion(value.Span, type, value);

    private BoundExpression Assignment(AssignmentSyntax syntax)
    {
        BoundExpression target = Bind(syntax.Target);
        if (Assignable(target) is { } wrong)
            return wrong;

        string op = syntax.Operator[..^1];
        if (op.Length == 0)
        {
            BoundExpression value = Converted(syntax.Value, target.Type);
            return value is BoundError ? value : new BoundAssignment(syntax.Span, target.Type, target, "", value, target.Type, IsPostfix: false);
        }

        BoundExpression by = Value(syntax.Value);
        return by is BoundError ? by : Compound(syntax.Span, op, target, by, isPostfix: false);
    }

    private BoundExpression Increment(SourceSpan span, string op, ExpressionSyntax operand, bool isPostfix)
    {
        BoundExpression target = Bind(operand);
        return Assignable(target) ?? Compound(span, op[..1], target, Constant(span, CTypes.Int, 1), isPostfix);
    }

    private BoundExpression Compound(SourceSpan span, string op, BoundExpression target, BoundExpression by, bool isPostfix)
    {
        switch (target.Type, by.Type)
        {
            case (PointerType p, IntType) when op is "+" or "-" && SizeOf(p.Pointee) is { } size:
                BoundExpression bytes = Folded(new BoundBinary(span, CTypes.ULong, "*", ConvertSilently(by, CTypes.ULong), Constant(span, CTypes.ULong, size)));
                return new BoundAssignment(span, target.Type, target, op, bytes, CTypes.ULong, isPostfix);
            case (StrType, StrType) when op == "+":
                return new BoundAssignment(span, target.Type, target, op, by, _str, isPostfix);
            case (IntType or BoolType or FloatType, IntType or BoolType or FloatType) when !(op is "%" or "&" or "|" or "^" or "<<" or ">>" && (target.Type is FloatType || by.Type is FloatType)):
                YType type = op is "<<" or ">>" ? Conversions.Promote(target.Type) : Conversions.Common(target.Type, by.Type);
                return new BoundAssignment(span, target.Type, target, op, op is "<<" or ">>" ? Convert(by, Conversions.Promote(by.Type)) : ConvertSilently(by, type), type, isPostfix);
            default:
                return Fail(Catalogue.OperatorNotFor(span, op + "=", target.Type.Name, by.Type.Name));
        }
    }

    /// <summary>Null where the target can be assigned to; else the error, after its message.</summary>
    private BoundError? Assignable(BoundExpression target) => target switch
    {
        BoundError error => error,
        BoundLocal or BoundContainerElement => null,
        BoundGlobalVariable { Symbol: { IsParam: true } param } => Fail(Catalogue.ConstantAssigned(target.Span, param.Name)),
        BoundGlobalVariable => null,
        BoundLoad or BoundPlace => Fail(Catalogue.WritesTarget(target.Span)),
        BoundConstant => Fail(Catalogue.ConstantAssigned(target.Span, target.Span.Text)),
        _ => Fail(Catalogue.NotAssignable(target.Span)),
    };
}

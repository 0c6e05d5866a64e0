using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Assignments, and what <c>++</c> and <c>--</c> do.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Assignment(AssignmentSyntax syntax)
    {
        if (TryDeclareMissing(syntax))
            return new BoundError(syntax.Span);

        BoundExpression target = AssignedTarget(syntax, syntax.Target);
        string op = syntax.Operator[..^1];
        BoundExpression value = op.Length == 0 ? Converted(syntax.Value, target.Type) : Value(syntax.Value);
        if (target is BoundError || value is BoundError)
            return new BoundError(syntax.Span);

        return op.Length == 0
            ? new BoundAssignment(syntax.Span, target.Type, target, "", value, target.Type, IsPostfix: false)
            : Compound(syntax.Span, syntax.OperatorSpan, op, target, value, isPostfix: false);
    }

    private BoundExpression Increment(ExpressionSyntax syntax, string op, ExpressionSyntax operand, bool isPostfix)
    {
        BoundExpression target = AssignedTarget(syntax, operand);
        return target is BoundError ? target : Compound(syntax.Span, syntax.Span, op[..1], target, Constant(syntax.Span, CTypes.Int, 1), isPostfix);
    }

    /// <summary>What is assigned to, or the error after its message.</summary>
    private BoundExpression AssignedTarget(ExpressionSyntax whole, ExpressionSyntax target)
    {
        // Whoever takes the assignment's value reads the variable.
        BoundExpression bound = ReferenceEquals(whole, _discarded) ? Target(target) : Bind(target);
        return Assignable(bound) ?? bound;
    }

    private BoundExpression Compound(SourceSpan span, SourceSpan operatorSpan, string op, BoundExpression target, BoundExpression by, bool isPostfix)
    {
        switch (target.Type, by.Type)
        {
            case (PointerType p, IntType or BoolType) when op is "+" or "-":
                if (ElementSize(span, p) is not { } size)
                    return new BoundError(span);

                // Through long, so that a negative int stays one.
                BoundExpression count = ConvertSilently(ConvertSilently(by, CTypes.Long), CTypes.ULong);
                BoundExpression bytes = Folded(new BoundBinary(by.Span, CTypes.ULong, "*", count, Constant(by.Span, CTypes.ULong, size)));
                return new BoundAssignment(span, target.Type, target, op, bytes, CTypes.ULong, isPostfix);
            case (StrType, StrType) when op == "+":
                return new BoundAssignment(span, target.Type, target, op, by, _str, isPostfix);
            case (IntType or BoolType or FloatType, _) when IsNumeric(by.Type) && !(IsForIntegers(op) && (target.Type is FloatType || Plain(by.Type) is FloatType)):
                if (op is "/" or "%" && IsZero(by))
                    Script.Warn(Catalogue.DividesByZero(operatorSpan));

                bool shifts = op is "<<" or ">>";
                YType type = shifts ? Conversions.Promote(target.Type) : Conversions.Common(target.Type, PromotedType(by));
                return new BoundAssignment(span, target.Type, target, op, shifts ? Promoted(by) : ConvertSilently(by, type), type, isPostfix);
            default:
                return Fail(Catalogue.OperatorNotFor(operatorSpan, op + "=", Say(target.Type), Say(by.Type), InsteadOfOperator(op + "=", target.Type, by.Type)));
        }
    }

    /// <summary>Null where the target can be assigned to; else the error, after its message.</summary>
    private BoundError? Assignable(BoundExpression target) => target switch
    {
        BoundError error => error,
        BoundLocal { Symbol: var local } when scope.IsConstant(local) => Fail(Catalogue.ConstantAssigned(target.Span, local.Name)),
        BoundGlobalVariable { Symbol: { IsParam: true } param } => Fail(Catalogue.ParamAssigned(target.Span, param.Name)),
        BoundLocal or BoundContainerElement or BoundGlobalVariable => null,
        BoundLoad or BoundPlace => Fail(Catalogue.WritesTarget(target.Span)),
        BoundConstant => Fail(Catalogue.ConstantAssigned(target.Span, target.Span.Text)),
        BoundHandleMember => Fail(Catalogue.MemberAssigned(target.Span)),
        _ => Fail(Catalogue.NotAssignable(target.Span)),
    };
}

using System.Collections.Immutable;
using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Reference;

/// <summary>Expressions.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The value as a value of another type, as assignment converts it.</summary>
    private Value Evaluate(Expression node, Frame frame, ScriptType type) => Numbers.Convert(Evaluate(node, frame), node.Type, type);

    private bool Holds(Expression node, Frame frame) => Evaluate(node, frame, node.Type is PointerTo ? node.Type : ScriptType.Bool).Whole != 0;

    private Value Evaluate(Expression node, Frame frame)
    {
        if (++_work > _mostWork)
            throw new TooLongException();

        switch (node)
        {
            case IntegerLiteral n:
                return new Value(n.Value);
            case FloatLiteral n:
                return Value.Of(n.Value);
            case TextLiteral n:
                return Value.Of(n.Value);
            case NamedConstant n:
                return new Value(n.Value);
            case VariableUse n:
                return Variables(n.Variable, frame)[n.Variable.Id];
            case Unary n:
                return Evaluate(n, frame);
            case Binary n:
                return Evaluate(n, frame);
            case Conditional n:
                return Evaluate(Holds(n.Condition, frame) ? n.WhenTrue : n.WhenFalse, frame, n.Type);
            case Cast n:
                return Evaluate(n.Operand, frame, n.Type);
            case Parentheses n:
                return Evaluate(n.Inner, frame);
            case Assignment n:
                return Assign(n, frame);
            case Step n:
                return Assign(n.Target, n.Operator[..1], new IntegerLiteral(ScriptType.Int, "1", 1), n.IsPostfix, frame);
            case Element { IsOurs: true } n:
                return Read(Place(n, frame));
            case ExternUse or MemberUse or Element or Dereference:
                return Load(node, Address(node, frame));
            case AddressOf n:
                return new Value(Address(n.Place, frame));
            case Decay n:
                return new Value(Address(n.Array, frame));
            case SizeOf n:
                return new Value(FixedLayout.SizeOf(n.Measured));
            case Call n:
                return Evaluate(n, frame);
            case BuiltInCall n:
                return Evaluate(n, frame);
            case TupleOfValues n:
                return Value.Of(new TupleValue([.. n.Items.Select((e, i) => Evaluate(e, frame, n.Shape.Items[i]))]));
            case Formatted n:
                return Evaluate(n, frame);
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    private Value Evaluate(Unary node, Frame frame)
    {
        if (node.Operator == "!")
            return Value.Of(!Holds(node.Operand, frame));

        Value value = Evaluate(node.Operand, frame, node.Type);
        return (node.Operator, node.Type) switch
        {
            ("+", _) => value,
            ("-", Floating) => Value.Of(-value.Real),
            ("-", _) => new Value(Numbers.Wrap(-value.Whole, (Integer)node.Type)),
            _ => new Value(Numbers.Wrap(~value.Whole, (Integer)node.Type)),
        };
    }

    private Value Evaluate(Binary node, Frame frame)
    {
        switch (node.Operator)
        {
            case ",":
                Evaluate(node.Left, frame);
                return Evaluate(node.Right, frame);
            case "&&":
                return Value.Of(Holds(node.Left, frame) && Holds(node.Right, frame));
            case "||":
                return Value.Of(Holds(node.Left, frame) || Holds(node.Right, frame));
        }

        Value left = Evaluate(node.Left, frame), right = Evaluate(node.Right, frame);
        bool compares = node.Operator is "<" or ">" or "<=" or ">=" or "==" or "!=";
        switch (node.Left.Type, node.Right.Type)
        {
            case (TextType, _):
                return compares ? Value.Of(Numbers.Compare(node.Operator, string.CompareOrdinal(left.Text, right.Text))) : Value.Of(left.Text + right.Text);
            case (PointerTo, _) or (_, PointerTo) when compares:
                return Value.Of(Numbers.Compare(node.Operator, left, right, ScriptType.UnsignedLong));
            case (PointerTo p, PointerTo):
                return new Value(Numbers.Wrap(left.Whole - right.Whole, ScriptType.Long) / FixedLayout.SizeOf(p.Target));
            case (PointerTo p, _):
                return Advance(left, node.Operator, right, p);
            case (_, PointerTo p):
                return Advance(right, node.Operator, left, p);
        }

        ScriptType a = Numbers.Promoted(node.Left), b = Numbers.Promoted(node.Right);
        (left, right) = (Numbers.Convert(left, node.Left.Type, a), Numbers.Convert(right, node.Right.Type, b));
        if (node.Operator is "<<" or ">>")
            return Numbers.Shift(node.Operator, left, (Integer)a, right);

        ScriptType common = Numbers.Common(a, b);
        (left, right) = (Numbers.Convert(left, a, common), Numbers.Convert(right, b, common));
        return compares ? Value.Of(Numbers.Compare(node.Operator, left, right, common)) : Operate(node.Operator, left, right, common);
    }

    private Value Operate(string op, Value left, Value right, ScriptType type) => Numbers.Operate(op, left, right, type) ?? throw Fault(f => f.Arithmetic++);

    private static Value Advance(Value pointer, string op, Value count, PointerTo type)
    {
        Int128 bytes = count.Whole * FixedLayout.SizeOf(type.Target);
        return new Value(Numbers.Wrap(op == "+" ? pointer.Whole + bytes : pointer.Whole - bytes, ScriptType.UnsignedLong));
    }

    private Value Assign(Assignment node, Frame frame) => Assign(node.Target, node.Operator, node.Value, isPostfix: false, frame);

    /// <summary>Container and key first, then the right side; the old value is read last.</summary>
    private Value Assign(Expression target, string op, Expression by, bool isPostfix, Frame frame)
    {
        OurPlace? place = target is Element element ? Place(element, frame) : null;
        Value value = Evaluate(by, frame);
        ScriptType type = target.Type;
        Value old = op.Length == 0 ? default : place is { } p ? Read(p) : Evaluate(target, frame);
        Value result;
        if (op.Length == 0)
            result = Numbers.Convert(value, by.Type, type);
        else if (type is PointerTo pointer)
            result = Advance(old, op, value, pointer);
        else if (type is TextType)
            result = Value.Of(old.Text + value.Text);
        else
            result = Compound(old, type, op, value, by);

        if (place is { } here)
            Write(here, result);
        else
            Variables(((VariableUse)target).Variable, frame)[((VariableUse)target).Variable.Id] = result;

        return isPostfix ? old : result;
    }

    private Value Compound(Value old, ScriptType type, string op, Value value, Expression by)
    {
        ScriptType a = Numbers.Promoted(type), b = Numbers.Promoted(by);
        (old, value) = (Numbers.Convert(old, type, a), Numbers.Convert(value, by.Type, b));
        if (op is "<<" or ">>")
            return Numbers.Convert(Numbers.Shift(op, old, (Integer)a, value), a, type);

        ScriptType common = Numbers.Common(a, b);
        return Numbers.Convert(Operate(op, Numbers.Convert(old, a, common), Numbers.Convert(value, b, common), common), common, type);
    }

    private Value Evaluate(Call node, Frame frame)
    {
        Function function = _functions[node.Function];
        var called = new Frame(function);
        ImmutableArray<Value> arguments = [.. node.Arguments.Select((a, i) => Evaluate(a, frame, function.Parameters[i].Type))];
        for (int i = 0; i < arguments.Length; i++)
            called.Locals[function.Parameters[i].Id] = arguments[i];

        if (!_recursive.Contains(node.Function))
        {
            Execute(function.Body, called);
            return called.Result;
        }

        CountTurn();
        if (_depth == MostDepth)
            throw Fault(f => f.Depth++);

        _depth++;
        try
        {
            Execute(function.Body, called);
        }
        finally
        {
            _depth--;
        }

        return called.Result;
    }

    private Value Evaluate(Formatted node, Frame frame)
    {
        // A container is printed as it is when all arguments have been evaluated.
        List<Value> values = [.. node.Pieces.Select(p => p.Argument is null ? default : Printed(p, frame))];
        string text = string.Concat(node.Pieces.Zip(values, (p, v) => p.Argument is null ? p.Specification : Format.Piece(p, v, p.Argument.Type)));
        if (!node.IsOutput)
            return Value.Of(text);

        _output.Append(text);
        return default;
    }

    private Value Printed(Piece piece, Frame frame) => Evaluate(piece.Argument!, frame, piece.Conversion == 'e' ? ScriptType.Double : piece.Argument!.Type);

    private Dictionary<int, Value> Variables(Variable variable, Frame frame) => variable.IsGlobal ? _globals : frame.Locals;

    /// <summary>Counts a fault; what is thrown ends the innermost guarded unit.</summary>
    private FaultException Fault(Action<Faults> count)
    {
        count(_faults);
        return new FaultException();
    }
}

using System.Diagnostics;
using YLang.Compiler.Binding;
using YLang.Compiler.Lowering;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>How tightly C# binds.</summary>
internal enum Precedence
{
    Any,
    Assignment,
    Conditional,
    LogicalOr,
    LogicalAnd,
    Or,
    Xor,
    And,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>A piece of C# and how tightly its outermost operator binds.</summary>
internal readonly record struct Code(string Text, Precedence Precedence)
{
    public string In(Precedence least) => Precedence < least ? $"({Text})" : Text;
}

/// <summary>Expressions as C#: <c>d->ma_used + 1</c> becomes <c>m.I64(d + 16 /* ma_used */) + 1</c>. Lowering has made them free of what C# lacks.</summary>
internal sealed class ExpressionEmitter
{
    private readonly ScriptTables _tables;
    private readonly LocalNames _locals;
    private readonly OperatorEmitter _operators;
    private readonly AddressEmitter _addresses;
    private readonly CallEmitter _calls;

    public ExpressionEmitter(ScriptTables tables, LocalNames locals)
    {
        (_tables, _locals) = (tables, locals);
        _operators = new OperatorEmitter(this);
        _addresses = new AddressEmitter(this, tables);
        _calls = new CallEmitter(this, tables);
    }

    public string Emit(BoundExpression node, Precedence least = Precedence.Any) => Code(node).In(least);

    /// <summary>In a place that has the expression's type: small numbers need no suffix.</summary>
    public string EmitTyped(BoundExpression node, Precedence least = Precedence.Any) =>
        node is BoundConstant { Value: long bits, Type: not BoolType } ? new Code(Literals.Integer(bits, node.Type, isTyped: true), bits < 0 ? Precedence.Unary : Precedence.Primary).In(least) : Emit(node, least);

    public string Name(LocalSymbol symbol) => _locals[symbol];

    private Code Code(BoundExpression node) => node switch
    {
        BoundConstant n => Constant(n),
        BoundLocal n => Primary(_locals[n.Symbol]),
        BoundGlobalVariable n => Primary(_tables.Names[n.Symbol]),
        BoundExternAddress n => Primary(_tables.Extern(n.Name)),
        BoundTargetText n => Primary(_tables.TargetText(n.Text)),
        BoundOffset or BoundElementAddress or BoundPlace => _addresses.Address(node),
        BoundLoad n => _addresses.Load(n),
        BoundPointerDifference n => _addresses.Difference(n),
        BoundUnary n => _operators.Unary(n),
        BoundBinary n => _operators.Binary(n),
        BoundConversion n => _operators.Conversion(n),
        BoundConditional n => new($"{Emit(n.Condition, Precedence.LogicalOr)} ? {Emit(n.WhenTrue, Precedence.Conditional)} : {Emit(n.WhenFalse, Precedence.Conditional)}", Precedence.Conditional),
        BoundAssignment n => _operators.Assignment(n),
        BoundContainerElement n => _calls.Element(n),
        BoundHandleMember n => _calls.Member(n),
        BoundCall n => _calls.Call(n),
        BoundBuiltinCall n => _calls.Builtin(n),
        BoundFormat n => new FormatEmitter(this).Format(n),
        BoundFeed n => Primary($"{Emit(n.Aggregate, Precedence.Primary)}.Feed({Emit(n.Value)})"),
        LoweredMatch n => _calls.Match(n),
        LoweredCapture n => Primary($"{_locals[n.Captures]}[{n.Group}]"),
        BoundTuple n => Primary($"({string.Join(", ", n.Elements.Select(e => Emit(e)))})"),
        LoweredTupleItem n => Primary($"{Emit(n.Tuple, Precedence.Primary)}.Item{n.Index + 1}"),
        BoundLabel n => _calls.Label(n),
        BoundDeclaredLabel n => _calls.DeclaredLabel(n),
        BoundWalk n => Primary($"{_tables.Heap(n.Heap)}.Walk(new WalkRequest({(n.VisibleOnly ? "true" : "false")}, {(n.Start is null ? "0" : EmitTyped(n.Start))}))"),
        BoundReferrers n => _calls.Referrers(n),
        LoweredSorted n => Primary($"{_locals[n.Sorter]}.Sorted()"),
        LoweredIsUsedUp n => new($"{_locals[n.Counter]}-- <= 0", Precedence.Relational),
        _ => throw new UnreachableException(node.GetType().Name),
    };

    private static Code Primary(string text) => new(text, Precedence.Primary);

    private static Code Constant(BoundConstant node) => (node.Value, node.Type) switch
    {
        (string s, _) => Primary(Literals.Text(s)),
        (_, BoolType) => Primary(ConstantFolder.IsTrue(node.Value) ? "true" : "false"),
        (double d, FloatType f) => Negative(Literals.Floating(d, f.Bits == 32)),
        (long l, FloatType f) => Negative(Literals.Floating(l, f.Bits == 32)),
        (long or bool, HandleType) => Primary("default"),
        (bool b, _) => Primary(Literals.Integer(b ? 1 : 0, node.Type, isTyped: false)),
        (long l, _) => Negative(Literals.Integer(l, node.Type, isTyped: false)),
        _ => throw new UnreachableException($"{node.Value} as {node.Type}"),
    };

    private static Code Negative(string number) => new(number, number[0] is '-' or '(' ? Precedence.Unary : Precedence.Primary);
}

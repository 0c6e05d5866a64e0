using System.Globalization;
using YLang.Compiler.Binding;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>
/// <c>printf("%s: %ld\n", name, n)</c> becomes <c>rt.Print(name + ": " + Text.Of(n) + "\n")</c>. Several texts of any length may be too long together: the budget is asked before.
/// </summary>
internal sealed class FormatEmitter(ExpressionEmitter expressions)
{
    public Code Format(BoundFormat node)
    {
        string[] pieces = [.. node.Pieces.Where(p => p.Argument is not null || p.Text.Length > 0).Select(Piece)];
        bool isBounded = node.Pieces.Count(p => p.Argument?.Type is StrType && p.Precision is null) < 2;
        string text = pieces.Length == 0 ? "\"\"" : isBounded ? string.Join(" + ", pieces) : $"Text.Concat(rt.Budget, new string[] {{ {string.Join(", ", pieces)} }})";
        return new Code(node.ToOutput ? $"rt.Print({text})" : isBounded ? $"Text.Made({text}, rt.Budget)" : text, Precedence.Primary);
    }

    private string Piece(FormatPiece piece)
    {
        if (piece.Argument is not { } argument)
            return Literals.Text(piece.Text);

        bool isPlain = piece is { Flags.Length: 0, Width: null, Precision: null };
        string value = Value(piece.Conversion, argument);
        return piece.Conversion switch
        {
            's' when isPlain && argument.Type is StrType => expressions.Emit(argument, Precedence.Multiplicative),
            's' when isPlain => $"Text.Of({value})",
            'd' or 'i' when isPlain && argument.Type is IntType or BoolType => $"Text.Of({value})",
            _ => $"Text.Format('{piece.Conversion}', {Literals.Text(piece.Flags)}, {Number(piece.Width)}, {Number(piece.Precision)}, {value})",
        };
    }

    /// <summary>The argument in the width that C's promotion gives it: <c>%x</c> of an int shows 32 bits, <c>%d</c> of an <c>unsigned char</c> 0 to 255.</summary>
    private string Value(char conversion, BoundExpression argument)
    {
        YType type = argument.Type;
        return (conversion, type) switch
        {
            (_, PointerType or CodeType) => expressions.Emit(argument),
            (_, BoolType) => $"({expressions.Emit(argument, Precedence.LogicalOr)} ? 1L : 0L)",
            ('d' or 'i' or 'c', IntType { Bits: var bits }) => Cast("long", new IntType("", Math.Max(bits, 32), true), argument),
            ('u' or 'x' or 'X' or 'o' or 'p', IntType { Bits: var bits }) => Cast("ulong", new IntType("", Math.Max(bits, 32), false), argument),
            ('s', IntType { Signed: var signed }) => Cast(signed ? "long" : "ulong", type, argument),
            (_, IntType) => $"(double){expressions.Emit(argument, Precedence.Unary)}",
            (_, FloatType { Bits: 32 }) when conversion != 's' => $"(double){expressions.Emit(argument, Precedence.Unary)}",
            _ => expressions.Emit(argument),
        };
    }

    private string Cast(string wide, YType own, BoundExpression argument)
    {
        if (argument is BoundConstant { Value: long bits })
            return Literals.Integer(Lowering.ConstantFolder.Wrap(bits, own), new IntType("", 64, wide == "long"), isTyped: false);

        string same = CSharpTypes.Of(own) == CSharpTypes.Of(argument.Type) ? "" : $"({CSharpTypes.Of(own)})";
        string outer = CSharpTypes.Of(own) == wide ? "" : $"({wide})";
        return outer.Length + same.Length == 0 ? expressions.Emit(argument) : $"{outer}{same}{expressions.Emit(argument, Precedence.Unary)}";
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";
}

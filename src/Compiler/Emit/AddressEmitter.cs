using System.Globalization;
using YLang.Compiler.Binding;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>Addresses in the target and reads from it: <c>m.U64(p + 24 /* ob_item */)</c>.</summary>
internal sealed class AddressEmitter(ExpressionEmitter expressions, ScriptTables tables)
{
    // &p->a.b[i]   →   p + 24 /* a.b */ + (ulong)i * 8
    public Code Address(BoundExpression node)
    {
        switch (node)
        {
            case BoundPlace place:
                return new Code(expressions.Emit(place.Address, Precedence.Primary), Precedence.Primary);
            case BoundElementAddress { IsIndexFirst: true } element:
                return new Code($"{Scaled(element)} + {expressions.Emit(element.Address, Precedence.Multiplicative)}", Precedence.Additive);
            case BoundElementAddress element:
                return new Code($"{expressions.Emit(element.Address, Precedence.Additive)} + {Scaled(element)}", Precedence.Additive);
        }

        long bytes = 0;
        string moved = "";
        var fields = new List<string>();
        BoundExpression address = node;
        while (address is BoundOffset or BoundConversion { Type: PointerType, Operand.Type: PointerType } or BoundPlace)
        {
            if (address is BoundOffset { Owner: { } owner, Field: { } movable } asked)
            {
                moved = $" + {tables.Place(owner, movable, asked.Bytes)} /* {Literals.Comment(movable)} */" + moved;
            }
            else if (address is BoundOffset offset)
            {
                bytes += offset.Bytes;
                if (offset.Field is { } field)
                    fields.Insert(0, field);
            }

            address = address switch { BoundOffset o => o.Address, BoundPlace p => p.Address, _ => ((BoundConversion)address).Operand };
        }

        string comment = fields.Count == 0 ? "" : $" /* {Literals.Comment(string.Join(".", fields))} */";
        if (bytes == 0)
            return new Code(expressions.Emit(address, Precedence.Additive) + comment + moved, Precedence.Additive);

        string distance = Math.Abs((decimal)bytes).ToString(CultureInfo.InvariantCulture);
        return new Code($"{expressions.Emit(address, Precedence.Additive)} {(bytes < 0 ? '-' : '+')} {distance}{comment}{moved}", Precedence.Additive);
    }

    public Code Load(BoundLoad node)
    {
        string address = expressions.Emit(node.Address);
        if (node.BitWidth is { } width)
            return BitField(node, address, width);

        return node.Type is BoolType
            ? new Code($"m.U8({address}) != 0", Precedence.Equality)
            : new Code($"m.{Reader(node.Type)}({address})", Precedence.Primary);
    }

    // (long)(p - q) / 8
    public Code Difference(BoundPointerDifference node)
    {
        string bytes = $"(long)({expressions.Emit(node.Left, Precedence.Additive)} - {expressions.EmitTyped(node.Right, Precedence.Multiplicative)})";
        return node.ElementSize == 1 ? new Code(bytes, Precedence.Unary) : new Code($"{bytes} / {node.ElementSize}", Precedence.Multiplicative);
    }

    private static Code BitField(BoundLoad node, string address, int width)
    {
        (int bits, bool signed) = node.Type is IntType t ? (t.Bits, t.Signed) : (8, false);
        int computed = Math.Max(bits, 32);
        string unit = $"m.U{bits}({address})";
        if (signed)
        {
            // Up to the sign, and down again with it.
            string type = computed == 64 ? "long" : "int";
            string value = $"({type}){unit} << {computed - node.BitOffset - width} >> {computed - width}";
            return bits < 32 ? new Code($"({CSharpTypes.Of(node.Type)})({value})", Precedence.Unary) : new Code(value, Precedence.Shift);
        }

        string shifted = node.BitOffset == 0 ? unit : $"({unit} >> {node.BitOffset})";
        ulong mask = width >= 64 ? ulong.MaxValue : (1UL << width) - 1;
        string masked = $"{shifted} & 0x{mask:x}{(computed == 64 ? "UL" : bits == 32 ? "U" : "")}";
        return node.Type is BoolType ? new Code($"({masked}) != 0", Precedence.Equality)
            : bits < 32 ? new Code($"({CSharpTypes.Of(node.Type)})({masked})", Precedence.Unary)
            : new Code(masked, Precedence.And);
    }

    private string Scaled(BoundElementAddress node)
    {
        BoundExpression index = node.Index;
        bool signed = index.Type is IntType { Signed: true };

        // The cast to 64 bits extends by the sign of what it is given.
        if (index is BoundConversion { Operand.Type: IntType narrow } conversion && (narrow.Signed == signed || !narrow.Signed))
            (index, signed) = (conversion.Operand, true);

        if (index is BoundConstant { Value: long bits })
            return unchecked((ulong)(bits * node.ElementSize)).ToString(CultureInfo.InvariantCulture) + "UL";

        string count = signed || index.Type is not IntType { Bits: 64 } ? $"(ulong){expressions.Emit(index, Precedence.Unary)}" : expressions.Emit(index, Precedence.Multiplicative);
        return node.ElementSize == 1 ? count : string.Create(CultureInfo.InvariantCulture, $"{count} * {node.ElementSize}");
    }

    private static string Reader(YType type) => type switch
    {
        IntType i => $"{(i.Signed ? 'I' : 'U')}{i.Bits}",
        FloatType f => $"F{f.Bits}",
        _ => "U64",
    };
}

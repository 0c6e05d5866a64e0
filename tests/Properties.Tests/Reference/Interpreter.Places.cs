using System.Buffers.Binary;
using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Reference;

/// <summary>Places: in the target's memory, and elements of our containers.</summary>
internal sealed partial class Interpreter
{
    private ulong Address(Expression place, Frame frame)
    {
        switch (place)
        {
            case ExternUse n:
                return n.Variable.Address;
            case MemberUse { IsArrow: true } n:
                return unchecked((ulong)Evaluate(n.Target, frame).Whole + (ulong)n.Field.Offset);
            case MemberUse n:
                return unchecked(Address(n.Target, frame) + (ulong)n.Field.Offset);
            case Dereference n:
                return (ulong)Evaluate(n.Pointer, frame).Whole;
            case Parentheses n:
                return Address(n.Inner, frame);
            case Element n:
                // An array is the address of its first element.
                Value first = Evaluate(n.Target, frame), index = Evaluate(n.Index, frame);
                return (ulong)Advance(first, "+", index, new PointerTo(n.Type)).Whole;
            default:
                throw new InvalidOperationException(place.GetType().Name);
        }
    }

    private Value Load(Expression place, ulong address)
    {
        if (place.Type is ArrayOf)
            return new Value(address);

        byte[] bytes = _memory.Read(address, FixedLayout.SizeOf(place.Type)) ?? throw Fault(f => f.Unreadable++);
        Array.Resize(ref bytes, 8);
        ulong bits = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (place is MemberUse { Field: { Width: > 0 } field })
            return new Value(Numbers.Wrap(bits >> field.FirstBit, new Integer(field.Width, field.Type is Integer { IsSigned: true })));

        return place.Type switch
        {
            Integer n => new Value(Numbers.Wrap(bits, n)),
            Floating { Bits: 32 } => Value.Of(BitConverter.UInt32BitsToSingle((uint)bits)),
            Floating => Value.Of(BitConverter.UInt64BitsToDouble(bits)),
            Tree.Boolean => Value.Of(bits != 0),
            _ => new Value(bits),
        };
    }

    private OurPlace Place(Element node, Frame frame)
    {
        object container = Evaluate(node.Target, frame).Thing!;
        return new OurPlace(container, Evaluate(node.Index, frame, node.Target.Type is MapOf m ? m.Key : ScriptType.Long), node.Type);
    }

    private Value Read(OurPlace place)
    {
        if (place.Container is ListValue list)
            return place.Key.Whole >= 0 && place.Key.Whole < list.Items.Count ? list.Items[(int)place.Key.Whole] : throw Fault(f => f.OutOfRange++);

        var table = (TableValue)place.Container;
        if (table.Find(place.Key) is { } entry)
            return entry.Value;

        // A fresh container is stored; a scalar or text is only read.
        Value zero = Zero(place.Type);
        return place.Type is ListOf or SetOf or MapOf or AggregateType ? table.Add(place.Key, zero).Value : zero;
    }

    private void Write(OurPlace place, Value value)
    {
        if (place.Container is TableValue table)
            (table.Find(place.Key) ?? table.Add(place.Key, value)).Value = value;
        else if (place.Container is ListValue list && place.Key.Whole >= 0 && place.Key.Whole < list.Items.Count)
            list.Items[(int)place.Key.Whole] = value;
        else
            throw Fault(f => f.OutOfRange++);
    }

    /// <summary>An element of a list or map, whether it is there or not.</summary>
    private readonly record struct OurPlace(object Container, Value Key, ScriptType Type);
}

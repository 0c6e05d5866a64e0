using System.Buffers.Binary;
using CsCheck;
using YLang.Properties.Tests.Generation;
using YLang.Properties.Tests.Tree;
using YLang.TestKit;

namespace YLang.Properties.Tests.World;

/// <summary>Random memory: the layout's variables and what they point to, with some pointers that lead nowhere, across the end of a mapping, or beside the beginning of a structure.</summary>
internal sealed class MemoryImage
{
    private const ulong Start = 0x10000, Second = 0x20000;
    private const int FirstLength = 0x400, SecondLength = 0xa0;

    private readonly byte[] _first = new byte[FirstLength], _second = new byte[SecondLength];

    public MemoryImage(Dice dice)
    {
        Fill(dice, _first);
        Fill(dice, _second);
        foreach (ExternVariable variable in FixedLayout.Externs.Where(v => v.Address != 0))
            SetPointers(dice, variable.Type, variable.Address);

        // The rest of both stretches: nodes, whatever else they may be taken for.
        for (ulong at = 0x10200; at + 112 <= Start + FirstLength; at += 112)
            SetPointers(dice, FixedLayout.Structs[4].Type, at);

        SetPointers(dice, FixedLayout.Structs[4].Type, Second);
    }

    /// <summary>Null: not all of these bytes are there.</summary>
    public byte[]? Read(ulong address, int count)
    {
        byte[] found = new byte[count];
        for (int i = 0; i < count; i++)
        {
            ulong at = unchecked(address + (ulong)i);
            if (at - Start < FirstLength)
                found[i] = _first[at - Start];
            else if (at - Second < SecondLength)
                found[i] = _second[at - Second];
            else
                return null;
        }

        return found;
    }

    public FakeTarget Target()
    {
        FakeTarget target = new FakeTarget().With(Start, _first).With(Second, _second);
        foreach (ExternVariable variable in FixedLayout.Externs.Where(v => v.Address != 0))
            target.WithSymbol(variable.Name, variable.Address);

        return target;
    }

    /// <summary>For whoever wants to see why a script does what it does.</summary>
    public override string ToString() => string.Join('\n', Lines(Start, _first).Concat(Lines(Second, _second)));

    private static IEnumerable<string> Lines(ulong start, byte[] bytes) =>
        bytes.Chunk(16).Select((c, i) => $"{start + ((ulong)i * 16):x}: {string.Join(' ', c.Chunk(8).Select(w => string.Concat(w.Reverse().Select(b => $"{b:x2}"))))}");

    /// <summary>Small numbers, extreme ones and noise; floating numbers that are numbers.</summary>
    private static void Fill(Dice dice, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i += 8)
        {
            ulong word = dice.Next(6) switch
            {
                0 => dice.Bits(),
                1 => (ulong)dice.Next(256),
                2 => (ulong)BitConverter.DoubleToInt64Bits(dice.Next(2000) / 8.0),
                3 => BitConverter.SingleToUInt32Bits((dice.Next(2000) / 16f) - 40) | (ulong)dice.Next(100) << 32,
                4 => ulong.MaxValue >> dice.Next(64),
                _ => 1UL << dice.Next(64),
            };
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i), word);
        }
    }

    private void SetPointers(Dice dice, ScriptType type, ulong address)
    {
        switch (type)
        {
            case PointerTo pointer:
                byte[] bytes = address >= Second ? _second : _first;
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((int)(address - (address >= Second ? Second : Start))), Pointer(dice, pointer.Target));
                break;
            case StructType s:
                foreach (StructField field in FixedLayout.Shape(s).Fields)
                    SetPointers(dice, field.Type, address + (ulong)field.Offset);

                break;
            case ArrayOf array:
                for (int i = 0; i < array.Length; i++)
                    SetPointers(dice, array.Element, address + (ulong)(i * FixedLayout.SizeOf(array.Element)));

                break;
        }
    }

    private static ulong Pointer(Dice dice, ScriptType target) => dice.Next(20) switch
    {
        0 => 0,
        1 => 0xdead_0000,
        2 => ulong.MaxValue - (ulong)dice.Next(16),
        3 => Second + SecondLength - (ulong)dice.Next(24),
        4 => Start + (ulong)dice.Next(FirstLength),
        5 => Second,
        6 or 7 or 8 when target is StructType { Name: "node" or "leaf" } => 0x10200 + (112 * (ulong)dice.Next(4)),
        _ => target switch
        {
            StructType { Name: "node" or "leaf" } => 0x100a0 + (112 * (ulong)dice.Next(3)),
            StructType { Name: "wide" } => 0x10010,
            StructType { Name: "bits" } => 0x10048,
            PointerTo => dice.Chance(50) ? Start : 0x100a0 + 56 + (112 * (ulong)dice.Next(3)),
            _ => Start + (8 * (ulong)dice.Next(FirstLength / 8)),
        },
    };
}

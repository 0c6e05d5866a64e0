using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using YLang.Compiler.Layouts;
using YLang.Compiler.Types;
using YLang.Runtime;
using YLang.Runtime.Values;

namespace YLang.Cli.Repl;

/// <summary>What stands in the target's memory, by type, in a few words. Never faults: what can't be read is said to be so.</summary>
internal sealed class MemoryText(Workbench bench)
{
    private const int MostElements = 16;
    private const int MostCharacters = 80;
    private const string Unreadable = "(can't be read)";

    private Layout Layout => bench.Conversation.Layout;

    public string Of(FieldLayout field, ulong owner)
    {
        ulong address = owner + (ulong)field.Offset;
        if (field.BitWidth is not { } bits || field.Type is not (IntType or BoolType))
            return Of(field.Type, address);

        if (Bits(address, CTypes.SizeOf(field.Type) ?? 0) is not { } unit)
            return Unreadable;

        ulong value = (unit >> field.BitOffset) & (ulong.MaxValue >> (64 - bits));
        bool isNegative = field.Type is IntType { Signed: true } && ((value >> (bits - 1)) & 1) == 1;
        return Runtime.Values.Text.Of(isNegative ? (long)(value | (ulong.MaxValue << bits)) : (long)value);
    }

    public string Of(YType type, ulong address) => type switch
    {
        StructType => "{…}",
        ArrayType array => OfArray(array, address),
        CodeType => "(code)",
        _ => Bits(address, CTypes.SizeOf(type) ?? 0) is { } bits ? OfScalar(type, bits) : Unreadable,
    };

    /// <summary>An address and what it is known to point to: an object, a text.</summary>
    public string OfPointer(PointerType type, ulong address)
    {
        string shown = $"0x{address:x}";
        if (address == 0)
            return shown;

        return type.Pointee switch
        {
            StructType when IsObject(type) && Shown(address) is { Length: > 0 } text => $"{shown} {text}",
            IntType { Bits: 8 } => $"{shown} {CText(address)}",
            _ => shown,
        };
    }

    public static string Character(long value) => value is >= ' ' and <= '~' ? $"{Runtime.Values.Text.Of(value)} '{(char)value}'" : Runtime.Values.Text.Of(value);

    /// <summary>Is what it points to an object of the heap, or does it begin with one?</summary>
    private bool IsObject(PointerType type)
    {
        const int Deepest = 16;
        YType? pointee = type.Pointee;
        for (int i = 0; i < Deepest && pointee is StructType s; i++)
        {
            if (s == bench.HeapObjects)
                return true;

            pointee = Layout.Struct(s.Name) is { IsUnion: false } layout && layout.Fields.FirstOrDefault(f => f.Offset == 0) is { } first ? first.Type : null;
        }

        return false;
    }

    private string Shown(ulong address)
    {
        WalkerContext context = bench.Context;
        if (context.Heap is not { } heap || context.Memory.Faulted)
            return "";

        bool isObject = heap.IsObject(address) && !context.Memory.Faulted;
        string text = isObject ? heap.Show(address) : "";
        isObject &= !context.Memory.Faulted;
        context.Memory.Clear();
        return isObject ? text : "(no object)";
    }

    private string OfScalar(YType type, ulong bits) => type switch
    {
        PointerType pointer => OfPointer(pointer, bits),
        FloatType { Bits: 32 } => Runtime.Values.Text.Of(BitConverter.UInt32BitsToSingle((uint)bits)),
        FloatType => Runtime.Values.Text.Of(BitConverter.UInt64BitsToDouble(bits)),
        IntType { Bits: 8, Signed: true } => Character((sbyte)bits),
        IntType { Signed: true } i => Runtime.Values.Text.Of((long)(bits << (64 - i.Bits)) >> (64 - i.Bits)),
        _ => Runtime.Values.Text.Of(bits),
    };

    private string OfArray(ArrayType array, ulong address)
    {
        if (array.Element is IntType { Bits: 8 })
            return CText(address, array.Length ?? MostCharacters);

        if (LayoutSize(array.Element) is not (> 0 and var size))
            return "{…}";

        long count = array.Length ?? 0;
        IEnumerable<string> shown = Enumerable.Range(0, (int)Math.Min(count, MostElements)).Select(i => Of(array.Element, address + (ulong)(i * size)));
        return $"{{{string.Join(", ", shown)}{(count > MostElements ? ", …" : array.Length is null ? "…" : "")}}}";
    }

    private long? LayoutSize(YType type) => type is StructType s ? Layout.Struct(s.Name)?.Size : type is ArrayType a ? LayoutSize(a.Element) * a.Length : CTypes.SizeOf(type);

    private string CText(ulong address, long most = MostCharacters)
    {
        Span<byte> buffer = stackalloc byte[MostCharacters];
        Span<byte> got = buffer[..bench.Context.Memory.Read(address, buffer[..(int)Math.Min(most, MostCharacters)])];
        int end = got.IndexOf((byte)0);
        return end < 0 && got.Length == 0 ? Unreadable : Runtime.Values.Text.Quoted(Encoding.UTF8.GetString(end < 0 ? got : got[..end])) + (end < 0 && got.Length < most ? "…" : "");
    }

    private ulong? Bits(ulong address, long size)
    {
        Span<byte> buffer = stackalloc byte[sizeof(ulong)];
        buffer.Clear();
        return size is > 0 and <= sizeof(ulong) && bench.Context.Memory.Read(address, buffer[..(int)size]) == size ? BinaryPrimitives.ReadUInt64LittleEndian(buffer) : null;
    }
}

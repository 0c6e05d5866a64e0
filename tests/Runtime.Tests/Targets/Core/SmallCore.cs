using System.Buffers.Binary;
using System.Text;

namespace YLang.Runtime.Tests.Targets.Core;

/// <summary>A small core dump with all that is read of one: two segments, a thread, a process, the auxiliary vector, a mapped file. Every byte of it has a meaning, so that mutations hit something.</summary>
internal static class SmallCore
{
    public const int Pid = 4242, Tid = 4243;
    public const ulong Data = 0x5000_0000, Stack = 0x7ffc_0000_0000, Program = 0x40_0000, Entry = Program + 0x123;
    public const string ProgramPath = "/no/such/program";
    private const int Page = 4096, Header = 64, ProgramHeader = 56;

    /// <param name="machine">x86-64.</param>
    /// <param name="bits">2: 64.</param>
    /// <param name="order">1: little-endian.</param>
    /// <param name="type">ET_CORE.</param>
    public static byte[] Make(ushort machine = 62, byte bits = 2, byte order = 1, ushort type = 4)
    {
        byte[] notes = [.. Note(1, Status()), .. Note(3, Process()), .. Note(6, Auxiliary()), .. Note(0x46494c45, Files()), .. Note(0x53494749, [11, 0, 0, 0, .. new byte[124]])];
        int notesAt = Header + (4 * ProgramHeader);
        var file = new List<byte> { 0x7f, (byte)'E', (byte)'L', (byte)'F', bits, order, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
        file.AddRange([.. Half(type), .. Half(machine), 1, 0, 0, 0, .. Word(0), .. Word(Header), .. Word(0), 0, 0, 0, 0, .. Half(Header), .. Half(ProgramHeader), .. Half(4), .. Half(0), .. Half(0), .. Half(0)]);
        file.AddRange(Segment(4, 0, (ulong)notesAt, 0, (ulong)notes.Length, 0));
        file.AddRange(Segment(1, 5, Page, Program, 0, 2 * Page));
        file.AddRange(Segment(1, 6, Page, Data, Page, Page));
        file.AddRange(Segment(1, 6, 2 * Page, Stack, Page, 2 * Page));
        file.AddRange(notes);
        file.AddRange(new byte[Page - file.Count]);
        file.AddRange(Enumerable.Range(0, 2 * Page).Select(i => (byte)(i * 7)));
        return [.. file];
    }

    public static byte[] Note(uint type, byte[] content) => [.. Words((uint)5, (uint)content.Length, type), .. "CORE\0\0\0\0"u8, .. content, .. new byte[-content.Length & 3]];

    /// <summary>A PT_LOAD (1) or PT_NOTE (4).</summary>
    public static byte[] Segment(uint type, uint flags, ulong offset, ulong address, ulong bytes, ulong size) =>
        [.. Words(type, flags), .. Word(offset), .. Word(address), .. Word(0), .. Word(bytes), .. Word(size), .. Word(Page)];

    public static byte[] Word(ulong value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Status()
    {
        byte[] status = new byte[336];
        BinaryPrimitives.WriteInt32LittleEndian(status.AsSpan(32), Tid);
        BinaryPrimitives.WriteUInt64LittleEndian(status.AsSpan(112 + (19 * 8)), Stack + 0x100);
        return status;
    }

    private static byte[] Process()
    {
        byte[] process = new byte[136];
        BinaryPrimitives.WriteInt32LittleEndian(process.AsSpan(24), Pid);
        Encoding.ASCII.GetBytes("program", process.AsSpan(40));
        Encoding.ASCII.GetBytes("program --with words", process.AsSpan(56));
        return process;
    }

    private static byte[] Auxiliary() => [.. Word(9), .. Word(Entry), .. Word(0), .. Word(0)];

    private static byte[] Files() => [.. Word(1), .. Word(Page), .. Word(Program), .. Word(Program + (2 * Page)), .. Word(0), .. Encoding.ASCII.GetBytes(ProgramPath), 0];

    private static byte[] Words(params uint[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);

        return bytes;
    }

    private static byte[] Half(int value) => [(byte)value, (byte)(value >> 8)];
}

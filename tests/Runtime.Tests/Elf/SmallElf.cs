using System.Buffers.Binary;

namespace YLang.Runtime.Tests.Elf;

/// <summary>A small ELF file with all that is read of one: a segment, a build-id, sections, symbols. Every byte of it has a meaning, so that mutations hit something.</summary>
internal static class SmallElf
{
    public const string BuildId = "0123456789abcdef";
    public const ulong Load = 0x401000;
    public const ulong Variable = 0x402468, Section = 0x403000;
    private const int Header = 64, ProgramHeader = 56, SectionHeader = 64;

    /// <param name="isFixed">ET_EXEC, else ET_DYN.</param>
    public static byte[] Make(bool isFixed = true)
    {
        byte[] note = [4, 0, 0, 0, 8, 0, 0, 0, 3, 0, 0, 0, .. "GNU\0"u8, .. Convert.FromHexString(BuildId)];
        byte[] names = [.. "\0.dynsym\0.dynstr\0.data.special\0.shstrtab\0"u8];
        byte[] strings = [.. "\0imported\0the_variable\0"u8];
        byte[] symbols = [.. Symbol(0, 0, 0), .. Symbol(1, 0, 0x999), .. Symbol(10, 7, Variable)];

        int noteAt = Header + (2 * ProgramHeader), namesAt = noteAt + note.Length, stringsAt = namesAt + names.Length, symbolsAt = stringsAt + strings.Length, sectionsAt = symbolsAt + symbols.Length;
        var file = new List<byte>();
        file.AddRange([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        file.AddRange([(byte)(isFixed ? 2 : 3), 0, 0x3e, 0, 1, 0, 0, 0]);
        file.AddRange([.. Word(0), .. Word(Header), .. Word((ulong)sectionsAt), 0, 0, 0, 0, Header, 0, ProgramHeader, 0, 2, 0, SectionHeader, 0, 5, 0, 4, 0]);
        file.AddRange(Segment(1, 0, Load + 0x123, (ulong)sectionsAt));
        file.AddRange(Segment(4, (ulong)noteAt, Load + (ulong)noteAt, (ulong)note.Length));
        file.AddRange([.. note, .. names, .. strings, .. symbols]);
        file.AddRange(SectionOf(0, 0, 0, 0, 0, 0));
        file.AddRange(SectionOf(1, 11, 0x401200, symbolsAt, symbols.Length, 2));
        file.AddRange(SectionOf(9, 3, 0x401300, stringsAt, strings.Length, 0));
        file.AddRange(SectionOf(17, 1, Section, 0, 0, 0));
        file.AddRange(SectionOf(31, 3, 0, namesAt, names.Length, 0));
        return [.. file];
    }

    private static byte[] Symbol(int name, ushort section, ulong value) => [.. Half(name), 0x11, 0, (byte)section, 0, .. Word(value), .. Word(8)];

    private static byte[] Segment(int type, ulong offset, ulong address, ulong bytes) =>
        [.. Half(type), .. Half(4), .. Word(offset), .. Word(address), .. Word(address), .. Word(bytes), .. Word(bytes), .. Word(0x1000)];

    private static byte[] SectionOf(int name, int type, ulong address, int offset, int bytes, int link) =>
        [.. Half(name), .. Half(type), .. Word(2), .. Word(address), .. Word((ulong)offset), .. Word((ulong)bytes), .. Half(link), .. Half(0), .. Word(8), .. Word(24)];

    private static byte[] Half(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Word(ulong value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Elf;

/// <summary>A 64-bit little-endian ELF file: what is needed to find symbols and sections in it. Trusts nothing: every offset, size and count is checked against the file and its cap.</summary>
public sealed class ElfImage
{
    // System V ABI, chapters 4 and 5.
    private const int HeaderBytes = 64;
    private const int ProgramHeaderBytes = 56;
    private const int SectionHeaderBytes = 64;
    private const int SymbolBytes = 24;
    private const int ET_EXEC = 2;
    private const int ET_DYN = 3;
    private const uint PT_LOAD = 1;
    private const uint SHT_SYMTAB = 2;
    private const uint SHT_DYNSYM = 11;
    private const ulong PageMask = 0xfff;

    private readonly Section[] _sections;
    private readonly List<SymbolTable> _tables;

    private ElfImage(bool isExecutable, ulong lowestAddress, Section[] sections, List<SymbolTable> tables) =>
        (IsFixed, LowestAddress, _sections, _tables) = (isExecutable, lowestAddress, sections, tables);

    /// <summary>ET_EXEC: its addresses are final.</summary>
    public bool IsFixed { get; }

    /// <summary>The lowest virtual address of a PT_LOAD, rounded down to a page.</summary>
    public ulong LowestAddress { get; }

    /// <summary>Reads headers and symbol tables; null where the file is no such ELF file, or can't be read.</summary>
    public static ElfImage? TryRead(Stream file)
    {
        try
        {
            return Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The link-time address of a defined symbol; .dynsym is asked before .symtab.</summary>
    public bool TrySymbol(string name, out ulong value)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(name);
        foreach (SymbolTable table in _tables)
        {
            ReadOnlySpan<byte> symbols = table.Symbols;
            for (int at = 0; at + SymbolBytes <= symbols.Length; at += SymbolBytes)
            {
                ReadOnlySpan<byte> symbol = symbols.Slice(at, SymbolBytes);
                // Section index 0: used here, defined elsewhere.
                if (BinaryPrimitives.ReadUInt16LittleEndian(symbol[6..]) != 0 && NameIs(table.Names, BinaryPrimitives.ReadUInt32LittleEndian(symbol), wanted))
                {
                    value = BinaryPrimitives.ReadUInt64LittleEndian(symbol[8..]);
                    return true;
                }
            }
        }

        value = 0;
        return false;
    }

    /// <summary>The link-time address of a section that is loaded.</summary>
    public bool TrySection(string name, out ulong address)
    {
        address = _sections.FirstOrDefault(s => s.Name == name).Address;
        return address != 0;
    }

    /// <summary>What to add to link-time addresses, given the lowest address at which the file is mapped.</summary>
    public ulong Bias(ulong lowestMapped) => IsFixed ? 0 : lowestMapped - LowestAddress;

    private static ElfImage? Read(Stream file)
    {
        if (!TryBytes(file, 0, HeaderBytes, out byte[]? header) || !header.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
            return null;

        int type = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(16));
        if (type is not (ET_EXEC or ET_DYN))
            return null;

        return LowestLoad(file, header) is { } lowest ? WithSections(file, header, type == ET_EXEC, lowest) : null;
    }

    private static ulong? LowestLoad(Stream file, byte[] header)
    {
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(32));
        int size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(54)), count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(56));
        if (size != ProgramHeaderBytes || !TryBytes(file, offset, (long)count * size, out byte[]? headers))
            return null;

        ulong? lowest = null;
        for (int at = 0; at < headers.Length; at += ProgramHeaderBytes)
        {
            ulong address = BinaryPrimitives.ReadUInt64LittleEndian(headers.AsSpan(at + 16)) & ~PageMask;
            if (BinaryPrimitives.ReadUInt32LittleEndian(headers.AsSpan(at)) == PT_LOAD && (lowest is null || address < lowest))
                lowest = address;
        }

        return lowest;
    }

    private static ElfImage WithSections(Stream file, byte[] header, bool isFixed, ulong lowest)
    {
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(40));
        int size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(58)), count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(60));
        int names = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(62));
        var raw = new List<(uint Name, uint Type, ulong Address, ulong Offset, long Bytes, uint Link)>();
        if (size == SectionHeaderBytes && count is > 0 and <= Limits.ElfHeaders && TryBytes(file, offset, (long)count * size, out byte[]? headers))
        {
            for (int at = 0; at < headers.Length; at += SectionHeaderBytes)
            {
                ReadOnlySpan<byte> one = headers.AsSpan(at, SectionHeaderBytes);
                raw.Add((BinaryPrimitives.ReadUInt32LittleEndian(one), BinaryPrimitives.ReadUInt32LittleEndian(one[4..]), BinaryPrimitives.ReadUInt64LittleEndian(one[16..]),
                    BinaryPrimitives.ReadUInt64LittleEndian(one[24..]), BinaryPrimitives.ReadInt64LittleEndian(one[32..]), BinaryPrimitives.ReadUInt32LittleEndian(one[40..])));
            }
        }

        byte[] nameTable = names < raw.Count && TryBytes(file, raw[names].Offset, raw[names].Bytes, out byte[]? text) ? text : [];
        Section[] sections = [.. raw.Select(s => new Section(NameAt(nameTable, s.Name), s.Address))];
        var tables = new List<SymbolTable>();
        foreach (var table in raw.Where(s => s.Type is SHT_DYNSYM or SHT_SYMTAB).OrderByDescending(s => s.Type))
        {
            if (table.Link < raw.Count && TryBytes(file, table.Offset, table.Bytes, out byte[]? symbols)
                && TryBytes(file, raw[(int)table.Link].Offset, raw[(int)table.Link].Bytes, out byte[]? strings))
                tables.Add(new SymbolTable(symbols, strings));
        }

        return new ElfImage(isFixed, lowest, sections, tables);
    }

    private static bool TryBytes(Stream file, ulong offset, long count, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (count is < 0 or > Limits.ElfTableBytes || offset > (ulong)file.Length || (ulong)count > (ulong)file.Length - offset)
            return false;

        file.Position = (long)offset;
        bytes = new byte[count];
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }

    /// <summary>Compares with the string at its index: string tables share suffixes, so a search for the text would find names that no symbol has.</summary>
    private static bool NameIs(byte[] names, uint index, byte[] wanted) =>
        index < names.Length && names.Length - index > wanted.Length && names[index + wanted.Length] == 0
        && names.AsSpan((int)index, wanted.Length).SequenceEqual(wanted);

    private static string NameAt(byte[] names, uint index)
    {
        if (index >= names.Length)
            return "";

        ReadOnlySpan<byte> rest = names.AsSpan((int)index);
        int end = rest.IndexOf((byte)0);
        return end < 0 ? "" : Encoding.UTF8.GetString(rest[..end]);
    }

    private readonly record struct Section(string Name, ulong Address);

    private sealed record SymbolTable(byte[] Symbols, byte[] Names);
}

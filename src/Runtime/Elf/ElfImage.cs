using System.Buffers.Binary;
using System.Text;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Elf;

/// <summary>A PT_LOAD.</summary>
/// <param name="Address">Link-time address.</param>
/// <param name="Offset">In the file.</param>
/// <param name="Bytes">Of the file; may be anything, as the other numbers.</param>
/// <param name="Flags">PF_X, PF_W, PF_R.</param>
public readonly record struct ElfLoad(ulong Address, ulong Offset, long Bytes, uint Flags);

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
    private const uint PT_NOTE = 4;
    private const uint NT_GNU_BUILD_ID = 3;
    private const uint SHT_SYMTAB = 2;
    private const uint SHT_DYNSYM = 11;
    private const ulong PageMask = 0xfff;

    /// <summary>Segments with notes that are looked into; real files have two or three.</summary>
    private const int MostNotes = 16;

    private readonly Section[] _sections;
    private readonly List<SymbolTable> _tables;

    private ElfImage(bool isFixed, ulong entry, IReadOnlyList<ElfLoad> loads, string buildId, Section[] sections, List<SymbolTable> tables) =>
        (IsFixed, Entry, Loads, LowestAddress, BuildId, _sections, _tables) = (isFixed, entry, loads, loads.Min(l => l.Address & ~PageMask), buildId, sections, tables);

    /// <summary>ET_EXEC: its addresses are final.</summary>
    public bool IsFixed { get; }

    /// <summary>The link-time address at which the program begins; 0: none.</summary>
    public ulong Entry { get; }

    /// <summary>What of the file is loaded, in the file's order; at least one.</summary>
    public IReadOnlyList<ElfLoad> Loads { get; }

    /// <summary>The lowest virtual address of a PT_LOAD, rounded down to a page.</summary>
    public ulong LowestAddress { get; }

    /// <summary>What the linker called this build, in hexadecimal: a file with the same is the same file. "" if it did not.</summary>
    public string BuildId { get; }

    /// <summary>Reads headers and symbol tables; null where the file is no such ELF file, or can't be read.</summary>
    /// <param name="most">Bytes of tables that may be read.</param>
    public static ElfImage? TryRead(Stream file, long most = Limits.ElfTableBytes)
    {
        try
        {
            return Read(new BoundedFile(file, most));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Bytes of tables that this keeps.</summary>
    public long TableBytes => _tables.Sum(t => (long)t.Symbols.Length + t.Names.Length);

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
        address = name.Length == 0 ? 0 : _sections.FirstOrDefault(s => s.Name == name).Address;
        return address != 0;
    }

    /// <summary>What to add to link-time addresses, given the lowest address at which the file is mapped.</summary>
    public ulong Bias(ulong lowestMapped) => IsFixed ? 0 : lowestMapped - LowestAddress;

    private static ElfImage? Read(BoundedFile file)
    {
        if (!file.TryBytes(0, HeaderBytes, out byte[]? header) || !header.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
            return null;

        int type = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(16));
        if (type is not (ET_EXEC or ET_DYN) || ProgramHeaders(file, header) is not { } segments || segments.All(s => s.Type != PT_LOAD))
            return null;

        ElfLoad[] loads = [.. segments.Where(s => s.Type == PT_LOAD).Select(s => new ElfLoad(s.Address, s.Offset, s.Bytes, s.Flags))];
        return WithSections(file, header, type == ET_EXEC, loads, BuildIdOf(file, segments));
    }

    private static List<(uint Type, ulong Offset, ulong Address, long Bytes, uint Flags)>? ProgramHeaders(BoundedFile file, byte[] header)
    {
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(32));
        int size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(54)), count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(56));
        if (size != ProgramHeaderBytes || !file.TryBytes(offset, (long)count * size, out byte[]? headers))
            return null;

        var segments = new List<(uint, ulong, ulong, long, uint)>(count);
        for (int at = 0; at < headers.Length; at += ProgramHeaderBytes)
        {
            ReadOnlySpan<byte> one = headers.AsSpan(at, ProgramHeaderBytes);
            segments.Add((BinaryPrimitives.ReadUInt32LittleEndian(one), BinaryPrimitives.ReadUInt64LittleEndian(one[8..]), BinaryPrimitives.ReadUInt64LittleEndian(one[16..]),
                BinaryPrimitives.ReadInt64LittleEndian(one[32..]), BinaryPrimitives.ReadUInt32LittleEndian(one[4..])));
        }

        return segments;
    }

    private static string BuildIdOf(BoundedFile file, List<(uint Type, ulong Offset, ulong Address, long Bytes, uint Flags)> segments)
    {
        foreach (var segment in segments.Where(s => s.Type == PT_NOTE && s.Bytes <= Limits.ElfNoteBytes).Take(MostNotes))
        {
            if (!file.TryBytes(segment.Offset, segment.Bytes, out byte[]? notes))
                continue;

            foreach (ElfNote note in ElfNote.In(notes))
            {
                if (note.Type == NT_GNU_BUILD_ID && note.Name == "GNU")
                    return Convert.ToHexStringLower(notes.AsSpan(note.Start, note.Length));
            }
        }

        return "";
    }

    private static ElfImage WithSections(BoundedFile file, byte[] header, bool isFixed, ElfLoad[] loads, string buildId)
    {
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(40));
        int size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(58)), count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(60));
        int names = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(62));
        var raw = new List<(uint Name, uint Type, ulong Address, ulong Offset, long Bytes, uint Link)>();
        if (size == SectionHeaderBytes && file.TryBytes(offset, (long)count * size, out byte[]? headers))
        {
            for (int at = 0; at < headers.Length; at += SectionHeaderBytes)
            {
                ReadOnlySpan<byte> one = headers.AsSpan(at, SectionHeaderBytes);
                raw.Add((BinaryPrimitives.ReadUInt32LittleEndian(one), BinaryPrimitives.ReadUInt32LittleEndian(one[4..]), BinaryPrimitives.ReadUInt64LittleEndian(one[16..]),
                    BinaryPrimitives.ReadUInt64LittleEndian(one[24..]), BinaryPrimitives.ReadInt64LittleEndian(one[32..]), BinaryPrimitives.ReadUInt32LittleEndian(one[40..])));
            }
        }

        byte[] nameTable = names < raw.Count && raw[names].Bytes <= Limits.ElfSectionNames && file.TryBytes(raw[names].Offset, raw[names].Bytes, out byte[]? text) ? text : [];
        Section[] sections = [.. raw.Where(s => s.Address != 0).Select(s => new Section(NameAt(nameTable, s.Name), s.Address))];

        // An ELF file has one of each: more are somebody's joke.
        var tables = new List<SymbolTable>();
        foreach (uint kind in (uint[])[SHT_DYNSYM, SHT_SYMTAB])
        {
            var table = raw.FirstOrDefault(s => s.Type == kind);
            if (table.Type == kind && table.Link < raw.Count && file.TryBytes(table.Offset, table.Bytes, out byte[]? symbols)
                && file.TryBytes(raw[(int)table.Link].Offset, raw[(int)table.Link].Bytes, out byte[]? strings))
                tables.Add(new SymbolTable(symbols, strings));
        }

        return new ElfImage(isFixed, BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(24)), loads, buildId, sections, tables);
    }

    /// <summary>Compares with the string at its index: string tables share suffixes, so a search for the text would find names that no symbol has.</summary>
    private static bool NameIs(byte[] names, uint index, byte[] wanted) =>
        index < names.Length && names.Length - index > wanted.Length && names[index + wanted.Length] == 0
        && names.AsSpan((int)index, wanted.Length).SequenceEqual(wanted);

    private static string NameAt(byte[] names, uint index)
    {
        if (index >= names.Length)
            return "";

        ReadOnlySpan<byte> rest = names.AsSpan((int)index, Math.Min(names.Length - (int)index, Limits.ElfNameBytes));
        int end = rest.IndexOf((byte)0);
        return end < 0 ? "" : Encoding.UTF8.GetString(rest[..end]);
    }

    private readonly record struct Section(string Name, ulong Address);

    private sealed record SymbolTable(byte[] Symbols, byte[] Names);
}

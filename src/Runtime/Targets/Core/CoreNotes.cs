using System.Buffers.Binary;
using System.Text;
using YLang.Runtime.Elf;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Targets.Core;

/// <summary>A thread of the process that was dumped.</summary>
/// <param name="Registers">In the order of the machine's struct user_regs_struct.</param>
/// <param name="StackPointer">0 where the registers are not those of a known machine.</param>
public sealed record CoreThread(int Tid, IReadOnlyList<ulong> Registers, ulong StackPointer);

/// <summary>A piece of a file that was mapped.</summary>
/// <param name="Offset">Of its first byte in the file.</param>
internal sealed record CoreFileMapping(ulong Start, ulong End, ulong Offset, string Path);

/// <summary>What the notes of a core say. A note that contradicts itself is as if it were not there.</summary>
internal sealed class CoreNotes
{
    // include/uapi/linux/elf.h
    private const uint NT_PRSTATUS = 1, NT_PRPSINFO = 3, NT_AUXV = 6, NT_FILE = 0x46494c45, NT_SIGINFO = 0x53494749;

    // include/linux/elfcore.h, 64-bit: where the parts of elf_prstatus and elf_prpsinfo begin.
    private const int StatusPid = 32, StatusRegisters = 112, StatusTail = 8, InfoPid = 24, InfoName = 40, InfoNameBytes = 16, InfoArguments = 56, InfoArgumentsBytes = 80;

    // arch/x86/include/asm/user_64.h: rsp; arch/arm64/include/uapi/asm/ptrace.h: sp, behind 31 registers.
    private const int StackPointerX86 = 19, StackPointerArm = 31;

    private readonly List<CoreThread> _threads = [];
    private readonly List<CoreFileMapping> _files = [];
    private readonly Dictionary<ulong, ulong> _auxiliary = [];
    private readonly ushort _machine;

    public CoreNotes(IEnumerable<byte[]> segments, ushort machine)
    {
        _machine = machine;
        foreach (byte[] notes in segments)
        {
            foreach (ElfNote note in ElfNote.In(notes).Where(n => n.Name == "CORE"))
                Read(note.Type, notes.AsSpan(note.Start, note.Length));
        }

        _files.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    /// <summary>Nobody has said anything.</summary>
    public static CoreNotes None { get; } = new([], CoreHeader.EM_X86_64);

    /// <summary>0 where no note says it.</summary>
    public int Pid { get; private set; }

    /// <summary>The program's name, cut by the kernel after 15 bytes.</summary>
    public string Program { get; private set; } = "";

    /// <summary>The command line, cut by the kernel after 79 bytes.</summary>
    public string CommandLine { get; private set; } = "";

    /// <summary>The signal that ended the process; 0: none, or nobody knows.</summary>
    public int Signal { get; private set; }

    /// <summary>The one that was ended first.</summary>
    public IReadOnlyList<CoreThread> Threads => _threads;

    /// <summary>In the order of addresses.</summary>
    public IReadOnlyList<CoreFileMapping> Files => _files;

    /// <summary>What the kernel told the program at its start (include/uapi/linux/auxvec.h); null where it did not.</summary>
    public ulong? Auxiliary(ulong key) => _auxiliary.TryGetValue(key, out ulong value) ? value : null;

    private void Read(uint type, ReadOnlySpan<byte> content)
    {
        switch (type)
        {
            case NT_PRSTATUS when content.Length >= StatusRegisters + StatusTail && _threads.Count < Limits.CoreThreads:
                AddThread(content);
                break;
            case NT_PRPSINFO when content.Length >= InfoArguments + InfoArgumentsBytes:
                Pid = BinaryPrimitives.ReadInt32LittleEndian(content[InfoPid..]);
                Program = TextIn(content.Slice(InfoName, InfoNameBytes));
                CommandLine = TextIn(content.Slice(InfoArguments, InfoArgumentsBytes)).Trim();
                break;
            case NT_SIGINFO when content.Length >= sizeof(int) && Signal == 0:
                Signal = BinaryPrimitives.ReadInt32LittleEndian(content);
                break;
            case NT_AUXV:
                for (; content.Length >= 16; content = content[16..])
                    _auxiliary.TryAdd(BinaryPrimitives.ReadUInt64LittleEndian(content), BinaryPrimitives.ReadUInt64LittleEndian(content[8..]));
                break;
            case NT_FILE when _files.Count == 0:
                AddFiles(content);
                break;
        }
    }

    private void AddThread(ReadOnlySpan<byte> content)
    {
        int tid = BinaryPrimitives.ReadInt32LittleEndian(content[StatusPid..]);
        var registers = new ulong[(content.Length - StatusRegisters - StatusTail) / sizeof(ulong)];
        for (int i = 0; i < registers.Length; i++)
            registers[i] = BinaryPrimitives.ReadUInt64LittleEndian(content[(StatusRegisters + (i * sizeof(ulong)))..]);

        int sp = _machine == CoreHeader.EM_X86_64 ? StackPointerX86 : StackPointerArm;
        _threads.Add(new CoreThread(tid, registers, sp < registers.Length ? registers[sp] : 0));
    }

    /// <summary>Count and page size; start, end and first page of each; then their names, each with a NUL behind it.</summary>
    private void AddFiles(ReadOnlySpan<byte> content)
    {
        const int entryBytes = 24;
        if (content.Length < 16)
            return;

        ulong count = BinaryPrimitives.ReadUInt64LittleEndian(content), page = BinaryPrimitives.ReadUInt64LittleEndian(content[8..]);
        if (count > Math.Min(Limits.CoreFiles, (ulong)(content.Length - 16) / entryBytes) || page is 0 or > 1 << 30)
            return;

        ReadOnlySpan<byte> entries = content.Slice(16, (int)count * entryBytes), names = content[(16 + ((int)count * entryBytes))..];
        string last = "";
        for (; entries.Length > 0; entries = entries[entryBytes..])
        {
            int end = names.IndexOf((byte)0);
            if (end < 0)
                return;

            // A file is mapped in pieces that follow each other: one string for all.
            string path = Encoding.UTF8.GetString(names[..end]);
            path = path == last ? last : last = path;
            names = names[(end + 1)..];
            ulong from = BinaryPrimitives.ReadUInt64LittleEndian(entries), to = BinaryPrimitives.ReadUInt64LittleEndian(entries[8..]), first = BinaryPrimitives.ReadUInt64LittleEndian(entries[16..]);
            if (from < to && to - from <= long.MaxValue && first <= long.MaxValue / page)
                _files.Add(new CoreFileMapping(from, to, first * page, path));
        }
    }

    private static string TextIn(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field);
}

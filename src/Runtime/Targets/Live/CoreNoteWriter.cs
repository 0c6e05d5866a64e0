using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>The notes of a core, as the kernel writes them (fs/binfmt_elf.c): its threads with their registers, the process, its auxiliary vector, its mapped files.</summary>
internal static class CoreNoteWriter
{
    // include/uapi/linux/elf.h
    private const int NT_PRPSINFO = 3, NT_AUXV = 6, NT_FILE = 0x46494c45, NT_SIGINFO = 0x53494749;

    /// <summary>struct elf_prstatus: what stands before and behind the registers.</summary>
    private const int StatusHead = 112, StatusTail = 8;

    private const int InfoBytes = 136, NameAt = 40, NameBytes = 16, WordsAt = 56, WordsBytes = 80, SignalBytes = 128;
    private const int MostRegisterBytes = 16 << 10;

    /// <summary>Of a process whose threads all stand.</summary>
    public static byte[] Of(int pid, IEnumerable<int> threads, IReadOnlyList<Mapping> mappings)
    {
        var notes = new MemoryStream();
        byte[] registers = new byte[MostRegisterBytes];
        bool isFirst = true;
        foreach (int tid in threads.OrderBy(t => t == pid ? 0 : 1).ThenBy(t => t))
        {
            Add(notes, "CORE", LibC.NT_PRSTATUS, Status(pid, tid, registers.AsSpan(0, ThreadState.Read(tid, LibC.NT_PRSTATUS, registers))));
            if (isFirst)
            {
                Add(notes, "CORE", NT_PRPSINFO, Process(pid));
                Add(notes, "CORE", NT_SIGINFO, new byte[SignalBytes]);
                Add(notes, "CORE", NT_AUXV, ProcFs.Bytes($"/proc/{pid}/auxv"));
                Add(notes, "CORE", NT_FILE, Files(mappings));
            }

            isFirst = false;
            foreach ((string owner, int kind) in (ReadOnlySpan<(string, int)>)[("CORE", LibC.NT_PRFPREG), ("LINUX", LibC.NT_X86_XSTATE)])
            {
                if (ThreadState.Read(tid, kind, registers) is > 0 and var bytes)
                    Add(notes, owner, kind, registers.AsSpan(0, bytes));
            }
        }

        return notes.ToArray();
    }

    private static byte[] Status(int pid, int tid, ReadOnlySpan<byte> registers)
    {
        byte[] status = new byte[StatusHead + registers.Length + StatusTail];
        long[] numbers = ProcFs.Numbers($"/proc/{pid}/task/{tid}/stat");
        Put64(status, 24, ThreadState.SignalMask(tid) ?? 0);
        (int, long)[] ids = [(32, tid), (36, numbers[0]), (40, numbers[1]), (44, numbers[2])];
        foreach ((int at, long id) in ids)
            Put32(status, at, id);

        // User and system time, those of its children: in ticks of a hundredth, as seconds and microseconds.
        for (int i = 0; i < 4; i++)
        {
            Put64(status, 48 + (i * 16), (ulong)(numbers[10 + i] / 100));
            Put64(status, 56 + (i * 16), (ulong)(numbers[10 + i] % 100 * 10_000));
        }

        registers.CopyTo(status.AsSpan(StatusHead));
        Put32(status, StatusHead + registers.Length, 1);
        return status;
    }

    private static byte[] Process(int pid)
    {
        byte[] info = new byte[InfoBytes];
        long[] numbers = ProcFs.Numbers($"/proc/{pid}/stat");
        char state = ProcFs.Status(pid, "State") is { Length: > 0 } text ? text[0] : 'S';
        (info[0], info[1], info[3]) = ((byte)Math.Max(0, "RSDTZW".IndexOf(state, StringComparison.Ordinal)), (byte)state, (byte)numbers[15]);
        Put64(info, 8, (ulong)numbers[5]);
        (int, long)[] ids = [(16, Id(pid, "Uid")), (20, Id(pid, "Gid")), (24, pid), (28, numbers[0]), (32, numbers[1]), (36, numbers[2])];
        foreach ((int at, long id) in ids)
            Put32(info, at, id);

        Text(info.AsSpan(NameAt, NameBytes), ProcFs.Status(pid, "Name") ?? "");
        Text(info.AsSpan(WordsAt, WordsBytes), ProcFs.CommandLine(pid));
        return info;
    }

    private static long Id(int pid, string field) => long.TryParse(ProcFs.Status(pid, field)?.Split('\t')[0], CultureInfo.InvariantCulture, out long id) ? id : 0;

    private static byte[] Files(IReadOnlyList<Mapping> mappings)
    {
        Mapping[] files = [.. mappings.Where(m => m.IsFile)];
        byte[][] names = [.. files.Select(m => Encoding.UTF8.GetBytes(Mapping.WithoutDeleted(m.Path) + '\0'))];
        byte[] note = new byte[16 + (files.Length * 24) + names.Sum(n => n.Length)];
        Put64(note, 0, (ulong)files.Length);
        Put64(note, 8, PageMap.PageBytes);
        int at = 16;
        foreach (Mapping file in files)
        {
            Put64(note, at, file.Start);
            Put64(note, at + 8, file.End);
            Put64(note, at + 16, file.Offset / PageMap.PageBytes);
            at += 24;
        }

        foreach (byte[] name in names)
        {
            name.CopyTo(note, at);
            at += name.Length;
        }

        return note;
    }

    private static void Add(MemoryStream notes, string owner, int kind, ReadOnlySpan<byte> content)
    {
        byte[] head = new byte[12 + Padded(owner.Length + 1)];
        Put32(head, 0, owner.Length + 1);
        Put32(head, 4, content.Length);
        Put32(head, 8, kind);
        Text(head.AsSpan(12), owner);
        notes.Write(head);
        notes.Write(content);
        notes.Write(new byte[Padded(content.Length) - content.Length]);
    }

    private static int Padded(int bytes) => (bytes + 3) & ~3;

    /// <summary>Cut so that a NUL stays behind it.</summary>
    private static void Text(Span<byte> to, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        bytes.AsSpan(0, Math.Min(bytes.Length, to.Length - 1)).CopyTo(to);
    }

    private static void Put32(byte[] to, int at, long value) => BinaryPrimitives.WriteInt32LittleEndian(to.AsSpan(at), (int)value);

    private static void Put64(byte[] to, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(to.AsSpan(at), value);
}

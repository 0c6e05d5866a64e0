using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Core;
using YLang.Runtime.Targets.Gdb.Mi;

namespace YLang.Runtime.Targets.Gdb;

/// <summary>
/// Whatever gdb can open: a process it attaches to, a core, a gdbserver. Memory and mappings come through gdb; symbols from the ELF files that are mapped, the same build. A process stands still
/// until <see cref="Dispose"/>, which lets it go.
/// </summary>
public sealed class GdbTarget : IAcquirableTarget
{
    /// <summary>Attaching reads the symbols of the program.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly GdbSession _gdb;
    private readonly GdbMemory _source;
    private readonly TargetMemory _memory;
    private readonly List<string> _shortcomings = [];
    private readonly Stretches _mapped;

    private GdbTarget(GdbSession gdb, string? sysroot)
    {
        _gdb = gdb;
        _source = new GdbMemory(gdb);
        _memory = new TargetMemory([], _source);
        gdb.Begin();
        MiTuple? process = gdb.Ask("-list-thread-groups")?.Tuples("groups").FirstOrDefault(g => g.Text("pid") is not null);
        Pid = int.TryParse(process?.Text("pid"), out int pid) ? pid : 0;
        (CoreFileMapping File, string? Permissions)[] mapped = [.. GdbMappings.Mapped(gdb.Say("info proc mappings"))];
        if (process is null || mapped.Length == 0)
            throw new TargetException(
                ExitCode.NoTarget, $"gdb has no process to look at{(gdb.Complaints is { Length: > 0 } said ? $": {said}" : "")}",
                "give it one: --gdb \"-p 42\", --gdb \"--core=core.1 python3\", --gdb \"-ex 'target remote :1234'\"");

        string exe = process.Text("executable") is { Length: > 0 } named ? named : mapped.Select(m => m.File.Path).FirstOrDefault(p => p.StartsWith('/')) ?? "";
        Exe = exe.StartsWith("target:", StringComparison.Ordinal) ? exe["target:".Length..] : exe;
        CommandLine = CommandOf(gdb) ?? Exe;
        var programs = new CorePrograms("the target", (address, most) => Bytes(address, most), null, sysroot);
        CoreFileMapping[] files = [.. mapped.Select(m => m.File).Where(f => f.Path.StartsWith('/'))];
        programs.Find(files, Exe);
        _shortcomings.AddRange(programs.Shortcomings());
        Mappings = mapped[0].Permissions is null ? OfCore(gdb, files, programs) : [.. mapped.Select(Named)];
        _mapped = Stretches.Of(Mappings);
        Files = LoadedFiles.Of(Mappings, Exe, m => programs.Open(m.Path));
        RssBytes = Mappings.Where(m => m is { IsWritable: true, IsShared: false }).Sum(m => m.Size);
    }

    public string Kind => "gdb";

    public string Name => $"gdb's process {Pid}";

    public int Pid { get; }

    public string Exe { get; }

    public string CommandLine { get; }

    /// <summary>It may be another machine's.</summary>
    public string Host => "";

    /// <summary>gdb does not say what is resident: what could be, its own writable memory.</summary>
    public long RssBytes { get; }

    public IReadOnlyList<Mapping> Mappings { get; }

    public IReadOnlyList<TargetFile> Files { get; private set; }

    public AcquisitionInfo Acquisition => new("gdb", TimeSpan.Zero, _source.BytesRead);

    public bool HasEnded => false;

    public IReadOnlyList<string> Shortcomings => _shortcomings;

    public string NextStep => _shortcomings is [var first, ..] ? first : "name a Python process; --sysroot names a folder with the files of its machine";

    /// <summary>Talks to a gdb that has been started with what the user told it.</summary>
    /// <param name="gdb">Is ended with this target.</param>
    /// <param name="sysroot">A folder with the files of the machine that the target runs on; null: this machine's.</param>
    /// <exception cref="TargetException">It has no process, does not answer, or has ended.</exception>
    public static GdbTarget Open(IDebugger gdb, string? sysroot, CancellationToken interrupt)
    {
        var session = new GdbSession(gdb, _patience, interrupt);
        try
        {
            return new GdbTarget(session, sysroot);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public TargetMemory Peek() => _memory;

    public void Prepare()
    {
    }

    public TargetMemory Acquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
        if (!isReady(_memory))
            _shortcomings.Add("gdb stopped the process while its garbage collector was at work: some of its structures may be between two states");

        // What was looked at so far is read already; what could not be is asked again.
        return new TargetMemory([], _source);
    }

    /// <summary>It stands still: nothing has changed.</summary>
    public void AcquireAgain(TargetMemory memory, Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
    }

    public void LookFirstIn(string path) => Files = [.. Files.OrderBy(f => f.Path == path ? 0 : 1)];

    public long Resident(ulong start, long bytes) => _mapped.Count(start, bytes);

    public ulong FindSymbol(string name) => Files.Select(f => f.Symbol(name)).FirstOrDefault(a => a is not null) ?? 0;

    public ulong FindSection(string name) => Files.Select(f => f.Section(name)).FirstOrDefault(a => a is not null) ?? 0;

    public void Dispose() => _gdb.Dispose();

    /// <summary>Of a core gdb tells the files that were mapped, and what the core has.</summary>
    private static IReadOnlyList<Mapping> OfCore(GdbSession gdb, CoreFileMapping[] files, CorePrograms programs)
    {
        uint? FlagsAt(ulong address) =>
            Array.Find(files, f => address >= f.Start && address < f.End) is { } file && programs.Found.TryGetValue(file.Path, out CoreProgram? program) ? program.FlagsAt(address) : null;

        CoreSegment[] segments = [.. GdbMappings.Dumped(gdb.Say("info files"), FlagsAt)];
        return new CoreMappings(CoreNotes.None, files, programs.Found, s => (long)s.Dumped).Of(segments, "");
    }

    private static Mapping Named((CoreFileMapping File, string? Permissions) mapped)
    {
        (CoreFileMapping file, string? permissions) = mapped;
        bool isFile = file.Path.StartsWith('/');
        return new Mapping(file.Start, file.End, permissions ?? "r--p", file.Offset, "gdb", isFile ? NumberOf(file.Path) : 0, file.Path);
    }

    /// <summary>Stands for the inode, which gdb does not tell: the same for the same path, and never 0.</summary>
    private static ulong NumberOf(string path) => System.IO.Hashing.XxHash3.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(path.AsSpan())) | 1;

    private static string? CommandOf(GdbSession gdb)
    {
        foreach (string line in gdb.Say("info proc"))
        {
            foreach (string key in (string[])["cmdline = '", "exe = '"])
            {
                if (line.StartsWith(key, StringComparison.Ordinal) && line.Length > key.Length + 1)
                    return line[key.Length..].TrimEnd('\'');
            }
        }

        return null;
    }

    private MemoryStream? Bytes(ulong address, long most)
    {
        byte[] bytes = new byte[most];
        int got = _source.Read(address, bytes);
        return got == 0 ? null : new MemoryStream(bytes, 0, got);
    }
}

using System.Globalization;
using YLang.Runtime.Faults;
using YLang.Runtime.Files;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Core;

/// <summary>
/// An ELF core dump: the kernel's, gdb's or our own. Its memory lies in the file, which is mapped, so that what nobody asks for is never read; what a core leaves out because a program's file
/// has it comes from that file.
/// </summary>
public sealed class CoreTarget : IAcquirableTarget
{
    // include/uapi/linux/auxvec.h
    private const ulong AT_ENTRY = 9;

    private readonly MappedFile _file;
    private readonly ShrinkGuard? _guard;
    private readonly List<MappedFile> _programFiles = [];
    private readonly List<MemorySegment> _segments = [];
    private readonly List<string> _shortcomings = [];
    private readonly Stretches _present;
    private readonly CoreNotes _notes;

    private CoreTarget(FileStream stream, MappedFile file, ShrinkGuard? guard, string name, string? exe, string? sysroot, bool isDamaged)
    {
        (_file, _guard, Name) = (file, guard, name);
        var header = CoreHeader.Read(file, name);
        _notes = new CoreNotes(header.Notes, header.Machine);
        var programs = new CorePrograms(name, (address, most) => Dumped(header.Segments, address, most), exe, sysroot);
        IReadOnlyList<CoreFileMapping> files = _notes.Files;
        string main = MainOf(_notes);
        programs.Find(files, main);
        if (main.Length == 0 && programs.FindMain(header.Segments.Select(s => s.Start)) is { } found)
            (main, files) = (found.Path, [.. found.Mapped()]);

        Exe = Mapping.WithoutDeleted(main);
        _present = Presence.Of(stream, file, header.Segments, _notes.Threads.Select(t => t.StackPointer));
        Mappings = new CoreMappings(_notes, files, programs.Found, s => _present.Count(s.Start, (long)s.Size)).Of(header.Segments, main);
        AddSegments(header.Segments, programs);
        Files = LoadedFiles.Of(Mappings, main, m => programs.Open(m.Path));
        RssBytes = Mappings.Sum(m => m.Rss);
        Acquisition = new AcquisitionInfo("core", TimeSpan.Zero, RssBytes);
        Note(header, programs, isDamaged);
        if (!header.Segments.Any(s => s.IsWritable && s.Claimed > 0))
            throw CoreRefusals.NothingIn(name, "it has none of the process' own memory (a coredump_filter may have left it out)");
    }

    public string Kind => "core";

    public string Name { get; }

    public int Pid => _notes.Pid;

    public string Exe { get; }

    public string CommandLine => _notes.CommandLine.Length > 0 ? _notes.CommandLine : _notes.Program;

    /// <summary>A core does not say where it is from.</summary>
    public string Host => "";

    /// <summary>What the core has of it: what was resident besides (clean pages of files, mostly), nobody knows.</summary>
    public long RssBytes { get; }

    public IReadOnlyList<Mapping> Mappings { get; }

    public IReadOnlyList<TargetFile> Files { get; private set; }

    public AcquisitionInfo Acquisition { get; }

    public bool HasEnded => false;

    public IReadOnlyList<string> Shortcomings => _shortcomings;

    public string NextStep => _shortcomings is [var first, ..] ? first : "a core can be analysed only with the files of its interpreter in reach: --exe and --sysroot name others";

    /// <summary>The one that was ended first; none where the core has no notes.</summary>
    public IReadOnlyList<CoreThread> Threads => _notes.Threads;

    /// <summary>The signal that ended the process; 0: none.</summary>
    public int Signal => _notes.Signal;

    /// <summary>Opens a core dump; a compressed one is decompressed first, into a file that nobody else sees.</summary>
    /// <param name="exe">The program that ran; null: where the core says.</param>
    /// <param name="sysroot">A folder with the files of the machine it ran on; null: this machine's.</param>
    /// <param name="progress">Told what share of a compressed core is done, from 0 to 1.</param>
    /// <exception cref="TargetException">There is none, or it can't be read.</exception>
    public static CoreTarget Open(string path, string? exe, string? sysroot, Action<double> progress, CancellationToken interrupt)
    {
        string name = $"core dump {Path.GetFileName(path)}";
        if (exe is not null && !File.Exists(exe))
            throw new TargetException(ExitCode.Usage, $"there is no file '{exe}' (--exe)");

        if (sysroot is not null && !Directory.Exists(sysroot))
            throw new TargetException(ExitCode.Usage, $"there is no folder '{sysroot}' (--sysroot)");

        using FileStream given = RegularFile.TryOpen(path) ?? throw CoreRefusals.NoFile(path);
        bool isDamaged = false;
        using FileStream? plain = Compression.Of(given) is { } format ? format.Expand(given, name, progress, interrupt, out isDamaged) : null;
        MappedFile file = MappedFile.TryMap(plain ?? given) ?? throw ((plain ?? given).Length == 0 ? CoreRefusals.Empty(name) : CoreRefusals.NothingIn(name, "the system can't map it"));
        ShrinkGuard? guard = ShrinkGuard.TryBegin(file.Address, file.Length);
        try
        {
            return new CoreTarget(plain ?? given, file, guard, name, exe, sysroot, isDamaged);
        }
        catch
        {
            guard?.Dispose();
            file.Dispose();
            throw;
        }
    }

    public TargetMemory Peek() => new(_segments);

    public void Prepare()
    {
    }

    public TargetMemory Acquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
        if (!isReady(Peek()))
            _shortcomings.Add("the process was dumped while its garbage collector was at work: some of its structures may be between two states");

        return Peek();
    }

    /// <summary>Nothing has changed.</summary>
    public void AcquireAgain(TargetMemory memory, Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
    }

    public void Release()
    {
        if (_guard?.HasShrunk == true)
            throw CoreRefusals.Shrunk(Name);
    }

    public void LookFirstIn(string path) => Files = [.. Files.OrderBy(f => f.Path == path ? 0 : 1)];

    public long Resident(ulong start, long bytes) => _present.Count(start, bytes);

    public ulong FindSymbol(string name) => Files.Select(f => f.Symbol(name)).FirstOrDefault(a => a is not null) ?? 0;

    public ulong FindSection(string name) => Files.Select(f => f.Section(name)).FirstOrDefault(a => a is not null) ?? 0;

    public void Dispose()
    {
        _guard?.Dispose();
        _file.Dispose();
        foreach (MappedFile file in _programFiles)
            file.Dispose();
    }

    /// <summary>The file in which the program begins; else the one with the program's name; else the first.</summary>
    private static string MainOf(CoreNotes notes) =>
        (notes.Auxiliary(AT_ENTRY) is { } entry ? notes.Files.FirstOrDefault(f => entry >= f.Start && entry < f.End) : null)?.Path
        ?? notes.Files.FirstOrDefault(f => notes.Program.Length > 0 && Path.GetFileName(f.Path).StartsWith(notes.Program, StringComparison.Ordinal))?.Path
        ?? (notes.Files is [{ } first, ..] ? first.Path : "");

    private unsafe UnmanagedMemoryStream? Dumped(IReadOnlyList<CoreSegment> segments, ulong address, long most)
    {
        CoreSegment? holder = CoreSegment.At(segments, address);
        return holder is null || address - holder.Start >= holder.Dumped ? null : new UnmanagedMemoryStream((byte*)_file.Address + holder.Offset + (address - holder.Start), Math.Min(most, (long)(holder.Dumped - (address - holder.Start))));
    }

    private void AddSegments(IReadOnlyList<CoreSegment> segments, CorePrograms programs)
    {
        foreach (CoreSegment segment in segments.Where(s => s.Dumped > 0))
            Add(new MemorySegment(segment.Start, segment.Dumped, _file.Address + (nint)segment.Offset));

        // What a program's file says of memory that was not dumped: constants; and data that was never written, of which the core says that there is nothing to say. Code is not looked at.
        Dictionary<ulong, CoreSegment> byStart = segments.ToDictionary(s => s.Start);
        foreach (IGrouping<string, Mapping> pieces in Mappings.Where(m => m is { IsFile: true, IsReadable: true, IsExecutable: false } && programs.Found.ContainsKey(m.Path)).GroupBy(m => m.Path))
        {
            (Mapping Mapping, ulong From)[] wanted = [.. pieces.Select(m => (m, byStart.GetValueOrDefault(m.Start)?.Claimed ?? 0)).Where(w => w.Item2 < (ulong)w.m.Size && (!w.m.IsWritable || w.Item2 == 0))];
            if (wanted.Length == 0)
                continue;

            using FileStream? stream = programs.Open(pieces.Key);
            if (stream is null || MappedFile.TryMap(stream) is not { } file)
                continue;

            _programFiles.Add(file);
            foreach ((Mapping mapping, ulong from) in wanted)
                Fill(mapping, from, file);
        }
    }

    /// <summary>As far as the pages of the file go; the rest of its last one are zeros, as the process has them.</summary>
    private void Fill(Mapping mapping, ulong from, MappedFile file)
    {
        const ulong page = 4095;
        ulong offset = mapping.Offset + from, end = ((ulong)file.Length + page) & ~page;
        if (offset < end)
            Add(new MemorySegment(mapping.Start + from, Math.Min((ulong)mapping.Size - from, end - offset), file.Address + (nint)offset));
    }

    /// <summary>What follows the one before, in the target as in the file, is one with it: fewer to search.</summary>
    private void Add(MemorySegment segment)
    {
        if (_segments is [.., var last] && last.Start + last.Length == segment.Start && last.Data + (nint)last.Length == segment.Data)
            _segments[^1] = last with { Length = last.Length + segment.Length };
        else
            _segments.Add(segment);
    }

    private void Note(CoreHeader header, CorePrograms programs, bool isDamaged)
    {
        if (header.IsCutShort || isDamaged)
        {
            ulong claimed = header.Segments.Aggregate(0UL, (sum, s) => sum + s.Claimed), dumped = header.Segments.Aggregate(0UL, (sum, s) => sum + s.Dumped);
            _shortcomings.Add(string.Create(
                CultureInfo.InvariantCulture, $"the core dump is {(isDamaged ? "damaged" : "cut short")}: {claimed - dumped:N0} of the {claimed:N0} bytes of memory that it lists are missing{(header.Notes.Count == 0 || Exe.Length == 0 ? ", and what says which files were mapped" : "")}"));
        }

        _shortcomings.AddRange(programs.Shortcomings());
        if (header.Machine == CoreHeader.EM_AARCH64)
            _shortcomings.Add("the core dump is of an aarch64 machine: layouts have been held against x86-64 only");
    }
}

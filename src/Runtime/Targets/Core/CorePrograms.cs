using YLang.Runtime.Elf;
using YLang.Runtime.Faults;
using YLang.Runtime.Files;

namespace YLang.Runtime.Targets.Core;

/// <summary>A program or library of the dumped process that stands on this machine, the same build.</summary>
/// <param name="Path">As the process saw it.</param>
/// <param name="Found">Where it is.</param>
/// <param name="Head">Its headers, without its tables.</param>
/// <param name="Bias">To add to its link-time addresses.</param>
internal sealed record CoreProgram(string Path, string Found, ElfImage Head, ulong Bias)
{
    /// <summary>How an address was mapped at first, in PF_ flags; null where the program has nothing there.</summary>
    public uint? FlagsAt(ulong address) => LoadAt(address)?.Flags;

    /// <summary>What of the file is mapped, page by page: as the loader does it.</summary>
    public IEnumerable<CoreFileMapping> Mapped()
    {
        const ulong page = 4095;
        foreach (ElfLoad load in Head.Loads.Where(l => l.Bytes > 0))
        {
            ulong start = (load.Address & ~page) + Bias, end = ((load.Address + (ulong)load.Bytes + page) & ~page) + Bias;
            if (start < end)
                yield return new CoreFileMapping(start, end, load.Offset & ~page, Path);
        }
    }

    private ElfLoad? LoadAt(ulong address)
    {
        const ulong page = 4095;
        ulong linked = address - Bias;
        foreach (ElfLoad load in Head.Loads)
        {
            if (load.Bytes > 0 && linked >= (load.Address & ~page) && linked - (load.Address & ~page) < (ulong)load.Bytes + (load.Address & page))
                return load;
        }

        return null;
    }
}

/// <summary>
/// The programs and libraries of a dumped process, looked for on this machine. A core names any file it likes: only ELF files are taken, and where the core has a build id, only those with the
/// same.
/// </summary>
/// <param name="dumped">The bytes that the core has from an address on, at most so many.</param>
/// <param name="exe">The file that is the executable, or null: it is looked for as the others.</param>
/// <param name="sysroot">The folder that stands for the root of the process' file system, or null.</param>
internal sealed class CorePrograms(string core, Func<ulong, long, Stream?> dumped, string? exe, string? sysroot)
{
    private readonly List<string> _missing = [], _others = [];
    private readonly Dictionary<string, CoreProgram> _found = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, CoreProgram> Found => _found;

    /// <summary>A sentence each.</summary>
    public IEnumerable<string> Shortcomings()
    {
        if (_missing.Count > 0)
            yield return $"{Listed(_missing)} {(_missing.Count == 1 ? "is" : "are")} not on this machine{(sysroot is null ? "" : $" under {sysroot}")}: what only {(_missing.Count == 1 ? "it says" : "they say")} is missing (--exe and --sysroot name others)";

        if (_others.Count > 0)
            yield return $"{Listed(_others)} {(_others.Count == 1 ? "is another build" : "are other builds")} than what was running: not used, and what only the right one says is missing (--exe and --sysroot name others)";
    }

    /// <summary>Looks for each file that was mapped.</summary>
    /// <param name="main">The executable, as the process saw it.</param>
    public void Find(IEnumerable<CoreFileMapping> files, string main)
    {
        foreach (IGrouping<string, CoreFileMapping> file in files.Where(f => f.Path.StartsWith('/')).GroupBy(f => f.Path))
        {
            CoreFileMapping lowest = file.MinBy(f => f.Start)!;
            ElfImage? running = lowest.Offset == 0 ? HeadAt(lowest.Start) : null;
            string path = Mapping.WithoutDeleted(lowest.Path);
            bool isMain = lowest.Path == main;
            string local = isMain && exe is not null ? exe : Local(path);
            if (Head(local) is { } head)
                Take(lowest, local, head, running, isMain && exe is not null);
            else if (isMain || running is not null)
                (File.Exists(local) ? _others : _missing).Add(path);
        }
    }

    /// <summary>The executable by itself, where no note says what was mapped: found by its build id among what the core has, or where it can only be.</summary>
    /// <param name="starts">Of the segments.</param>
    /// <returns>Null: not to be told.</returns>
    public CoreProgram? FindMain(IEnumerable<ulong> starts)
    {
        if (exe is null || Head(exe) is not { } head)
            return null;

        if (head.IsFixed)
            return Add(exe, exe, head, 0);

        return head.BuildId.Length > 0 && starts.FirstOrDefault(s => HeadAt(s)?.BuildId == head.BuildId) is > 0 and var start ? Add(exe, exe, head, head.Bias(start)) : null;
    }

    /// <summary>The file of a program that was found.</summary>
    public FileStream? Open(string path) => _found.TryGetValue(path, out CoreProgram? program) ? RegularFile.TryOpen(program.Found) : null;

    private void Take(CoreFileMapping lowest, string local, ElfImage head, ElfImage? running, bool named)
    {
        string wanted = running?.BuildId ?? "";
        if (wanted.Length > 0 && head.BuildId.Length > 0 && wanted != head.BuildId)
        {
            if (named)
                throw CoreRefusals.OtherProgram(core, local, head.BuildId, wanted);

            _others.Add(Mapping.WithoutDeleted(lowest.Path));
            return;
        }

        Add(lowest.Path, local, head, head.Bias(lowest.Start));
    }

    private CoreProgram Add(string path, string local, ElfImage head, ulong bias) => _found[path] = new CoreProgram(path, local, head, bias);

    private ElfImage? HeadAt(ulong address)
    {
        using Stream? memory = dumped(address, Limits.ElfHeadBytes);
        return memory is null ? null : ElfImage.TryRead(memory, Limits.ElfHeadBytes);
    }

    private static ElfImage? Head(string path)
    {
        using FileStream? file = RegularFile.TryOpen(path);
        return file is null ? null : ElfImage.TryRead(file, Limits.ElfHeadBytes);
    }

    /// <summary>Of a path with '..', what it comes to within the root.</summary>
    private string Local(string path) => sysroot is null ? path : Path.Join(sysroot, Path.GetFullPath(path));

    private static string Listed(List<string> paths) => paths.Count > 3 ? $"{string.Join(", ", paths.Take(3))} and {paths.Count - 3} other programs and libraries" : string.Join(", ", paths);
}

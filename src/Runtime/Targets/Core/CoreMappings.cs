namespace YLang.Runtime.Targets.Core;

/// <summary>
/// The mappings of a dumped process: the core's segments, named by its note of files; and files that the note names and no segment tells of, as gdb leaves them out. What is resident is not
/// known: it is what the core has of them.
/// </summary>
/// <param name="present">Bytes of a segment that were there.</param>
internal sealed class CoreMappings(CoreNotes notes, IReadOnlyList<CoreFileMapping> files, IReadOnlyDictionary<string, CoreProgram> programs, Func<CoreSegment, long> present)
{
    private const ulong VSyscall = 0xffffffffff600000;

    // include/uapi/linux/auxvec.h
    private const ulong AT_SYSINFO_EHDR = 33;

    /// <summary>How far behind the program the heap may begin: the kernel puts it somewhere within a gigabyte (arch_randomize_brk).</summary>
    private const ulong HeapDistance = 2UL << 30;

    private readonly ulong _stack = notes.Threads.FirstOrDefault(t => t.Tid == notes.Pid)?.StackPointer ?? 0;
    private readonly Dictionary<string, ulong> _numbers = new(StringComparer.Ordinal);

    /// <param name="exe">As the process saw it.</param>
    public IReadOnlyList<Mapping> Of(IReadOnlyList<CoreSegment> segments, string exe)
    {
        var found = new List<Mapping>(segments.Count + files.Count);
        foreach (CoreSegment segment in segments)
            found.Add(Named(segment));

        int next = 0;
        foreach (CoreFileMapping file in files)
        {
            // What is between the segments, from one to the next.
            ulong at = file.Start;
            while (next < segments.Count && segments[next].End <= at)
                next++;

            for (int i = next; i < segments.Count && segments[i].Start < file.End; i++)
            {
                if (at < segments[i].Start)
                    found.Add(Untold(file, at, segments[i].Start));

                at = segments[i].End;
            }

            if (at < file.End)
                found.Add(Untold(file, at, file.End));
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        NameHeap(found, exe);
        return found;
    }

    private Mapping Named(CoreSegment segment)
    {
        if (FileAt(segment.Start) is { } file)
            return new Mapping(segment.Start, segment.End, segment.Permissions, file.Offset + (segment.Start - file.Start), "core", NumberOf(file.Path), file.Path, present(segment));

        string name =
            _stack - segment.Start < segment.Size ? "[stack]"
            : segment.Start == VSyscall ? "[vsyscall]"
            : segment.Start == notes.Auxiliary(AT_SYSINFO_EHDR) ? "[vdso]"
            : "";
        return new Mapping(segment.Start, segment.End, segment.Permissions, 0, "core", 0, name, present(segment));
    }

    /// <summary>Its permissions are those that its program has it mapped with.</summary>
    private Mapping Untold(CoreFileMapping file, ulong from, ulong to)
    {
        uint flags = programs.TryGetValue(file.Path, out CoreProgram? program) && program.FlagsAt(from) is { } said ? said : CoreSegment.PF_R;
        return new Mapping(from, to, CoreSegment.PermissionsOf(flags), file.Offset + (from - file.Start), "core", NumberOf(file.Path), file.Path);
    }

    /// <summary>
    /// The first anonymous memory behind the program that does not begin where the program's own ends; in pieces where the kernel has cut it, for the advice that the program gave on some of it.
    /// </summary>
    private static void NameHeap(List<Mapping> mappings, string exe)
    {
        int last = mappings.FindLastIndex(m => m.Path == exe && exe.Length > 0);
        if (last < 0)
            return;

        int heap = mappings.FindIndex(last + 1, m => m.Start != mappings[last].End);
        if (heap < 0 || mappings[heap].Start - mappings[last].End >= HeapDistance)
            return;

        ulong end = mappings[heap].Start;
        for (int i = heap; i < mappings.Count && mappings[i] is { Path: "", IsWritable: true } found && found.Start == end; i++)
        {
            mappings[i] = found with { Path = "[heap]" };
            end = found.End;
        }
    }

    private CoreFileMapping? FileAt(ulong address)
    {
        int low = 0, high = files.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (address < files[middle].Start)
                high = middle - 1;
            else if (address >= files[middle].End)
                low = middle + 1;
            else
                return files[middle];
        }

        return null;
    }

    /// <summary>Stands for the inode, which a core does not tell.</summary>
    private ulong NumberOf(string path)
    {
        if (!_numbers.TryGetValue(path, out ulong number))
            _numbers.Add(path, number = (ulong)_numbers.Count + 1);

        return number;
    }
}

using YLang.Runtime.Elf;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Targets;

/// <summary>The ELF files of a target, found by its mappings.</summary>
internal static class LoadedFiles
{
    /// <summary>The executable first. A file belongs to the program if it is mapped as code; data files, fonts and caches do not.</summary>
    /// <param name="exe">The executable's path, as the mappings have it.</param>
    /// <param name="open">Opens the file that is mapped there; null where that can't be done.</param>
    public static IReadOnlyList<TargetFile> Of(IReadOnlyList<Mapping> mappings, string exe, Func<Mapping, Stream?> open)
    {
        long room = Limits.ElfFilesBytes;
        return Of(mappings, exe, mapping =>
        {
            using Stream? stream = open(mapping);
            ElfImage? image = stream is null ? null : ElfImage.TryRead(stream, Math.Min(room, Limits.ElfTableBytes));
            room -= image?.TableBytes ?? 0;
            return image;
        }, open);
    }

    /// <param name="read">Reads the file that is mapped there; null where that can't be done.</param>
    public static IReadOnlyList<TargetFile> Of(IReadOnlyList<Mapping> mappings, string exe, Func<Mapping, ElfImage?> read, Func<Mapping, Stream?> open)
    {
        var files = new List<TargetFile>();
        foreach (IGrouping<(string, ulong), Mapping> file in mappings.Where(m => m.IsFile).GroupBy(m => (m.Device, m.Inode)).Where(g => g.Any(m => m.IsExecutable)))
        {
            Mapping lowest = file.MinBy(m => m.Start)!;
            files.Add(new TargetFile(Mapping.WithoutDeleted(lowest.Path), lowest.Start, () => read(lowest), () => open(lowest)));
        }

        return [.. files.OrderBy(f => f.Path == exe ? 0 : 1)];
    }
}

using YLang.Runtime.Targets.Core;

namespace YLang.Runtime.Targets.Gdb;

/// <summary>The mappings of a target as gdb's console lists them.</summary>
internal static class GdbMappings
{
    /// <summary>Lines that are looked at: as many mappings as Linux gives a process, and more.</summary>
    private const int MostLines = 1 << 18;

    /// <summary>A line of <c>info proc mappings</c>: start, end, size, offset, then permissions where gdb knows them (from version 12 on, not of a core), then the file.</summary>
    /// <returns>Null: it is no such line.</returns>
    public static (CoreFileMapping File, string? Permissions)? Mapped(string line)
    {
        string[] words = line.Split(' ', 5, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 4 || GdbMemory.Number(words[0]) is not { } start || GdbMemory.Number(words[1]) is not { } end || GdbMemory.Number(words[3]) is not { } offset || end <= start)
            return null;

        string rest = words.Length > 4 ? words[4].Trim() : "", first = rest.Split(' ', 2)[0];
        bool has = first.Length == 4 && first[0] is 'r' or '-' && first[1] is 'w' or '-' && first[2] is 'x' or '-' && first[3] is 'p' or 's';
        return (new CoreFileMapping(start, end, offset, has ? rest[4..].Trim() : rest), has ? first : null);
    }

    /// <summary>A line of <c>info files</c> that names a stretch of a core: <c>0x… - 0x… is load1a</c>.</summary>
    public static (ulong Start, ulong End)? Dumped(string line)
    {
        string[] words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words is [var from, "-", var to, "is", ['l', 'o', 'a', 'd', ..]] && GdbMemory.Number(from) is { } start && GdbMemory.Number(to) is { } end && start < end ? (start, end) : null;
    }

    public static IEnumerable<(CoreFileMapping File, string? Permissions)> Mapped(IEnumerable<string> lines) =>
        lines.Take(MostLines).Select(Mapped).OfType<(CoreFileMapping File, string? Permissions)>().OrderBy(m => m.File.Start);

    /// <summary>In the order of addresses. Of a file nobody knows whether it was shared; of memory without one, that it can be written is what one expects.</summary>
    public static IEnumerable<CoreSegment> Dumped(IEnumerable<string> lines, Func<ulong, uint?> flags) =>
        lines.Take(MostLines).Select(Dumped).OfType<(ulong Start, ulong End)>().Distinct().OrderBy(s => s.Start)
            .Select(s => new CoreSegment(s.Start, s.End - s.Start, 0, s.End - s.Start, s.End - s.Start, flags(s.Start) ?? CoreSegment.PF_R | CoreSegment.PF_W));
}

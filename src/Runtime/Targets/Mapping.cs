using System.Globalization;

namespace YLang.Runtime.Targets;

/// <summary>A mapping of the target.</summary>
/// <param name="End">First address behind it.</param>
/// <param name="Permissions">As the kernel writes them: <c>rw-p</c>.</param>
/// <param name="Offset">Of its first byte in the file.</param>
/// <param name="Rss">Resident bytes; with Pss (its fair share of shared pages) and Swap 0 where the kernel does not say.</param>
public sealed record Mapping(
    ulong Start, ulong End, string Permissions, ulong Offset, string Device, ulong Inode, string Path, long Rss = 0, long Pss = 0, long Swap = 0)
{
    /// <summary>The absent one.</summary>
    public static Mapping None { get; } = new(0, 0, "", 0, "", 0, "");

    public long Size => (long)(End - Start);

    /// <summary>As a line of <c>/proc/PID/maps</c>: range, permissions, path.</summary>
    public override string ToString() => $"{Start:x}-{End:x} {Permissions} {Path}".TrimEnd();

    public bool IsReadable => Permissions.StartsWith('r');

    public bool IsWritable => Permissions.Length > 1 && Permissions[1] == 'w';

    public bool IsExecutable => Permissions.Length > 2 && Permissions[2] == 'x';

    public bool IsShared => Permissions.Length > 3 && Permissions[3] == 's';

    /// <summary>Huge pages without a file have a path all the same.</summary>
    public bool IsFile => Inode != 0 && Path.StartsWith('/') && !Path.StartsWith("/anon_hugepage", StringComparison.Ordinal);

    /// <summary>"heap", "stack", "file", "anonymous", "shared" or "special".</summary>
    public string Kind =>
        Path == "[heap]" ? "heap"
        : Path.StartsWith("[stack", StringComparison.Ordinal) ? "stack"
        : IsShared ? "shared"
        : Path.Length == 0 || Path.StartsWith("[anon", StringComparison.Ordinal) || Path.StartsWith("/anon_hugepage", StringComparison.Ordinal) ? "anonymous"
        : IsFile ? "file"
        : "special";

    /// <summary>A line of <c>/proc/PID/maps</c>; null where it is none.</summary>
    public static Mapping? Parse(string line)
    {
        // 00400000-00420000 r--p 00000000 fe:00 1234                       /usr/bin/python3.11
        string[] words = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 5 || words[0].Split('-') is not [var from, var to]
            || !ulong.TryParse(from, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong start)
            || !ulong.TryParse(to, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong end)
            || !ulong.TryParse(words[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong offset)
            || !ulong.TryParse(words[4], NumberStyles.None, CultureInfo.InvariantCulture, out ulong inode) || end <= start || end - start > long.MaxValue)
            return null;

        return new Mapping(start, end, words[1], offset, words[3], inode, words.Length > 5 ? words[5] : "");
    }

    /// <summary>The kernel's mark behind the path of a file that is no more; a name may hold these words elsewhere.</summary>
    public static string WithoutDeleted(string path)
    {
        const string mark = " (deleted)";
        return path.EndsWith(mark, StringComparison.Ordinal) ? path[..^mark.Length] : path;
    }
}

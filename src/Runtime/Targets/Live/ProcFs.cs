using System.Globalization;
using System.Text;

namespace YLang.Runtime.Targets.Live;

/// <summary>What the kernel says of a process under /proc. Null or empty where it is gone or may not be read.</summary>
internal static class ProcFs
{
    public static bool Exists(int pid) => Directory.Exists($"/proc/{pid}");

    /// <summary>A field of /proc/PID/status: "State", "TracerPid", "Uid".</summary>
    public static string? Status(int pid, string field)
    {
        string? line = Lines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith(field + ":", StringComparison.Ordinal));
        return line?[(field.Length + 1)..].Trim();
    }

    public static string CommandLine(int pid) => Text($"/proc/{pid}/cmdline")?.TrimEnd('\0').Replace('\0', ' ') ?? "";

    /// <summary>The executable's path, "" where the link can't be read (another user's process, a kernel thread).</summary>
    public static string Exe(int pid)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/exe", returnFinalTarget: false)?.FullName.Replace(" (deleted)", "", StringComparison.Ordinal) ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Resident bytes: VmRSS.</summary>
    public static long Rss(int pid) => Kilobytes(Status(pid, "VmRSS") ?? "");

    /// <summary>A thread that is gone, or of which only the exit code is left.</summary>
    public static bool HasEnded(int pid, int tid)
    {
        string? state = Lines($"/proc/{pid}/task/{tid}/status").FirstOrDefault(l => l.StartsWith("State:", StringComparison.Ordinal));
        return state is null || state.Contains("\tZ", StringComparison.Ordinal) || state.Contains("\tX", StringComparison.Ordinal);
    }

    public static IReadOnlyList<int> Threads(int pid)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{pid}/task").Select(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>/proc/PID/maps: cheap enough for a stopped target.</summary>
    public static List<Mapping> Maps(int pid) => [.. Lines($"/proc/{pid}/maps").Select(MapLine).OfType<Mapping>()];

    /// <summary>/proc/PID/smaps: the kernel looks at every page for it.</summary>
    public static List<Mapping> Smaps(int pid)
    {
        var mappings = new List<Mapping>();
        foreach (string line in Lines($"/proc/{pid}/smaps"))
        {
            if (line.Length > 0 && char.IsAsciiLetterUpper(line[0]))
            {
                if (mappings.Count == 0)
                    continue;

                Mapping last = mappings[^1];
                mappings[^1] = line.Split(':', 2) switch
                {
                    ["Rss", var value] => last with { Rss = Kilobytes(value) },
                    ["Pss", var value] => last with { Pss = Kilobytes(value) },
                    ["Swap", var value] => last with { Swap = Kilobytes(value) },
                    _ => last,
                };
            }
            else if (MapLine(line) is { } mapping)
            {
                mappings.Add(mapping);
            }
        }

        return mappings.Count > 0 ? mappings : Maps(pid);
    }

    /// <summary>Opens a file that the process has mapped: as it is mapped (even if deleted), else by its path in the process' root, else by its path.</summary>
    public static FileStream? OpenMapped(int pid, Mapping mapping)
    {
        string[] ways = [$"/proc/{pid}/map_files/{mapping.Start:x}-{mapping.End:x}", $"/proc/{pid}/root{mapping.Path}", mapping.Path];
        foreach (string way in ways)
        {
            try
            {
                return new FileStream(way, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                // The next way.
            }
        }

        return null;
    }

    private static Mapping? MapLine(string line)
    {
        // 00400000-00420000 r--p 00000000 fe:00 1234                       /usr/bin/python3.11
        string[] words = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 5 || words[0].Split('-') is not [var from, var to]
            || !ulong.TryParse(from, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong start)
            || !ulong.TryParse(to, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong end)
            || !ulong.TryParse(words[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong offset)
            || !ulong.TryParse(words[4], CultureInfo.InvariantCulture, out ulong inode) || end <= start)
            return null;

        return new Mapping(start, end, words[1], offset, words[3], inode, words.Length > 5 ? words[5].Trim() : "");
    }

    private static long Kilobytes(string value) =>
        long.TryParse(value.AsSpan().Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture, out long kilobytes) ? kilobytes * 1024 : 0;

    private static string[] Lines(string path) => Text(path)?.Split('\n') ?? [];

    private static string? Text(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

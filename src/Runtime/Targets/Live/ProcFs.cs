using System.Globalization;
using System.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Files;

namespace YLang.Runtime.Targets.Live;

/// <summary>What the kernel says of a process under /proc. Null or empty where it is gone or may not be read.</summary>
internal static class ProcFs
{
    public static bool Exists(int pid) => Directory.Exists($"/proc/{pid}");

    /// <summary>All fields of /proc/PID/status; none where it is gone.</summary>
    public static IReadOnlyDictionary<string, string> StatusFields(int pid)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in Lines($"/proc/{pid}/status"))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                fields[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return fields;
    }

    /// <summary>A field of /proc/PID/status: "State", "TracerPid", "Uid".</summary>
    public static string? Status(int pid, string field)
    {
        string? line = Lines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith(field + ":", StringComparison.Ordinal));
        return line?[(field.Length + 1)..].Trim();
    }

    /// <summary>Its words, joined by spaces. A process can make it as long as it likes: cut after <see cref="Limits.CommandLineBytes"/>.</summary>
    public static string CommandLine(int pid)
    {
        try
        {
            using FileStream file = File.OpenRead($"/proc/{pid}/cmdline");
            byte[] bytes = new byte[Limits.CommandLineBytes];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\0').Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>The executable's path, "" where the link can't be read (another user's process, a kernel thread).</summary>
    public static string Exe(int pid)
    {
        try
        {
            return Mapping.WithoutDeleted(File.ResolveLinkTarget($"/proc/{pid}/exe", returnFinalTarget: false)?.FullName ?? "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>MemAvailable: what can be had without swapping.</summary>
    public static long AvailableMemory =>
        Lines("/proc/meminfo").FirstOrDefault(l => l.StartsWith("MemAvailable:", StringComparison.Ordinal)) is { } line ? Kilobytes(line["MemAvailable:".Length..]) : long.MaxValue;

    /// <summary>The numbers of a stat file behind name and state, zeros where it is gone: the parent's number, group, session, … (proc(5), from field 4).</summary>
    public static long[] Numbers(string path)
    {
        const int known = 49;
        string stat = string.Concat(Lines(path));
        string[] words = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long[] numbers = new long[known];
        for (int i = 1; i < Math.Min(words.Length, known + 1); i++)
            _ = long.TryParse(words[i], CultureInfo.InvariantCulture, out numbers[i - 1]);

        return numbers;
    }

    /// <summary>A small file, empty where it can't be read.</summary>
    public static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Resident bytes: VmRSS.</summary>
    public static long Rss(int pid) => Kilobytes(Status(pid, "VmRSS") ?? "");

    /// <summary>When the process began, in the kernel's own unit: tells it from a later one of the same number. Null where there is none, or only its exit code is left.</summary>
    public static string? Began(int pid)
    {
        // Behind the name, which may hold anything, stand state and 19 numbers (proc(5): field 22).
        string? stat = Lines($"/proc/{pid}/stat").FirstOrDefault();
        string[] fields = stat?[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return fields is [not ("Z" or "X"), ..] and { Length: > 19 } ? fields[19] : null;
    }

    /// <summary>A thread that is gone, or of which only the exit code is left.</summary>
    public static bool HasEnded(int pid, int tid)
    {
        string? state = Lines($"/proc/{pid}/task/{tid}/status").FirstOrDefault(l => l.StartsWith("State:", StringComparison.Ordinal));
        return state is null || state.Contains("\tZ", StringComparison.Ordinal) || state.Contains("\tX", StringComparison.Ordinal);
    }

    /// <summary>Threads that have not ended, and a first one that has while others live; 0 where the process is gone.</summary>
    public static int ThreadCount(int pid) => int.TryParse(Status(pid, "Threads"), CultureInfo.InvariantCulture, out int count) ? count : 0;

    /// <summary>PF_KTHREAD (include/linux/sched.h) among the flags, which are the seventh word behind the name; the name may hold anything.</summary>
    public static bool IsKernelThread(int pid)
    {
        const uint kernelThread = 0x00200000;
        string stat = string.Concat(Lines($"/proc/{pid}/stat"));
        string[] words = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 6 && uint.TryParse(words[6], CultureInfo.InvariantCulture, out uint flags) && (flags & kernelThread) != 0;
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
    public static List<Mapping> Maps(int pid) => [.. Lines($"/proc/{pid}/maps").Select(Mapping.Parse).OfType<Mapping>()];

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
            else if (Mapping.Parse(line) is { } mapping)
            {
                mappings.Add(mapping);
            }
        }

        return mappings.Count > 0 ? mappings : Maps(pid);
    }

    /// <summary>Opens a file that the process has mapped: as it is mapped (even if deleted), else by its path in the process' root, else by its path.</summary>
    public static FileStream? OpenMapped(int pid, Mapping mapping)
    {
        if (RegularFile.TryOpen($"/proc/{pid}/map_files/{mapping.Start:x}-{mapping.End:x}") is { } mapped)
            return mapped;

        // That takes rights which not everyone has. By its name there may be another file by now.
        string[] ways = [$"/proc/{pid}/exe", $"/proc/{pid}/root{mapping.Path}", mapping.Path];
        return ways.Select(way => RegularFile.TryOpen(way, mapping.Inode)).FirstOrDefault(file => file is not null);
    }

    public static long Kilobytes(string value) =>
        long.TryParse(value.AsSpan().Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture, out long kilobytes) ? kilobytes * 1024 : 0;

    public static IEnumerable<string> Lines(string path)
    {
        StreamReader? reader = Reader(path);
        if (reader is null)
            yield break;

        using (reader)
        {
            while (Next(reader) is { } line)
                yield return line;
        }
    }

    private static StreamReader? Reader(string path)
    {
        try
        {
            return new StreamReader(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Null at the end, and where the process ends while it is read.</summary>
    private static string? Next(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (IOException)
        {
            return null;
        }
    }
}

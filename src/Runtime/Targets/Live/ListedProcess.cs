using System.Globalization;
using System.Text.RegularExpressions;
using YLang.Runtime.Elf;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Targets.Live;

/// <summary>A process of this machine, as a list of processes needs it: nothing is done to it, and few files of the kernel's are read.</summary>
/// <param name="User">Its user's number.</param>
/// <param name="Container">The first characters of its container's number, its name, or "other" where it only has a process namespace of its own; "": none.</param>
/// <param name="Files">The ELF files that it has mapped, the executable first; none where <paramref name="Refusal"/> says why.</param>
public sealed partial record ListedProcess(
    int Pid, long User, long RssBytes, int Threads, string Container, string Exe, string CommandLine, IReadOnlyList<TargetFile> Files, TargetException? Refusal)
{
    /// <summary>Every process but this one, in the order of their numbers; those that end meanwhile are left out.</summary>
    public static IEnumerable<ListedProcess> All()
    {
        // A file is read once, however many processes have it.
        var images = new Dictionary<(string, ulong), ElfImage?>();
        IEnumerable<int> pids = Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out int pid) ? pid : 0).Where(pid => pid > 0 && pid != Environment.ProcessId).Order();
        return pids.Select(pid => Of(pid, images)).OfType<ListedProcess>();
    }

    /// <summary>Reads the word at an address of it, null where that can't be done.</summary>
    public uint? Word(ulong address)
    {
        Span<byte> word = stackalloc byte[sizeof(uint)];
        return new ProcessMemory(Pid).Read(address, word) == word.Length ? BitConverter.ToUInt32(word) : null;
    }

    private static ListedProcess? Of(int pid, Dictionary<(string, ulong), ElfImage?> images)
    {
        IReadOnlyDictionary<string, string> status = ProcFs.StatusFields(pid);
        if (status.Count == 0)
            return null;

        TargetException? refusal = Refusals.Of(pid, status);
        string exe = ProcFs.Exe(pid);
        IReadOnlyList<TargetFile> files = refusal is null ? LoadedFiles.Of(ProcFs.Maps(pid), exe, m => Image(pid, m, images), m => ProcFs.OpenMapped(pid, m)) : [];
        _ = int.TryParse(status.GetValueOrDefault("Threads"), CultureInfo.InvariantCulture, out int threads);
        _ = long.TryParse(status.GetValueOrDefault("Uid", "").Split('\t')[0], CultureInfo.InvariantCulture, out long user);
        return new ListedProcess(
            pid, user, ProcFs.Kilobytes(status.GetValueOrDefault("VmRSS", "")), threads, ContainerOf(pid, status), exe,
            ProcFs.CommandLine(pid) is { Length: > 0 } command ? command : $"[{status.GetValueOrDefault("Name", "?")}]", files, refusal);
    }

    private static ElfImage? Image(int pid, Mapping mapping, Dictionary<(string, ulong), ElfImage?> images)
    {
        if (images.TryGetValue((mapping.Device, mapping.Inode), out ElfImage? image))
            return image;

        using FileStream? file = ProcFs.OpenMapped(pid, mapping);
        return images[(mapping.Device, mapping.Inode)] = file is null ? null : ElfImage.TryRead(file);
    }

    /// <summary>The names that engines give the control groups of their containers.</summary>
    private static string ContainerOf(int pid, IReadOnlyDictionary<string, string> status)
    {
        foreach (string line in ProcFs.Lines($"/proc/{pid}/cgroup"))
        {
            if (ContainerNumber().Match(line) is { Success: true } number)
                return number.Value[..12];

            if (ContainerName().Match(line) is { Success: true } name)
                return name.Groups[1].Value;
        }

        return status.GetValueOrDefault("NSpid", "").Contains('\t', StringComparison.Ordinal) ? "other" : "";
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex ContainerNumber();

    [GeneratedRegex(@"/(?:lxc(?:\.payload)?[./]|machine-)([\w-]+)")]
    private static partial Regex ContainerName();
}

namespace YLang.Runtime.Targets;

/// <summary>What walkers and reports may ask of a target beside its memory.</summary>
public interface ITarget
{
    /// <summary>"live", "core", "gdb", or "none".</summary>
    string Kind { get; }

    int Pid { get; }

    /// <summary>The executable's path as the target sees it; "" if it can't be read.</summary>
    string Exe { get; }

    /// <summary>The command line, its words joined by spaces.</summary>
    string CommandLine { get; }

    string Host { get; }

    /// <summary>Resident bytes when the target was looked at: what <c>ps</c> shows.</summary>
    long RssBytes { get; }

    /// <summary>In the order of addresses.</summary>
    IReadOnlyList<Mapping> Mappings { get; }

    /// <summary>The ELF files that are mapped, the main executable first.</summary>
    IReadOnlyList<TargetFile> Files { get; }

    AcquisitionInfo Acquisition { get; }

    /// <summary>How many of the bytes at an address are the process' own: in its memory or swapped out. Where nobody has looked page by page, all that are mapped.</summary>
    long Resident(ulong start, long bytes);

    /// <summary>The target address of a symbol that a loaded file defines, 0 if none does.</summary>
    ulong FindSymbol(string name);

    /// <summary>The target address of a loaded ELF section, 0 if no file has it.</summary>
    ulong FindSection(string name);
}

/// <summary>How the memory was got.</summary>
/// <param name="Mode">"copy", or "none".</param>
/// <param name="Pause">From the first thread's stop to the last one's release.</param>
/// <param name="BytesRead">Of the target's memory.</param>
public sealed record AcquisitionInfo(string Mode, TimeSpan Pause, long BytesRead);

/// <summary>An ELF file that is mapped into the target.</summary>
/// <param name="path">As the target sees it.</param>
/// <param name="lowestMapped">The lowest address at which it is mapped.</param>
/// <param name="image">Opens and reads the file, null where that fails; asked once.</param>
/// <param name="open">Opens the file, null where that fails.</param>
public sealed class TargetFile(string path, ulong lowestMapped, Func<Elf.ElfImage?> image, Func<Stream?>? open = null)
{
    private readonly Lazy<Elf.ElfImage?> _image = new(image);

    public string Path { get; } = path;

    public ulong? Symbol(string name) => _image.Value is { } file && file.TrySymbol(name, out ulong value) ? value + file.Bias(lowestMapped) : null;

    public ulong? Section(string name) => _image.Value is { } file && file.TrySection(name, out ulong value) ? value + file.Bias(lowestMapped) : null;

    /// <summary>What stands in the file behind a text, a few characters; null where the text is not in it.</summary>
    public string? TextBehind(string text)
    {
        using Stream? file = open?.Invoke();
        return file is null ? null : TextSearch.Behind(file, text);
    }
}

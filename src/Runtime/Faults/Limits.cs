namespace YLang.Runtime.Faults;

/// <summary>Every cap on what a target or a file may claim, with its reason. A count above its cap is a fault or a refusal, never a crash.</summary>
public static class Limits
{
    /// <summary>Bytes of one text read from a target: far above any that a report shows, far below what would bloat us.</summary>
    public const long TextBytes = 256 << 20;

    /// <summary>Bytes of text read up to a NUL where the script gives no maximum: names, not contents.</summary>
    public const long CStringBytes = 64 << 10;

    /// <summary>Nested calls of recursive script functions: a few hundred bytes of stack each, on a stack of 256 MiB.</summary>
    public const int CallDepth = 20_000;

    /// <summary>Bytes of an ELF file's symbol and string tables that are read: the largest known libraries have 200 MB.</summary>
    public const long ElfTableBytes = 512L << 20;

    /// <summary>Program or section headers of one ELF file; real ones have under a hundred, cores up to 65,535 mappings.</summary>
    public const int ElfHeaders = 1 << 17;

    /// <summary>Read-only data of loaded files that is copied with a live target, all files together.</summary>
    public const long ReadOnlyCopyBytes = 256L << 20;
}

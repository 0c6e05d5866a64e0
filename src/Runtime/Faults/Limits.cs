namespace YLang.Runtime.Faults;

/// <summary>Every cap on what a target or a file may claim, with its reason. A count above its cap is a fault or a refusal, never a crash.</summary>
public static class Limits
{
    /// <summary>Bytes of one text read from a target: far above any that a report shows, far below what would bloat us.</summary>
    public const long TextBytes = 256 << 20;

    /// <summary>Bytes of text read up to a NUL where the script gives no maximum: names, not contents.</summary>
    public const long CStringBytes = 64 << 10;

    /// <summary>Milliseconds between two ticks of a timer: a month, and far inside what clocks can count.</summary>
    public const long TimerPeriod = 31L * 24 * 3600 * 1000;

    /// <summary>Rows of a histogram and bars of a chart: more than anyone looks at, and few enough to draw.</summary>
    public const int HistogramRows = 1000;

    /// <summary>Nested calls of recursive script functions: a few hundred bytes of stack each, on a stack of 256 MiB. Fewer where they fill the stack before.</summary>
    public const int CallDepth = 20_000;

    /// <summary>Bytes of an ELF file's tables that are read, all together: the largest known libraries have 200 MB.</summary>
    public const long ElfTableBytes = 512L << 20;

    /// <summary>Bytes of a command line that are read: what one call of execve may be given for a single word.</summary>
    public const int CommandLineBytes = 128 << 10;

    /// <summary>Bytes of symbol and string tables of all files that a target has loaded.</summary>
    public const long ElfFilesBytes = 2L << 30;

    /// <summary>Bytes of an ELF file's table of section names: real ones have some kilobytes.</summary>
    public const int ElfSectionNames = 1 << 20;

    /// <summary>Bytes of a segment with notes in a program or library.</summary>
    public const int ElfNoteBytes = 1 << 20;

    /// <summary>Bytes of a section's name.</summary>
    public const int ElfNameBytes = 256;

    /// <summary>Bytes of mapped files that a live target has not touched and that are read from the files: more is data, such as a model of machine learning, not a program.</summary>
    public const long UntouchedFileBytes = 512L << 20;

    /// <summary>Read-only data of loaded files that is copied with a live target, all files together.</summary>
    public const long ReadOnlyCopyBytes = 256L << 20;

    /// <summary>Segments of a core: Linux gives a process 65,530 mappings unless it is told to give more.</summary>
    public const long CoreSegments = 1 << 20;

    /// <summary>Stretches between the holes of a core's file: behind so many, the rest counts as one.</summary>
    public const int CoreStretches = 1 << 20;

    /// <summary>Bytes of one reserve that are searched for pages of zeros: a thread's stack has 8 MiB unless it is told otherwise, and allocators reserve some tens at once.</summary>
    public const ulong ReserveBytes = 64UL << 20;

    /// <summary>Bytes of a core's notes: some kilobytes for each thread.</summary>
    public const long CoreNoteBytes = 512L << 20;

    /// <summary>Threads of a core: more than a Linux kernel has numbers for by default.</summary>
    public const int CoreThreads = 1 << 17;

    /// <summary>Mapped files in a core: each stretch counts, and Linux gives a process 65,530 of them unless it is told to give more.</summary>
    public const ulong CoreFiles = 1 << 17;

    /// <summary>Bytes of a core that was compressed, holes included: what the address space of a process may hold (47 bits) is no file.</summary>
    public const long CoreBytes = 16L << 40;

    /// <summary>Bytes of an ELF file that are read to learn its build id and its segments.</summary>
    public const long ElfHeadBytes = 64 << 10;
}

using YLang.Runtime.Faults;

namespace YLang.Runtime.Targets.Core;

/// <summary>Why a file can't be looked at as a core dump: sentence, exit code, next step.</summary>
internal static class CoreRefusals
{
    private const string Make = "'gcore PID' of gdb or 'ylang snapshot' make one of a live process";

    public static TargetException NoFile(string path) =>
        Directory.Exists(path) ? new(ExitCode.NoTarget, $"'{path}' is a folder, not a core dump")
        : File.Exists(path) ? new(ExitCode.NoPermission, $"may not read '{path}', or it is no ordinary file", "run ylang as its owner; of a pipe or device, copy it into a file first")
        : new(ExitCode.NoTarget, $"there is no file '{path}'", "--core takes the path of an ELF core dump");

    public static TargetException Empty(string name) => new(ExitCode.NoTarget, $"{name} is empty", "the disk may have been full when it was written, or its size limited (ulimit -c)");

    public static TargetException Shrunk(string name) =>
        new(ExitCode.Failed, $"{name} became shorter while it was read, or its disk failed: what was found is worth nothing", "see who writes to the file, and try again with a copy of it");

    public static TargetException NotElf(string name, ReadOnlySpan<byte> first) =>
        new(ExitCode.NoTarget, $"{name} is no ELF file: it begins with {Convert.ToHexStringLower(first[..Math.Min(4, first.Length)])}", Make);

    public static TargetException Foreign(string name, string what) =>
        new(ExitCode.NoTarget, $"{name} is of {what}: only 64-bit little-endian cores (x86-64, aarch64) can be read");

    public static TargetException NoCore(string name, ushort type) =>
        new(ExitCode.NoTarget, $"{name} is {(type is 2 or 3 ? "a program or library" : "an ELF file")}, not a core dump", Make);

    public static TargetException NothingIn(string name, string why) => new(ExitCode.NoTarget, $"{name} can't be used: {why}", Make);

    public static TargetException OtherProgram(string name, string exe, string found, string wanted) =>
        new(ExitCode.Usage, $"'{exe}' is not the program of {name}: its build id is {found}, that of the process was {wanted}", "give the file that was running, or none: it is then looked for by its path");

    public static TargetException NoRoom(string name, string folder, long bytes) =>
        new(ExitCode.Failed, $"{name} can't be decompressed: it is larger than the {bytes >> 20:N0} MB that are free in {folder}", "set TMPDIR to a folder with more room, or decompress it yourself");
}

using System.CommandLine;
using System.Globalization;
using YLang.Cli.Sessions;
using YLang.Runtime.Faults;
using YLang.Runtime.Files;
using YLang.Runtime.Targets;
using YLang.Runtime.Targets.Live;
using ZstdSharp;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang snapshot --pid N -o FILE</c>: a live process as an ELF core.</summary>
internal static class SnapshotVerb
{
    /// <summary>Fast enough for a disk; the higher ones take many times as long for some percent.</summary>
    private const int CompressionLevel = 3;

    private const int BufferBytes = 1 << 20;

    public static Command Build(Screen screen, Interrupt interrupt)
    {
        Option<string?> pid = TargetOptions.NewPid(required: true);
        var output = new Option<string>("--output", "-o") { Description = "the core to write; one that ends in .zst is compressed", HelpName = "FILE", Required = true };
        var zstd = new Option<bool>("--zstd") { Description = "compress it, whatever its name" };
        var force = new Option<bool>("--force") { Description = "replace a file that is there" };
        Option<string?> pause = TargetOptions.NewPause();
        var command = new Command("snapshot", """
            Writes an ELF core of a live process, which is stopped as briefly as possible and goes on.

            Examples:
              ylang snapshot --pid 4242 -o core.4242
              ylang snapshot --pid 4242 -o core.4242.zst --pause fork
            """) { pid, output, zstd, force, pause };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(output)!;
            bool compresses = parsed.GetValue(zstd) || path.EndsWith(".zst", StringComparison.Ordinal);
            return Run(screen, TargetOptions.PidOf(parsed.GetValue(pid)!), TargetOptions.PauseOf(parsed.GetValue(pause)), path, compresses, parsed.GetValue(force), interrupt.Listen());
        });
        return command;
    }

    private static int Run(Screen screen, int pid, PauseMode? pause, string path, bool compresses, bool replaces, CancellationToken interrupt)
    {
        string full = Path.GetFullPath(path), folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            throw new TargetException(ExitCode.Usage, $"there is no folder '{folder}' for '{path}'");

        if (Directory.Exists(full))
            throw new TargetException(ExitCode.Usage, $"'{path}' is a folder", "name a file in it");

        if (!replaces && Path.Exists(full))
            throw Exists(path);

        using var progress = new Progress(screen);
        progress.Phase("looking at the target");
        using LiveTarget live = LiveTarget.Attach(pid, pause);
        if (live.Remark is { } remark)
            screen.Say(remark);

        CheckRoom(folder, live.CopiedBytes, compresses);
        AcquisitionInfo acquisition = Write(live, full, compresses, replaces, progress, interrupt);
        progress.Dispose();
        screen.Say($"Wrote {path}: {Size(new FileInfo(full).Length)}. Process {pid} stood for {acquisition.Pause.TotalMilliseconds:0.0} ms ({acquisition.Mode}).");
        return (int)ExitCode.Done;
    }

    /// <summary>What has the final name is whole. Nobody else may read it: it has all that the process has.</summary>
    private static AcquisitionInfo Write(LiveTarget live, string path, bool compresses, bool replaces, Progress progress, CancellationToken interrupt)
    {
        try
        {
            using var file = UnfinishedFile.Create(path, UnixFileMode.UserRead | UnixFileMode.UserWrite, BufferBytes);
            progress.Phase("reading the target's memory");
            using Snapshot snapshot = Snapshot.Of(live, interrupt);
            CheckRoom(Path.GetDirectoryName(path)!, snapshot.Bytes, compresses);
            if (compresses)
            {
                using var to = new CompressionStream(file.Stream, CompressionLevel, leaveOpen: true);
                Write(snapshot, to, progress, interrupt);
            }
            else
            {
                Write(snapshot, file.Stream, progress, interrupt);
            }

            snapshot.Dispose();
            file.Finish(replaces);
            return snapshot.Acquisition;
        }
        catch (IOException) when (!replaces && Path.Exists(path))
        {
            throw Exists(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(ExitCode.Failed, $"can't write '{path}': {e.Message}", "name a file on a disk with more room, or one that ends in .zst");
        }
    }

    private static void Write(Snapshot snapshot, Stream to, Progress progress, CancellationToken interrupt) =>
        snapshot.Write(to, done => progress.Phase(Percent(done, snapshot.Bytes)), interrupt);

    /// <summary>How small a compressed one will be, nobody knows before.</summary>
    private static void CheckRoom(string folder, long bytes, bool compresses)
    {
        long free = new DriveInfo(folder).AvailableFreeSpace;
        if (!compresses && bytes > free)
            throw new TargetException(ExitCode.Failed, $"the core will have {Size(bytes)}, and '{folder}' has room for {Size(free)}", "name a file on another disk, or one that ends in .zst");
    }

    private static string Percent(long done, long all) => string.Create(CultureInfo.InvariantCulture, $"writing the core: {Math.Min(100, 100 * done / Math.Max(1, all))} %");

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");

    private static TargetException Exists(string path) => new(ExitCode.Usage, $"'{path}' is there already", "--force replaces it");
}

using YLang.Reports;
using YLang.Runtime.Faults;
using YLang.Runtime.Files;

namespace YLang.Cli.Sessions;

/// <summary>Where a report goes: files by their ending, standard output by <c>--format</c>. Checked before the target is touched, written only when whole.</summary>
internal sealed class ReportOutputs
{
    private const int BufferBytes = 1 << 16;

    private readonly List<(string Path, ReportFormat Format)> _files = [];
    private readonly ReportFormat? _standard;

    private ReportOutputs(ReportFormat? standard) => _standard = standard;

    public static ReportOutputs Plan(IReadOnlyList<string> files, string? format)
    {
        // A file and no word about standard output: the terminal's summary still goes there, where a person looks.
        var plan = new ReportOutputs(format is null or "text" ? null : ReportFormats.Find(format) ?? throw Unknown(format));
        foreach (string file in files)
        {
            string ending = Path.GetExtension(file).TrimStart('.');
            ReportFormat known = ReportFormats.ByExtension(ending)
                ?? throw new TargetException(ExitCode.Usage, $"'{file}' does not tell a format by its ending", $"known endings: {string.Join(", ", ReportFormats.All.SelectMany(f => f.Extensions))}");
            string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            if (!Directory.Exists(folder))
                throw new TargetException(ExitCode.Usage, $"there is no folder '{folder}' for '{file}'");

            plan._files.Add((file, known));
        }

        return plan;
    }

    public void Write(Screen screen, SessionResult result)
    {
        foreach ((string path, ReportFormat format) in _files)
            WriteFile(path, format, result);

        if (_standard is not null)
        {
            using Stream output = Console.OpenStandardOutput();
            _standard.Write(result.Report, output);
        }
        else if (result.Report.Artifacts.Length > 0 || result.Report.Summary.Length > 0)
        {
            TextReport.Write(result.Report, screen.Output());
        }
        else if (Provenance.Faults(result.Report.Faults) is var faults and not "none")
        {
            // No report says it.
            screen.Say($"Faults met: {faults}. What stood behind one in its unit has not run.");
        }

        foreach ((string path, _) in _files)
            screen.Say($"Wrote {path}");
    }

    /// <summary>No half-written report has the final name; a link in a shared folder is replaced, never followed.</summary>
    private static void WriteFile(string path, ReportFormat format, SessionResult result)
    {
        const UnixFileMode everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        try
        {
            using var file = UnfinishedFile.Create(path, everybody, BufferBytes);
            format.Write(result.Report, file.Stream);
            file.Finish(replaces: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(ExitCode.Failed, $"can't write '{path}': {e.Message}");
        }
    }

    private static TargetException Unknown(string format) =>
        new(ExitCode.Usage, $"'{format}' is not a format", $"known: {string.Join(", ", ReportFormats.All.Select(f => f.Name))}");
}

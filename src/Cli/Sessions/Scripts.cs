using YLang.Compiler.Text;
using YLang.Runtime.Faults;

namespace YLang.Cli.Sessions;

/// <summary>Finds and reads scripts: stock probes by name, files by path, text from the command line.</summary>
internal static class Scripts
{
    /// <param name="includes">As given by --include: of these, files are compiled with the script, as if its last lines included them.</param>
    public static SourceText Read(string? what, string? code, IReadOnlyList<string> includes)
    {
        SourceText script = Read(what, code);
        string[] files = [.. includes.Where(IsScript)];
        if (includes.FirstOrDefault(i => IsScript(i) ? !File.Exists(i) : !Directory.Exists(i)) is { } missing)
            throw new TargetException(ExitCode.Usage, $"there is no '{missing}' to include", "--include takes a folder or a .y file");

        if (files.GroupBy(Path.GetFileName).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new TargetException(ExitCode.Usage, $"two files to include are called '{same.Key}'", "give one of them another name");

        return files.Length == 0 ? script : new SourceText(script.Path, script.Text.TrimEnd('\n') + "\n" + string.Concat(files.Select(f => $"#include <{Path.GetFileName(f)}>\n")));
    }

    /// <summary>The folders in which includes are looked for.</summary>
    public static IEnumerable<string> Folders(IEnumerable<string> includes) => includes.Select(i => IsScript(i) ? Path.GetDirectoryName(Path.GetFullPath(i))! : i).Distinct();

    /// <summary>The stock probes' files, by name.</summary>
    public static IReadOnlyList<string> StockProbes() =>
        Directory.Exists(Bundle.Probes) ? [.. Directory.GetFiles(Bundle.Probes, "*.y").Order(StringComparer.Ordinal)] : [];

    /// <summary>The name under which reports and lists speak of a script.</summary>
    public static string NameOf(string path) => path.EndsWith(".y", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(path) : path;

    private static bool IsScript(string include) => include.EndsWith(".y", StringComparison.Ordinal);

    private static SourceText Read(string? what, string? code)
    {
        if (code is not null)
            return new SourceText("<command line>", code);

        return ReadFile(PathOf(what!));
    }

    /// <summary>A script or layout file.</summary>
    public static SourceText ReadFile(string path) =>
        SourceFile.Read(path, null, out byte[]? content, out string reason)
            ? new SourceText(Shown(path), SourceFile.Decode(content))
            : throw new TargetException(ExitCode.Usage, $"can't read '{path}': {reason}");

    private static string PathOf(string what)
    {
        if (what.EndsWith(".y", StringComparison.Ordinal) || what.Contains('/', StringComparison.Ordinal))
            return File.Exists(what) ? what : throw new TargetException(ExitCode.Usage, $"there is no file '{what}'", "a stock probe is named without '.y': see 'ylang probes'");

        string stock = Path.Combine(Bundle.Probes, what + ".y");
        if (File.Exists(stock))
            return stock;

        string? near = Compiler.Diagnostics.Spelling.Nearest(what, StockProbes().Select(NameOf));
        throw new TargetException(ExitCode.Usage, $"there is no stock probe '{what}'", near is null ? "see 'ylang probes'" : $"did you mean '{near}'?");
    }

    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}

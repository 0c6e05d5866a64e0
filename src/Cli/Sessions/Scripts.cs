using YLang.Compiler.Text;
using YLang.Runtime.Faults;

namespace YLang.Cli.Sessions;

/// <summary>Finds and reads scripts: stock probes by name, files by path, text from the command line.</summary>
internal static class Scripts
{
    /// <summary>A script's text may have at most so many bytes: far above any real one, far below what would bloat the parser.</summary>
    private const long LargestScript = 4 << 20;

    public static SourceText Read(string? what, string? code)
    {
        if (code is not null)
            return new SourceText("<command line>", code);

        string path = PathOf(what!);
        try
        {
            if (new FileInfo(path).Length > LargestScript)
                throw new TargetException(ExitCode.Usage, $"'{what}' is larger than {LargestScript >> 20} MB: not a script");

            return new SourceText(Shown(path), File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(ExitCode.Usage, $"can't read '{what}': {e.Message}");
        }
    }

    /// <summary>The stock probes' files, by name.</summary>
    public static IReadOnlyList<string> StockProbes() =>
        Directory.Exists(Bundle.Probes) ? [.. Directory.GetFiles(Bundle.Probes, "*.y").Order(StringComparer.Ordinal)] : [];

    /// <summary>The name under which reports and lists speak of a script.</summary>
    public static string NameOf(string path) => path.EndsWith(".y", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(path) : path;

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

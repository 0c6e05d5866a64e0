using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>
/// Scripts that wish us ill, each through the real command line: they end by themselves, with an exit code that is documented, a message where one is due, and without having used
/// up the machine. What each is told stands in one snapshot.
/// </summary>
public sealed partial class HostileTests
{
    /// <summary>Bytes that the tool ever had: its compiler's, and what <c>--max-memory</c> gives the script, with what a measure of it can miss.</summary>
    private const long MostBytes = 640L << 20;

    private static readonly string[] s_limits = ["--max-time", "1", "--max-memory", "200M"];

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Cli.Tests", "hostile");

    [Fact]
    public void Every_hostile_script_ends_within_its_limits()
    {
        string[] told = [.. Directory.GetFiles(Folder, "*.y").Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(f => Told(Path.GetFileNameWithoutExtension(f), Run(f)))];
        Snapshot.Match(string.Concat(told), "hostile");
    }

    [Fact]
    public void Every_hostile_file_ends_with_a_message()
    {
        using var folder = new ScratchFolder();
        string[] told =
        [
            .. HostileFiles.All.AsParallel().AsOrdered().Select(f =>
            {
                string path = Path.Combine(folder.Path, f.Name + ".y");
                File.WriteAllBytes(path, f.Content);
                return Told(f.Name, Run(path)).Replace(folder.Path + "/", "", StringComparison.Ordinal);
            }),
        ];
        Snapshot.Match(string.Concat(told), "hostile-files");
    }

    /// <summary>No path and no link leads out of the folders that are searched.</summary>
    [Fact]
    public void Includes_do_not_lead_out_of_their_folders()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "main.y");
        File.WriteAllText(path, "#include \"zero.y\"\n#include \"up/passwd\"\n_probe _oneshot { }\n");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "zero.y"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "up"), "/etc");
        Measured result = Run(path);
        Assert.Equal(3, result.Code);
        Assert.Contains("'zero.y' is a link that leads out of the folder", result.Errors, StringComparison.Ordinal);
        Assert.Contains("'up/passwd' is a link that leads out of the folder", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", result.Errors + result.Output, StringComparison.Ordinal);
    }

    private static Measured Run(string file)
    {
        Measured result = MeasuredRun.Of(Tool.Describe(["run", .. s_limits, file]));
        Assert.True(result.Code is 0 or 1 or 2 or 3, $"{file} ended with {result.Code}: {result.Errors}");
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", result.Errors, StringComparison.Ordinal);
        Assert.True(result.PeakBytes < MostBytes, $"{file} took {result.PeakBytes >> 20} MiB");
        return result;
    }

    /// <summary>The exit code and what was said, without the excerpts; figures that depend on the machine's speed are left out.</summary>
    private static string Told(string name, Measured result)
    {
        const int most = 6;
        string[] messages = [.. result.Errors.Split('\n').Where(l => l.Length > 0 && !l.StartsWith(' ')).Select(l => l.Replace(Folder + "/", "", StringComparison.Ordinal))];
        // What a run that was cut short had met by then is for the machine to say.
        if (messages.Any(m => m.StartsWith("The run was cut short", StringComparison.Ordinal)))
            messages = [.. messages.Where(m => !m.StartsWith("Faults met", StringComparison.Ordinal))];

        string[] shown = [.. messages.Select(m => m.Length > 160 ? m[..160] + "…" : m).Distinct().Take(most)];
        string rest = messages.Distinct().Count() > most ? "    …\n" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{name}: exit code {result.Code}\n") + string.Concat(shown.Select(m => $"    {Limit().Replace(Place().Replace(Counts().Replace(m, "N $1"), ""), "one of its limits")}\n")) + rest;
    }

    [GeneratedRegex(@"[\d,]+ (unreadable|of the script)")]
    private static partial Regex Counts();

    /// <summary>Which of them comes first is for the machine to say.</summary>
    [GeneratedRegex(@"it had (run for|used) the .* of --max-(time|memory)")]
    private static partial Regex Limit();

    [GeneratedRegex(@"(?<=^\S+\.y):\d+:\d+")]
    private static partial Regex Place();
}

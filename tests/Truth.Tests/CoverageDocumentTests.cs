using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary><c>docs/coverage.md</c>: what was held against the interpreters' own word, version by version. Rows of interpreters that are not on this machine stay as they were.</summary>
public sealed partial class CoverageDocumentTests
{
    private static readonly (string Title, DifferenceKind[] Kinds)[] _aspects =
    [
        ("GC objects", [DifferenceKind.NotFound, DifferenceKind.Tracked, DifferenceKind.Type]),
        ("sizes", [DifferenceKind.Size]),
        ("referents", [DifferenceKind.MissingReference, DifferenceKind.ExtraReference]),
        ("closure", [DifferenceKind.MissingInClosure, DifferenceKind.ExtraInClosure]),
    ];

    private static readonly (string Title, InsideKind Kind)[] _inside = [("frames", InsideKind.Frame), ("interned strings", InsideKind.InternedString), ("static classes", InsideKind.StaticClass)];

    [TheoryWithPython]
    [InlineData("docs/coverage.md")]
    public void The_document_says_what_holds_on_each_version(string document)
    {
        string path = Path.Combine(Repository.Root, document);
        var rows = new SortedDictionary<string, string>(Comparer<string>.Create(CompareVersions));
        foreach (Match row in Row.Matches(File.Exists(path) ? File.ReadAllText(path) : ""))
            rows[row.Groups[1].Value] = row.Value;
        foreach ((string version, string python) in Versions.Interpreters.DistinctBy(i => i.Version))
            rows[version] = RowOf(version, python);

        string text = Compose(rows.Values);
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            File.WriteAllText(path, text);
        Assert.DoesNotContain("DIFFER", text, StringComparison.Ordinal);
    }

    private static string RowOf(string version, string python)
    {
        Observation zoo = Observation.OfZoo(python);
        var inside = Inside.Of(python);
        IEnumerable<string> cells =
        [
            version, Release(python), Round(zoo.Said.Count), "yes", zoo.InCore is null ? "not tried" : Cell(zoo.CoreDifferences().Count(), []),
            .. _aspects.Select(a => Cell(zoo.Compared.Unexplained(a.Kinds), zoo.Compared.Reasons(a.Kinds))),
            .. _inside.Select(i => Cell(inside.Differences(i.Kind).Length, [])),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Cell(int unexplained, IEnumerable<string> reasons)
    {
        string notes = string.Join(' ', reasons.Select(Explanations.NumberOf).Order().Select(n => $"[{n}]"));
        return unexplained > 0 ? $"{unexplained} DIFFER" : notes.Length == 0 ? "equal" : "equal but " + notes;
    }

    /// <summary>Down to thousands: a few objects more or less are not worth a new text.</summary>
    private static string Round(int count) => string.Create(CultureInfo.InvariantCulture, $"{count / 1000},000");

    private static string Release(string python)
    {
        using Process process = Process.Start(new ProcessStartInfo(python, ["-c", "import platform; print(platform.python_version())"]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    private static int CompareVersions(string? a, string? b)
    {
        static (int Minor, string Build) Parts(string version) => (int.Parse(Minor.Match(version).Groups[1].ValueSpan, CultureInfo.InvariantCulture), Minor.Match(version).Groups[2].Value);

        return Parts(a!).CompareTo(Parts(b!));
    }

    private static string Compose(IEnumerable<string> rows)
    {
        string[] titles = ["version", "release", "objects", "live", "core", .. _aspects.Select(a => a.Title), .. _inside.Select(i => i.Title)];
        var text = new StringBuilder(
            """
            # What holds on which version

            Written by `./test Truth`, which starts a program with one of everything on each interpreter it finds and compares what the walk finds with what the interpreter says of itself, object by
            object. Rows of interpreters that were not on the machine of the last run are those of an earlier one.

            * **objects**: how many were compared (rounded down); **live**: python-memory's walk ran on the live process; **core**: on a core that gdb wrote of it, and each object is the same
              as there.
            * **GC objects**: the collector's lists are `gc.get_objects()`, with the same types. **sizes**: `sys.getsizeof`. **referents**: `gc.get_referents`, as multisets. **closure**: what is reached from
              `sys.modules`.
            * **frames**: each thread's frames, their code and the locals by name, as `sys._current_frames()` shows them. **interned strings**: each string's mark, as `sys.intern` answers.
              **static classes**: the classes that no run has made, as `__subclasses__()` lists them.


            """.ReplaceLineEndings("\n"));
        text.Append("| ").AppendJoin(" | ", titles).Append(" |\n");
        foreach (string _ in titles)
            text.Append("|---");
        text.Append("|\n").AppendJoin('\n', rows).Append("\n\nEach *but* is a difference that was looked into and accepted:\n\n");
        foreach ((int number, string types, string reason) in Explanations.Numbered)
            text.Append(CultureInfo.InvariantCulture, $"* [{number}] `{types}`: {reason}\n");

        return text.ToString();
    }

    [GeneratedRegex(@"^\| (3\.\d+\w*) \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row { get; }

    [GeneratedRegex(@"^3\.(\d+)(\w*)$")]
    private static partial Regex Minor { get; }
}

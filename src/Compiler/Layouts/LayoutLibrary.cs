using System.Text.RegularExpressions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Layouts;

/// <summary>
/// The layout files that can be found: <c>cpython-3.11</c> is <c>cpython/3.11.layout</c> in the first folder of the search path that has it. Loads each once. Safe from one thread.
/// </summary>
/// <param name="folders">The users' own (<c>--layout-path</c>) before the bundled; folders that do not exist hold nothing.</param>
/// <param name="log">Told what is looked for and read.</param>
public sealed partial class LayoutLibrary(IEnumerable<string> folders, FileLog? log = null)
{
    private const string Ending = ".layout";

    private const string RuntimeFile = "runtime" + Ending;

    private readonly string[] _folders = [.. folders];
    private readonly Dictionary<(string Path, string Machine, string Answers), (Layout?, IReadOnlyList<Diagnostic>)> _layouts = [];
    private readonly Dictionary<string, (CompilationUnitSyntax?, IReadOnlyList<Diagnostic>)> _units = [];

    /// <summary>Of all layouts on the search path, each once, sorted by name with numbers in their order: 3.9 before 3.10.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. Files().Where(f => Path.GetFileName(f) != RuntimeFile).Select(NameOfFile).Distinct(StringComparer.Ordinal)
            .OrderBy(n => Digits().Replace(n, d => d.Value.PadLeft(8, '0')), StringComparer.Ordinal),
    ];

    /// <summary>The files that say how runtimes are recognised; of two for one runtime the first on the path.</summary>
    public IReadOnlyList<string> RuntimeFiles =>
        [.. Files().Where(f => Path.GetFileName(f) == RuntimeFile).DistinctBy(f => Path.GetFileName(Path.GetDirectoryName(f)), StringComparer.Ordinal)];

    /// <summary><c>cpython-3.11</c>; the runtime alone where it has no version.</summary>
    public static string NameOf(string runtime, string version) => version.Length == 0 ? runtime : $"{runtime}-{version}";

    /// <summary>Where the layout of this name is, or null.</summary>
    public string? FileOf(string name)
    {
        // Names come from scripts, targets and command lines: none may lead out of the folders.
        int dash = DashOf(name);
        if (dash is 0 || dash >= name.Length - 1 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '+')) || name.Contains("..", StringComparison.Ordinal))
            return null;

        return _folders.Select(f => Path.Combine(f, name[..dash], name[(dash + 1)..] + Ending)).FirstOrDefault(Exists);
    }

    /// <summary>The layout of this name (<c>cpython-3.11</c>), or null after messages.</summary>
    /// <param name="machine">Of <see cref="Machines"/>.</param>
    /// <param name="answers">What the target has said, or null: the file's main line.</param>
    public Layout? Load(string name, DiagnosticSink diagnostics, string machine = Machines.Usual, LayoutAnswers? answers = null)
    {
        if (FileOf(name) is { } file)
            return LoadFile(file, name, diagnostics, machine, answers);

        diagnostics.Add(Catalogue.LayoutUnknown(SourceSpan.None, name, Names));
        return null;
    }

    /// <summary>The layout in this file, wherever it lies; what it extends is looked for beside it as well as on the search path. Null after messages.</summary>
    public Layout? LoadFile(string path, DiagnosticSink diagnostics, string machine = Machines.Usual, LayoutAnswers? answers = null) =>
        LoadFile(path, null, diagnostics, machine, answers);

    /// <summary>Parses a runtime file, or null after messages.</summary>
    internal CompilationUnitSyntax? Parse(string path, DiagnosticSink diagnostics)
    {
        if (!_units.TryGetValue(path, out var parsed))
            parsed = _units[path] = Collect(sink => ParseNew(path, sink));

        return Passed(parsed, diagnostics);
    }

    private Layout? LoadFile(string path, string? expectedName, DiagnosticSink diagnostics, string machine, LayoutAnswers? answers)
    {
        path = Path.GetFullPath(path);
        if (!_layouts.TryGetValue((path, machine, answers?.Identity ?? ""), out var loaded))
            loaded = _layouts[(path, machine, answers?.Identity ?? "")] = Collect(sink => LoadNew(path, expectedName, sink, machine, answers));

        return Passed(loaded, diagnostics);
    }

    private Layout? LoadNew(string path, string? expectedName, DiagnosticSink diagnostics, string machine, LayoutAnswers? answers)
    {
        if (Parse(path, diagnostics) is not { } unit)
            return null;

        if (expectedName is not null && LayoutReader.Header(unit, "layout", diagnostics) is { } header && NameOf(header.Runtime, header.Version) is var stated && stated != expectedName)
            diagnostics.Add(Catalogue.LayoutHeaderOfOther(header.Span, stated, expectedName));

        return diagnostics.HasErrors ? null : LayoutReader.Read(unit, (name, at) => Neighbour(name, at, path, diagnostics), diagnostics, machine, answers);
    }

    private CompilationUnitSyntax? Neighbour(string name, SourceSpan at, string path, DiagnosticSink diagnostics)
    {
        string beside = Path.Combine(Path.GetDirectoryName(path)!, name[Math.Min(name.Length, DashOf(name) + 1)..] + Ending);
        string? file = FileOf(name) ?? (beside != path && Exists(beside) ? beside : null);
        if (file is not null)
            return Parse(Path.GetFullPath(file), diagnostics);

        diagnostics.Add(Catalogue.ExtendsNotFound(at, name, Names));
        return null;
    }

    private bool Exists(string path) => log?.Exists(path) ?? File.Exists(path);

    private CompilationUnitSyntax? ParseNew(string path, DiagnosticSink diagnostics)
    {
        string shown = Shown(path);
        if (!SourceFile.Read(path, log, out byte[]? content, out string reason))
        {
            diagnostics.Add(Catalogue.LayoutUnreadable(SourceSpan.None, shown, reason));
            return null;
        }

        CompilationUnitSyntax unit = Parser.Parse(new SourceText(shown, SourceFile.Decode(content)), ParseContext.LayoutFile, diagnostics);
        return diagnostics.HasErrors ? null : unit;
    }

    private static (T?, IReadOnlyList<Diagnostic>) Collect<T>(Func<DiagnosticSink, T?> make)
        where T : class
    {
        var sink = new DiagnosticSink();
        T? made = make(sink);
        return (sink.HasErrors ? null : made, sink.All);
    }

    /// <summary>What was made once gives its messages to everyone who asks.</summary>
    private static T? Passed<T>((T? Made, IReadOnlyList<Diagnostic> Messages) kept, DiagnosticSink diagnostics)
    {
        foreach (Diagnostic message in kept.Messages)
            diagnostics.Add(message);

        return kept.Made;
    }

    private IEnumerable<string> Files() =>
        _folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateDirectories(f).Order(StringComparer.Ordinal))
            .SelectMany(d => Directory.EnumerateFiles(d, "*" + Ending).Order(StringComparer.Ordinal));

    private static string NameOfFile(string file) => NameOf(Path.GetFileName(Path.GetDirectoryName(file))!, Path.GetFileNameWithoutExtension(file));

    private static int DashOf(string name) => name.IndexOf('-', StringComparison.Ordinal) is var dash and >= 0 ? dash : name.Length;

    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}

using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets;

namespace YLang.Cli.Sessions;

/// <summary>The search paths for layouts and includes: users' folders before the bundled ones. Errors in a layout file end the run with its messages.</summary>
internal static class Libraries
{
    public static LayoutLibrary Layouts(IEnumerable<string> folders, FileLog? log = null) => new([.. folders.Select(f => Existing(f, "--layout-path")), Bundle.Layouts], log);

    public static IncludeResolver Includes(IEnumerable<string> folders, FileLog? log = null) => new([.. Scripts.Folders(folders), Bundle.StdLib], log);

    /// <summary>A layout by name, or by the path of a file.</summary>
    /// <param name="machine">Of <see cref="Machines"/>; null: this one.</param>
    public static Layout Load(LayoutLibrary library, string nameOrFile, LayoutAnswers? answers = null, string? machine = null)
    {
        var sink = new DiagnosticSink();
        return TryLoad(library, nameOrFile, answers, sink, machine) ?? throw new TargetException(ExitCode.CompileErrors, $"the layout '{nameOrFile}' can't be used\n{Messages(sink)}", $"known layouts: {Known(library)}");
    }

    /// <summary>The same; null after messages.</summary>
    public static Layout? TryLoad(LayoutLibrary library, string nameOrFile, LayoutAnswers? answers, DiagnosticSink sink, string? machine = null) =>
        nameOrFile.EndsWith(".layout", StringComparison.Ordinal)
            ? library.LoadFile(nameOrFile, sink, machine ?? Machines.Host, answers)
            : library.Load(nameOrFile, sink, machine ?? Machines.Host, answers);

    /// <summary>The runtime that a process holds, or null.</summary>
    public static RecognizedRuntime? Recognize(LayoutLibrary library, IAcquirableTarget live) => Recognizer(library).Find(Loaded(live), Word(live));

    /// <summary>The runtimes that stand beside another one in a process, as far as there are layouts for them.</summary>
    public static IReadOnlyList<RecognizedRuntime> RecognizeBeside(LayoutLibrary library, IAcquirableTarget live) =>
        [.. Recognizer(library).FindBeside(Loaded(live), Word(live)).Where(r => library.FileOf(r.Layout) is not null)];

    public static RuntimeRecognizer Recognizer(LayoutLibrary library)
    {
        var sink = new DiagnosticSink();
        var recognizer = RuntimeRecognizer.Load(library, sink);
        if (sink.HasErrors)
            throw new TargetException(ExitCode.CompileErrors, $"a runtime file can't be used\n{Messages(sink)}");

        return recognizer;
    }

    private static Func<ulong, uint?> Word(IAcquirableTarget live)
    {
        TargetMemory memory = live.Peek();
        return address => memory.Readable(address, sizeof(uint)) ? memory.U32(address) : null;
    }

    private static LoadedFile[] Loaded(IAcquirableTarget live) => [.. live.Files.Select(f => new LoadedFile(f.Path, f.Path == live.Exe, f.Symbol, f.Section, f.TextBehind))];

    /// <summary>The name of the layout for a recognised runtime; a refusal where there is none.</summary>
    public static string NameFor(LayoutLibrary library, RecognizedRuntime runtime, string target) =>
        library.FileOf(runtime.Layout) is null
            ? throw new TargetException(
                ExitCode.NoTarget, $"{target} is {runtime.Runtime} {runtime.Version}, and there is no layout '{runtime.Layout}'",
                $"layouts: {Known(library)}. To add one: write {runtime.Layout.Replace('-', '/')}.layout that 'extends' its neighbour and give its folder with --layout-path (CONTRIBUTING.md has the recipe)")
            : runtime.Layout;

    /// <summary>What scripts are checked against where no target says which: this layout, else the newest of release builds, whose names end with their version's number; and the newest of all
    /// that may stand beside it.</summary>
    public static Layout Newest(LayoutLibrary library, string? wanted = null)
    {
        HashSet<string> beside = [.. Recognizer(library).Beside];

        // Names are sorted: the last one of each runtime is its newest.
        ILookup<bool, string> newest = library.Names.GroupBy(RuntimeOf).Select(g => g.LastOrDefault(n => char.IsAsciiDigit(n[^1])) ?? g.Last())
            .ToLookup(name => beside.Contains(RuntimeOf(name)));
        return new LayoutChoice(library, wanted ?? newest[false].LastOrDefault(), LayoutAnswers.None) { Beside = [.. newest[true]] }.Load();
    }

    private static string RuntimeOf(string layout) => layout.Split('-', 2)[0];

    private static string Existing(string folder, string option) =>
        Directory.Exists(folder) ? folder : throw new TargetException(ExitCode.Usage, $"there is no folder '{folder}' ({option})");

    private static string Known(LayoutLibrary library) => library.Names.Count == 0 ? "none" : string.Join(", ", library.Names);

    private static string Messages(DiagnosticSink sink) => string.Join('\n', sink.All.Select(d => DiagnosticRenderer.Render(d, false).TrimEnd()));
}

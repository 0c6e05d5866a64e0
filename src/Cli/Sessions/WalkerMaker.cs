using YLang.Compiler;
using YLang.Compiler.Caching;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Targets;

namespace YLang.Cli.Sessions;

/// <param name="Description">The script: all but its image.</param>
/// <param name="Layout">The layout's name in reports.</param>
/// <param name="Script">The same with its image, when that is made.</param>
internal sealed record BegunWalker(CompiledScript Description, string Layout, Task<CompiledScript> Script);

/// <summary>Gets the walker of a run: from the cache, or by compiling.</summary>
/// <param name="live">The target, or null, for messages.</param>
/// <param name="files">Has been told of every file that was looked at for <paramref name="layout"/>.</param>
internal sealed class WalkerMaker(Screen screen, SourceText source, LayoutChoice layout, TargetChoice choice, IAcquirableTarget? live, FileLog files)
{
    // Lines of the script in a stack trace are for those who asked for details.
    private readonly WalkerKey _key = new(
        source, layout.Identity, [.. choice.LayoutPath, Bundle.Layouts], [.. Scripts.Folders(choice.IncludePath), Bundle.StdLib], WithSymbols: screen.ShowsDetails);

    /// <summary>Finds every mistake of the script now, and makes its image meanwhile.</summary>
    /// <returns>Null where the script has errors, which have then been shown.</returns>
    public BegunWalker? Begin()
    {
        using WalkerCache? cache = OpenCache();
        if (cache?.Find(_key) is not { } kept)
            return Compile();

        screen.Detail("             compiled by an earlier run");
        return new BegunWalker(kept.Script, kept.Layout, Task.FromResult(kept.Script));
    }

    private WalkerCache? OpenCache() => choice.UsesCache ? UserFolders.OpenCache() : null;

    private BegunWalker? Compile()
    {
        _ = Compilation.Warm();
        Layout loaded = layout.Load();
        var sink = new DiagnosticSink();
        var options = new CompilationOptions(source, loaded, Libraries.Includes(choice.IncludePath, files), _key.WithSymbols);
        CheckedScript? script = Compilation.Check(options, sink);
        if (script is null && layout.Wanted is null && NeedsInterpreter(options))
        {
            throw live is not null
                ? Session.NoInterpreter(live)
                : new TargetException(ExitCode.Usage, $"{source.Path} looks at a target, and none was named", "name a process with --pid N: 'ylang ps' lists them");
        }

        foreach (Diagnostic diagnostic in sink.All.Where(d => d.Level == DiagnosticLevel.Error || !screen.IsQuiet))
            Console.Error.WriteLine(DiagnosticRenderer.Render(diagnostic, screen.ColorsErrors));

        if (script is null)
            return null;

        IReadOnlyList<LoggedFile> read = files.Files;
        return new BegunWalker(script.Script, loaded.Name, Task.Run(() =>
        {
            CompiledScript made = Finish(script);

            // What there was to say about a script must be said each time: such a one is not kept.
            if (sink.All.Count == 0)
                Keep(made, loaded.Name, read);

            return made;
        }));
    }

    /// <summary>Is it only that there is no layout? Without an interpreter none of its structures is known; those of the newest would do.</summary>
    private static bool NeedsInterpreter(CompilationOptions options) =>
        Compilation.Check(options with { Layout = Libraries.Newest(Libraries.Layouts([])) }, new DiagnosticSink()) is not null;

    private static CompiledScript Finish(CheckedScript script)
    {
        var sink = new DiagnosticSink();
        return Compilation.Finish(script, sink) ?? throw new InvalidOperationException(string.Join('\n', sink.All));
    }

    private void Keep(CompiledScript script, string layoutName, IReadOnlyList<LoggedFile> read)
    {
        using WalkerCache? cache = OpenCache();
        cache?.Keep(_key, layoutName, read, script);
    }
}

using YLang.Cli.Sessions;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Interactive;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Compiler.Types;
using YLang.Compiler.Verification;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;

namespace YLang.Cli.Repl;

/// <summary>What all entries of a session share: the target's copy, the library with its heap, the conversation, the values of variables.</summary>
internal sealed class Workbench : IDisposable
{
    private static readonly Dictionary<string, object> _noParameters = [];

    private readonly IAcquirableTarget? _live;
    private LoadedWalker? _library;

    private Workbench(IAcquirableTarget? live, LoadedWalker? library, Conversation conversation, WalkerContext context, string about)
    {
        (_live, _library, Conversation, Context, About) = (live, library, conversation, context, about);
        Context.Heap = library?.Create(context).Heap;
        HeapObjects = conversation.HeapObjects;
    }

    public Conversation Conversation { get; }

    public WalkerContext Context { get; }

    /// <summary>The target in one line; "" where there is none.</summary>
    public string About { get; }

    /// <summary>The type of the heap's objects; null: there is no heap.</summary>
    public YType? HeapObjects { get; }

    /// <summary>The values of variables, by name.</summary>
    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    /// <returns>Null where the library or a file given has mistakes, which have then been shown.</returns>
    public static Workbench? Open(Screen screen, TargetChoice choice, TextWriter output, TextWriter errors, Progress progress, CancellationToken interrupt)
    {
        var files = new FileLog();
        progress.Phase("looking at the target");
        IAcquirableTarget? live = choice.Target?.Open(progress, interrupt);
        try
        {
            (RecognizedRuntime? runtime, LayoutChoice wanted) = Session.DetectInterpreter(choice, live, files);
            progress.Phase("compiling");
            Layout layout = wanted.Load();
            SourceText source = Scripts.Read(null, Library(layout, choice), choice.IncludePath);
            bool hasLibrary = source.Text.Trim().Length > 0;
            BegunWalker? begun = hasLibrary ? new WalkerMaker(screen, source, wanted, choice, live, files).Begin() : null;
            if (hasLibrary && begun is null)
                return GiveUp(live);

            if (begun is null or { Script.IsCompletedSuccessfully: true })
                _ = Compilation.Warm();

            var conversation = Conversation.Begin(new CompilationOptions(source, layout, Libraries.Includes(choice.IncludePath)), new DiagnosticSink());
            live?.Prepare();
            CompiledScript? script = begun?.Script.WaitAsync(interrupt).GetAwaiter().GetResult();
            LoadedWalker? library = script is null ? null : WalkerLoader.Load(script.Image, script.Symbols, unloadable: true);
            var budget = new Budget(choice.MaxTime, choice.MaxMemory, interrupt);
            progress.Phase("copying the target's memory");
            TargetMemory memory = live is null ? NoTarget.Memory : live.Acquire(stopped => IsReady(live, library, stopped, budget), interrupt);
            var context = new WalkerContext(live is null ? new NoTarget() : live, memory, new ReportBuilder(), output, errors, budget, _noParameters);
            string about = live is null ? "" : $"{live.Name}, {runtime?.Runtime} {runtime?.Version}: {live.CommandLine}";
            return new Workbench(live, library, conversation!, context, about);
        }
        catch
        {
            live?.Dispose();
            throw;
        }
    }

    /// <summary>Looks at the target again. What was found in the earlier copy is forgotten.</summary>
    /// <returns>The variables that are no more.</returns>
    public IReadOnlyList<string> Refresh(CancellationToken interrupt)
    {
        _live?.AcquireAgain(Context.Memory, stopped => IsReady(_live, _library, stopped, Context.Budget), interrupt);
        Context.Refresh();
        IReadOnlyList<string> gone = Conversation.Refresh();
        foreach (string name in Values.Keys.Except(Conversation.Variables.Keys).ToList())
            Values.Remove(name);

        Context.Heap = _library?.Create(Context).Heap;
        return gone;
    }

    /// <summary>Takes the heap with the rules that were entered.</summary>
    public void ChangeHeap(byte[] image)
    {
        LoadedWalker changed = WalkerLoader.Load(image, unloadable: true);
        Context.Heap = changed.Create(Context).Heap;
        _library?.Dispose();
        _library = changed;
    }

    public void Dispose()
    {
        _library?.Dispose();
        _live?.Dispose();
    }

    private static Workbench? GiveUp(IAcquirableTarget? live)
    {
        live?.Dispose();
        return null;
    }

    /// <summary>The library of a runtime is the file "prompt.y" in its folder.</summary>
    private static string Library(Layout layout, TargetChoice choice)
    {
        string name = $"{layout.Runtime}/prompt.y";
        return Scripts.Folders(choice.IncludePath).Append(Bundle.StdLib).Any(folder => File.Exists(Path.Combine(folder, name))) ? $"#include <{name}>\n" : "";
    }

    private static bool IsReady(IAcquirableTarget live, LoadedWalker? library, TargetMemory stopped, Budget budget) =>
        library is null || Session.IsReady(live, library, stopped, new ReportBuilder(), budget, _noParameters);
}

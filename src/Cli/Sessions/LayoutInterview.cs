using System.Buffers.Binary;
using YLang.Compiler;
using YLang.Compiler.Caching;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Doctoring;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Compiler.Verification;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets;

namespace YLang.Cli.Sessions;

/// <summary>Asks a target what its layout wants to know: which variants hold, and where it says itself that fields stand.</summary>
internal sealed class LayoutInterview(LayoutLibrary library, string wanted, TargetChoice choice, IAcquirableTarget live, FileLog files)
{
    /// <summary>The process runs on meanwhile: what does not hold now may do so the next time.</summary>
    private const int Tries = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public LayoutChoice Choose()
    {
        LayoutQuestions questions = Questions(LayoutAnswers.None);
        if (questions.All.IsEmpty)
            return new LayoutChoice(library, wanted, LayoutAnswers.None);

        TargetMemory memory = live.Peek();
        var target = new TargetReader(Variable, (address, bytes) => Read(memory, address, bytes));
        LayoutAnswers answers = questions.Ask(target);

        // A variant states places, too: only what differs from those is the target's to tell.
        if (!answers.Variants.IsEmpty)
            answers = Questions(LayoutAnswers.None with { Variants = answers.Variants }).Ask(target) with { Variants = answers.Variants };

        // On sizes alone nothing rests that the checks could find.
        return new LayoutChoice(library, wanted, answers.Moved.All(m => m.Place.Path.IsEmpty) ? answers : Settled(answers));
    }

    /// <summary>The target's word counts where what must hold does so by it, or does not by the file either.</summary>
    private LayoutAnswers Settled(LayoutAnswers answers)
    {
        var sink = new DiagnosticSink();
        if (Load(answers, sink) is not { } moved)
            return answers.Refused($"by them {sink.All.First(d => d.Level == DiagnosticLevel.Error).Message}");

        if (Failure(moved) is not { } failure)
            return answers;

        LayoutAnswers file = answers.Refused($"by them ({string.Join(", ", answers.Moved.Where(m => !m.Place.Path.IsEmpty))}) the check '{failure}' does not hold");
        return Load(file, sink) is { } plain && Failure(plain) is null ? file : answers;
    }

    /// <summary>The first of the checks of each run's start that does not hold; null: all do.</summary>
    private string? Failure(Layout layout)
    {
        string heap = $"{layout.Runtime}/heap.y";
        var sink = new DiagnosticSink();
        var options = new CompilationOptions(
            new SourceText("trust", $"#include <{heap}>\n"), layout.Movable(), Libraries.Includes(choice.IncludePath, files), WithSymbols: false);
        if (!File.Exists(Path.Combine(Bundle.StdLib, heap)))
            return null;

        if (Compilation.Compile(options, sink) is not { } script)
            return "the library compiles";

        using LoadedWalker walker = WalkerLoader.Load(script.Image, script.Symbols);
        string? failure = null;
        for (int i = 0; i < Tries; i++)
        {
            var examiner = new Examiner(script, walker, live, live.Peek(), s_patience, CancellationToken.None);
            failure = DoctorSession.OnLargeStack(() => examiner.Examine(examiner.Stated)).Failed.FirstOrDefault()?.Invariant.Name;
            if (failure is null)
                return null;
        }

        return failure;
    }

    private Layout? Load(LayoutAnswers answers, DiagnosticSink sink) => Libraries.TryLoad(library, wanted, answers, sink);

    private ulong? Variable(string name, string? section) =>
        live.FindSymbol(name) is var symbol and not 0 ? symbol : section is not null && live.FindSection(section) is var start and not 0 ? start : null;

    private static ulong? Read(TargetMemory memory, ulong address, int bytes)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        word.Clear();
        return memory.Read(address, word[..bytes]) == bytes ? BinaryPrimitives.ReadUInt64LittleEndian(word) : null;
    }

    /// <summary>They are kept as walkers are: as the summary of one without an image. Reading layouts takes longer than most runs.</summary>
    private LayoutQuestions Questions(LayoutAnswers variants)
    {
        var file = new LayoutChoice(library, wanted, variants);
        var key = new WalkerKey(new SourceText("/layout", ""), file.Identity, [.. choice.LayoutPath, Bundle.Layouts], [], WithSymbols: false);
        using WalkerCache? cache = choice.UsesCache ? UserFolders.OpenCache() : null;
        if (cache?.Find(key) is { } kept && LayoutQuestions.Parse(kept.Script.Summary) is { } known)
            return known;

        // Where no earlier run has read this layout, none has compiled a walker for it.
        _ = Compilation.Warm();
        Layout layout = file.Load();
        cache?.Keep(key, layout.Name, files.Files, new CompiledScript([], [], layout.Questions.ToString(), [], [], Walks: false, ""));
        return layout.Questions;
    }
}

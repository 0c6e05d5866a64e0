using System.Collections.Immutable;
using System.Text;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;
using YLang.Properties.Tests.Reference;
using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;
using YLang.Runtime.Faults;
using YLang.TestKit;

namespace YLang.Properties.Tests.Checking;

/// <summary>A generated script with its memory and what the reference says of it.</summary>
/// <param name="Number">With the seed, what it is made of.</param>
internal sealed record Case(int Number, Script Script, MemoryImage Memory, Outcome Expected);

/// <summary>
/// Scripts compiled together, since most of a compilation's time is Roslyn's start: one file with a parameter that says which of them runs. Each runs by itself all the same: with its own
/// memory, budget, output and globals.
/// </summary>
internal static class Batch
{
    private static readonly Layout s_layout = ScriptRunner.Layout(FixedLayout.Text);

    public static string Text(IEnumerable<Case> cases) =>
        cases.Aggregate(new StringBuilder("_param int which = 0;\n"), (text, c) => text.Append(Printer.Print(c.Script, c.Number))).ToString();

    /// <summary>What is wrong with each, or null.</summary>
    /// <exception cref="InvalidOperationException">One of them does not compile, or its walker is refused.</exception>
    public static ImmutableArray<string?> Run(IReadOnlyList<Case> cases)
    {
        var sink = new DiagnosticSink();
        CompiledScript compiled = Compilation.Compile(new CompilationOptions(new SourceText("scripts.y", Text(cases)), s_layout, IncludeResolver.None, WithSymbols: false), sink)
            ?? throw new InvalidOperationException(string.Join('\n', sink.All.Where(d => d.Level == DiagnosticLevel.Error)));
        using ReadyWalker walker = WalkerRunner.Load(compiled.Image);
        return [.. cases.Select(c => Problem(walker, c))];
    }

    private static string? Problem(ReadyWalker walker, Case test)
    {
        // Endless ones are interrupted before they begin: the run ends at its first look at the budget, after 20,000 turns. That others end is not a matter of time.
        Budget budget = test.Expected.IsEndless
            ? new Budget(TimeSpan.FromDays(1), long.MaxValue, new CancellationToken(canceled: true))
            : new Budget(TimeSpan.FromMinutes(5), long.MaxValue, CancellationToken.None);
        RunResult result;
        try
        {
            result = walker.Run(test.Memory.Target(), new Dictionary<string, object> { ["which"] = (long)test.Number }, budget);
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }

        return Comparison.Difference(test.Expected, result);
    }
}

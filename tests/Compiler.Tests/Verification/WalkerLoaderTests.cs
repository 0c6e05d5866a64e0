using System.Runtime.CompilerServices;
using Xunit;
using YLang.Compiler.Verification;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Verification;

public sealed class WalkerLoaderTests
{
    private const string Members =
        """
        private int _runs;

        public override void Oneshot()
        {
            for (int i = 0; i < 3; i++)
            {
                if (rt.Poll()) break;
                rt.Print($"{++_runs} ");
            }
        }
        """;

    [Fact]
    public void A_loaded_walker_runs_and_each_new_one_begins_anew()
    {
        var (image, symbols) = WalkerText.Compile(Members);
        using LoadedWalker loaded = WalkerLoader.Load(image, symbols);
        Assert.Equal("1 2 3 ", Run(loaded));
        Assert.Equal("1 2 3 ", Run(loaded));
    }

    [Fact]
    public void An_unloadable_walker_that_nobody_uses_any_more_leaves_memory()
    {
        WeakReference type = LoadAndForget();
        for (int i = 0; i < 20 && type.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(type.IsAlive);
    }

    [Fact]
    public void What_is_no_walker_is_not_loaded() => Assert.Throws<BadImageFormatException>(() => WalkerLoader.Load([1, 2, 3]));

    [Fact]
    public void Il_is_printed_with_the_lines_of_the_script()
    {
        var (image, symbols) = WalkerText.Compile(Members);
        Snapshot.Match(IlPrinter.Print(image, symbols), "il");
    }

    [Fact]
    public void Il_is_printed_without_debug_information() => Assert.DoesNotContain("probe.y", IlPrinter.Print(WalkerText.Compile(Members).Image), StringComparison.Ordinal);

    private static string Run(LoadedWalker loaded)
    {
        var output = new StringWriter();
        loaded.Create(Context(output)).Oneshot();
        return output.ToString();
    }

    private static WalkerContext Context(TextWriter output) => new(
        new NoTarget(), new TargetMemory([]), new ReportBuilder(), output, TextWriter.Null, new Budget(TimeSpan.FromSeconds(10), long.MaxValue, default), new Dictionary<string, object>());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndForget()
    {
        using LoadedWalker loaded = WalkerLoader.Load(WalkerText.Compile(Members).Image, unloadable: true);
        Walker walker = loaded.Create(Context(TextWriter.Null));
        walker.Oneshot();
        return new WeakReference(walker.GetType());
    }
}

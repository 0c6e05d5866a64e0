using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>
/// The interpreters of 3.14.0 to 3.14.4 are shorter than the layout's main line, and no archive has one any more. So an interpreter of today is looked at with a layout whose main line is
/// longer than it by as much, in the same places, and whose variants ask for the sizes of today.
/// </summary>
public sealed partial class ShorterStructTests
{
    private const int Collector = 24, Queues = 8, Thread = 8, FirstThread = 16;

    [FactWith("python 3.14")]
    public void What_stands_behind_a_shorter_struct_is_found_by_the_variants_for_it()
    {
        string layout = File.ReadAllText(Path.Combine(Repository.StdLib, "layouts", "cpython", "3.14.layout"));
        layout = Shift.Replace(layout, m => $"@({Number(m, m.Groups["queues"].Success ? Collector + Queues : Collector)}{m.Groups["rest"].Value}");
        layout = Replace(layout, "struct _is size(225864 ", $"struct _is size({225864 + Collector + Queues + Thread + FirstThread} ");
        layout = Replace(layout, "    PyGC_Head *generation0;\n};", $"    PyGC_Head *generation0;\n    char more[{Collector}];\n}};");
        layout = Replace(layout, "    _PyStackChunk *datastack_cached_chunk;\n", $"    _PyStackChunk *datastack_cached_chunk;\n    char more[{Thread}];\n");
        layout = Replace(layout, "gc.size == 240", "gc.size == 264");
        layout = Replace(layout, "    remove field _gc_runtime_state long_lived_total;\n    remove field _gc_runtime_state long_lived_pending;\n    remove field _gc_runtime_state generation0;\n", "    remove field _gc_runtime_state more;\n");
        layout = Replace(layout, "thread_state.size == 824", "thread_state.size == 832");
        layout = Replace(layout, "remove field PyThreadState datastack_cached_chunk", "remove field PyThreadState more");
        layout = Replace(layout, "interpreter_state.size - 225864 ", $"interpreter_state.size - {225864 + Collector + Queues + Thread + FirstThread} ");
        layout = Replace(layout, "gc.size - 264)", $"gc.size - {264 + Collector})");
        layout = Replace(layout, "thread_state.size - 832)", $"thread_state.size - {832 + Thread})");

        using var folder = new ScratchFolder();
        folder.File("cpython/3.14.layout", layout);
        using var target = new TruthTarget(Interpreters.Find("3.14")!, "zoo", "zoo_library");
        Assert.Null(new Observation(target.Said, target.Find("--layout-path", folder.Path)).Differences());
    }

    private static string Number(Match match, int more) => (int.Parse(match.Groups["at"].ValueSpan, CultureInfo.InvariantCulture) + more).ToString(CultureInfo.InvariantCulture);

    private static string Replace(string layout, string text, string by)
    {
        Assert.Contains(text, layout, StringComparison.Ordinal);
        return layout.Replace(text, by, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"@\((?<at>\d+)(?<rest> - LESS_COLLECTOR(?<queues> - LESS_QUEUES)?(?: \+ MORE_LOCKS)?\))")]
    private static partial Regex Shift { get; }
}

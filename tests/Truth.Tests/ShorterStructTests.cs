using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>
/// The interpreters of 3.14.0 to 3.14.4 are shorter than the layout's, and no archive has one any more. So an interpreter of today is looked at with a layout that is longer than it by as
/// much, in the same places.
/// </summary>
public sealed partial class ShorterStructTests
{
    private const int Collector = 24, Queues = 8, Thread = 8, FirstThread = 16;

    [FactWith("python 3.14")]
    public void What_stands_behind_a_shorter_struct_is_found_by_what_the_runtime_says_of_itself()
    {
        string layout = File.ReadAllText(Path.Combine(Repository.StdLib, "layouts", "cpython", "3.14.layout"));
        string interpreter = Interpreter.Match(layout).Value;
        int collector = OffsetOf("gc", interpreter), tasks = OffsetOf("asyncio_tasks_head", interpreter);
        string longer = Offset.Replace(interpreter, m => "@" + Number(Parse(m) + (Parse(m) <= collector ? 0 : Parse(m) < tasks ? Collector : Collector + Queues)));
        longer = Size.Replace(longer, m => "size " + Number(Parse(m) + Collector + Queues + Thread + FirstThread));
        layout = layout.Replace(interpreter, longer, StringComparison.Ordinal)
            .Replace("    PyGC_Head *generation0;\n", $"    PyGC_Head *generation0;\n    char more[{Collector}];\n", StringComparison.Ordinal)
            .Replace("    _PyStackChunk *datastack_cached_chunk;\n", $"    _PyStackChunk *datastack_cached_chunk;\n    char more[{Thread}];\n", StringComparison.Ordinal);

        using var folder = new ScratchFolder();
        folder.File("cpython/3.14.layout", layout);
        using var target = new TruthTarget(Interpreters.Find("3.14")!, 0, "zoo", "zoo_library");
        Assert.Null(new Observation(target.Said, target.Find("--layout-path", folder.Path)).Differences());
    }

    private static int OffsetOf(string field, string text) => int.Parse(Regex.Match(text, $@"@(\d+) [^;]*\b{field};").Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static int Parse(Match match) => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^struct _is size .*?^\};", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Interpreter { get; }

    [GeneratedRegex(@"@(\d+)")]
    private static partial Regex Offset { get; }

    [GeneratedRegex(@"size (\d+)")]
    private static partial Regex Size { get; }
}

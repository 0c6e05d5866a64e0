using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>Processes at special moments (tests/Targets/moments.py): several interpreters, the collector at work, the end. What is found is what the process has stated just before.</summary>
public sealed class MomentTests
{
    /// <summary>
    /// Python's own modules make interpreters since 3.8. There one collector serves them all: when it runs for one, it untracks tuples of which another has stated that they are tracked. 3.10.13 ends
    /// by a fault of its own (SIGSEGV) when two of them run in threads.
    /// </summary>
    public static TheoryData<string, string> WithInterpreters => Of(v => v is not ("3.6" or "3.7" or "3.8" or "3.10"));

    /// <summary>Where 3.6 says that it is ending is not known.</summary>
    public static TheoryData<string, string> WithEnd => Of(v => v != "3.6");

    [TheoryWithPython]
    [MemberData(nameof(WithInterpreters))]
    public void Objects_of_all_interpreters_are_found_and_the_report_names_whose_they_are(string version, string python)
    {
        using var target = new TruthTarget(python, "moments.py", TruthTarget.NoVariables, "interpreters");
        // What several of them know, such as a static class, has in the walk what the main one says; only that one's modules are asked for what they reach.
        Facts said = target.SaidBy(1).WithoutModules().And(target.SaidBy(2).WithoutModules()).And(target.Said);
        Agrees(version, python, new Observation(said, target.Find()));

        using JsonDocument report = JsonDocument.Parse(target.Report("python-memory"));
        NoFaults(report);
        string[] paths = [.. Rows(report, "paths").Select(row => row[0].GetProperty("text").GetString()!)];
        Assert.Contains(paths, p => p.EndsWith(".modules → __main__ → HELD", StringComparison.Ordinal));
        foreach (int number in (int[])[1, 2])
        {
            Assert.Contains($".interpreter({number}).modules → __main__ → HELD_{number}", paths);
            Assert.Contains(Rows(report, "modules"), row => row[0].GetString() == $"__main__ (interpreter {number})");
        }
    }

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void A_process_that_does_what_it_was_told_to_do_at_its_end_agrees_with_the_walk(string version, string python)
    {
        using var target = new TruthTarget(python, "moments.py", TruthTarget.NoVariables, "exit");
        Agrees(version, python, new Observation(target.Said, target.Find()));
        using JsonDocument report = JsonDocument.Parse(target.Report("python-memory"));
        NoFaults(report);
    }

    [TheoryWithPython]
    [MemberData(nameof(WithEnd))]
    public void Of_a_process_that_has_let_its_modules_go_the_report_says_so(string version, string python)
    {
        using var target = new TruthTarget(python, "moments.py", TruthTarget.NoVariables, "teardown");
        using JsonDocument report = JsonDocument.Parse(target.Report("python-memory"));
        NoFaults(report);
        Assert.True(
            report.RootElement.GetProperty("summary").EnumerateArray().Any(line => line.GetString()!.StartsWith("The interpreter is at its end", StringComparison.Ordinal)), $"{version}, {python}");
        Assert.Contains(Rows(report, "types"), row => row[0].GetString() == "__main__.Last");
    }

    [TheoryWithPython("gdb")]
    [InlineData("callback")]
    [InlineData("finalizer")]
    public void While_the_collector_is_at_work_a_process_is_not_copied_and_a_core_says_what_may_be_missing(string moment)
    {
        (string version, string python) = Versions.Interpreters.First(i => i.Version == "3.11" || i == Versions.Interpreters.Last());
        using var target = new TruthTarget(python, "moments.py", TruthTarget.NoVariables, moment);
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => target.Find());
        Assert.Contains("its garbage collector was at work each time", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ylang snapshot", refusal.Message, StringComparison.Ordinal);

        Agrees(version, python, new Observation(target.Said, target.FindInCore()));
        Assert.Contains("the garbage collector was at work at this moment", target.RunInCore("python-memory"), StringComparison.Ordinal);
    }

    private static TheoryData<string, string> Of(Func<string, bool> wanted)
    {
        var data = new TheoryData<string, string>();
        foreach ((string version, string path) in Versions.Interpreters.Where(i => wanted(i.Version)))
            data.Add(version, path);

        return data;
    }

    private static void Agrees(string version, string python, Observation observation)
    {
        if (observation.Differences() is { } differences)
            Assert.Fail($"{version}, {python}: {differences}");
    }

    private static void NoFaults(JsonDocument report)
    {
        JsonElement faults = report.RootElement.GetProperty("faults");
        foreach (string kind in (string[])["unreadable", "torn", "unknown_types", "arithmetic"])
            Assert.True(faults.GetProperty(kind).GetInt64() == 0, $"{faults}");
    }

    private static JsonElement[] Rows(JsonDocument report, string table) =>
        [.. report.RootElement.GetProperty("artifacts").EnumerateArray().Single(a => a.GetProperty("name").GetString() == table).GetProperty("rows").EnumerateArray()];
}

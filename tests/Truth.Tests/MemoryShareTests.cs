using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>The artifact "memory" of python-memory adds up to the resident size, and little of it stays unexplained.</summary>
public sealed class MemoryShareTests
{
    private const string Unclaimed = "anonymous mappings of nobody that is known", Native = "native memory in use, owner unknown", Free = "C library's allocator: free and not given back";
    private const long MB = 1 << 20;

    [TheoryWithPython]
    [InlineData("bare")]
    [InlineData("leak")]
    [InlineData("kept")]
    [InlineData("database")]
    [InlineData("fragments")]
    [InlineData("arrays")]
    [InlineData("advised")]
    [InlineData("threads")]
    [InlineData("objects")]
    public void Nearly_all_of_the_resident_memory_is_explained(string program)
    {
        (_, string python) = Versions.Interpreters.First(i => i.Version == "3.11" || i == Versions.Interpreters.Last());
        Explained(python, program, 2 * MB);
    }

    /// <summary>There each thread has its own pages, which it alone touches: the kernel's sum lacks up to 64 of them per thread (and what it says of mappings does not).</summary>
    [TheoryWith("python 3.13t")]
    [InlineData("arrays", 1)]
    [InlineData("threads", 50)]
    [InlineData("objects", 1)]
    public void Without_the_GIL_too(string program, int threads) => Explained(Interpreters.Find("3.13t")!, program, 2 * MB + threads * 64 * 4096L);

    [TheoryWith("python 3.14")]
    [InlineData("interpreters")]
    public void Where_interpreters_have_allocators_of_their_own_too(string program) => Explained(Interpreters.Find("3.14")!, program, 2 * MB);

    private static void Explained(string python, string program, long uncounted)
    {
        using var target = new TruthTarget(python, "resident.py", TruthTarget.NoVariables, program);
        using JsonDocument report = JsonDocument.Parse(target.Report("python-memory"));
        Dictionary<string, long> memory = Rows(report, "memory").ToDictionary(r => r[0].GetString()!, r => r[1].GetInt64());
        long sum = memory.Values.Sum(), resident = report.RootElement.GetProperty("target").GetProperty("rss_bytes").GetInt64();

        // The kernel counts what is resident per thread and adds up now and then: some pages of each are not in its sum yet.
        Assert.True(Math.Abs(sum - resident) <= uncounted, $"{sum} of {resident}: {string.Join(", ", memory)}");
        long share = 100 - 100 * memory.GetValueOrDefault(Unclaimed) / sum;
        Assert.True(share >= 95, $"{share} %: {string.Join(", ", memory)}");
        // The picture of all of it: as much, and what objects have that is not resident.
        JsonElement picture = Artifact(report, "memory-flamegraph").GetProperty("root");
        long objects = picture.GetProperty("children").EnumerateArray().Single(c => c.GetProperty("name").GetString()!.StartsWith("Python objects", StringComparison.Ordinal)).GetProperty("value").GetInt64();
        Assert.Equal(sum - memory["Python objects"], picture.GetProperty("value").GetInt64() - objects);
        Assert.Equal(Artifact(report, "flamegraph").GetProperty("root").GetProperty("value").GetInt64(), objects);
        Assert.All(memory.Values, bytes => Assert.True(bytes >= 0, string.Join(", ", memory)));
        Check(program, memory, report);
    }

    [Fact]
    public void A_program_without_an_interpreter_is_looked_at_all_the_same()
    {
        using var target = new SupervisedProcess("/bin/sh", "-c", "sleep 600 & echo ready; wait");
        target.ReadUntilReady();
        string pid = target.Pid.ToString(CultureInfo.InvariantCulture);
        ToolResult heap = Tool.Run("run", "native-heap", "--pid", pid), regions = Tool.Run("run", "process-memory", "--pid", pid);
        Assert.True(heap.Code == 0 && heap.Output.Contains("1 arenas have ", StringComparison.Ordinal), heap.Output + heap.Errors);
        Assert.True(regions.Code == 0 && regions.Output.Contains("program break: malloc's main arena", StringComparison.Ordinal), regions.Output + regions.Errors);
        Assert.Contains("is not a supported interpreter", Tool.Run("run", "python-memory", "--pid", pid).Errors, StringComparison.Ordinal);
    }

    private static void Check(string program, Dictionary<string, long> memory, JsonDocument report)
    {
        string[] findings = [.. Artifact(report, "advice").GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString() + " " + i.GetProperty("explanation").GetString())];
        switch (program)
        {
            case "leak":
                // 150,000 blocks of 1000 bytes take 1008 each, 1,000 of 50,000 take 50,016: all of those, and of nobody else.
                Assert.InRange(memory[Native], 150_000 * 1008L + 1_000 * 50_016L, 150_000 * 1008L + 1_000 * 50_016L + 8 * MB);
                Assert.Contains(Rows(report, "native-unknown"), r => r[1].GetInt64() is >= 150_000 and < 150_100 && r[3].GetString() == "text");
                Assert.Contains(findings, f => f.Contains("no Python object owns them", StringComparison.Ordinal) && f.Contains(" of 1008 B (text)", StringComparison.Ordinal));
                break;
            case "kept":
                // 16 bytes more each, rounded; the file is the interpreter's or its library's.
                Assert.Contains(Rows(report, "native-unknown"), r => r[0].GetInt64() == 3008 && r[1].GetInt64() is >= 20_000 and < 20_100
                    && Regex.IsMatch(r[3].GetString()!, @"data of (lib)?python\S+ lead to them$"));
                break;
            case "database":
                Assert.Equal("sqlite3.Connection objects lead to them", Rows(report, "native-unknown")[0][3].GetString());
                break;
            case "fragments":
                Assert.InRange(memory[Free], 47_500 * 2000L, 47_500 * 2016L + 8 * MB);
                Assert.Contains(findings, f => f.Contains("are free in the C library's allocator and not given back", StringComparison.Ordinal));
                break;
            case "arrays":
                Assert.InRange(memory["Python objects"], 260_000_000, 260_000_000 + 16 * MB);
                break;
            case "advised":
                Assert.InRange(memory["Python objects"], 48_000_000, 48_000_000 + 16 * MB);
                break;
            case "interpreters":
                // Each keeps 30,000 dicts, lists and strings: what their arenas hold is theirs, and little of it nobody's.
                Assert.InRange(Rows(report, "allocators").Single(r => r[0].GetString() == "CPython's")[3].GetInt64(), 20 * MB, 60 * MB);
                break;
            case "threads":
                Assert.InRange(memory["stacks"], 50 * 4096L, 50 * 128 * 1024L);
                // Each has the frames of Python's functions on pages of its own, too: they are nobody's no more.
                Assert.InRange(memory.GetValueOrDefault(Unclaimed), 0, 64 * 1024L);
                break;
        }
    }

    private static List<List<JsonElement>> Rows(JsonDocument report, string artifact) =>
        [.. Artifact(report, artifact).GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().ToList())];

    private static JsonElement Artifact(JsonDocument report, string name) =>
        report.RootElement.GetProperty("artifacts").EnumerateArray().Single(a => a.GetProperty("name").GetString() == name);
}

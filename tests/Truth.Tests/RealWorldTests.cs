using System.Globalization;
using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>Applications as Debian's releases have them, each driven a little, then looked at: the report names what holds the memory.</summary>
public sealed class RealWorldTests
{
    /// <summary>Of a program in tests/Targets/applications: what its report must name.</summary>
    /// <param name="Module">Of the framework.</param>
    /// <param name="Path">The program's own store.</param>
    /// <param name="Least">Bytes that are in it at least.</param>
    private sealed record Expected(string Module, string Path, long Least);

    private static readonly Dictionary<string, Expected> _expected = new()
    {
        ["django_site"] = new("django.apps.registry", ".modules → __main__ → FOUND", 200_000),
        ["flask_site"] = new("flask.app", ".modules → __main__ → PAGES", 100_000),
        ["asyncio_server"] = new("asyncio.base_events", ".modules → __main__ → SESSIONS", 50_000),
        ["numpy_arrays"] = new("numpy", ".modules → __main__ → COUNTS", 8_000_000),
    };

    public static TheoryData<string, string> Programs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string version in WithApplications)
            {
                foreach (string program in _expected.Keys)
                    data.Add(version, program);
            }

            return data;
        }
    }

    public static TheoryData<string> Releases => [.. WithApplications];

    internal static string[] WithApplications { get; } = [.. Versions.Supported.Where(v => Applications.Find(v) is not null && Interpreters.Find(v) is not null)];

    [TheoryWithApplications]
    [MemberData(nameof(Programs))]
    public void The_report_on_an_application_names_what_holds_its_memory(string version, string program)
    {
        using SupervisedProcess target = Start(version, program);
        target.ReadUntilReady();
        ToolResult run = Tool.Run("run", "python-memory", "--pid", target.Pid.ToString(CultureInfo.InvariantCulture), "--format", "json");
        Assert.True(run.Code == 0, run.Errors);
        using var report = JsonDocument.Parse(run.Output);

        JsonElement faults = report.RootElement.GetProperty("faults");
        foreach (string kind in (string[])["unreadable", "torn", "unknown_types", "arithmetic"])
            Assert.True(faults.GetProperty(kind).GetInt64() == 0, $"{faults}");

        JsonElement[] types = Rows(report, "types"), modules = Rows(report, "modules"), paths = Rows(report, "paths");
        long objects = types.Sum(row => row[1].GetInt64());
        Assert.True(faults.GetProperty("conservative").GetInt64() * 50 < objects, $"one of 50 references of {objects} objects was guessed: {faults}");

        Expected expected = _expected[program];
        Assert.Contains(modules, row => row[0].GetString() == "__main__" && row[1].GetString()!.EndsWith(program + ".py", StringComparison.Ordinal));
        Assert.Contains(modules, row => row[0].GetString() == expected.Module);
        JsonElement store = Assert.Single(paths, row => row[0].GetProperty("text").GetString() == expected.Path);
        Assert.True(store[1].GetInt64() > expected.Least, $"{expected.Path}: {store[1]}");
        JsonElement lost = paths.FirstOrDefault(row => row[0].GetProperty("text").GetString() == "(not reachable from any root)");
        Assert.True(lost.ValueKind == JsonValueKind.Undefined || lost[3].GetDouble() < 0.1, $"{lost}");
    }

    [TheoryWithApplications]
    [MemberData(nameof(Releases))]
    public void Arrays_are_as_large_as_numpy_says_and_parts_of_what_numpy_says(string version)
    {
        using SupervisedProcess target = Start(version, "numpy_arrays");
        string[][] said = [.. target.ReadUntilReady().Select(line => line.Split(' '))];
        ToolResult run = Tool.Run("run", Path.Combine(Repository.Root, "tests", "Truth.Tests", "arrays.y"), "--pid", target.Pid.ToString(CultureInfo.InvariantCulture));
        Assert.True(run.Code == 0, run.Errors);
        var found = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(words => words[0]);
        Assert.True(said.Length > 15);
        foreach (string[] array in said)
        {
            // Name, id, sys.getsizeof, bytes of its own, base, dtype, objects in it.
            Assert.True(found.TryGetValue(array[1], out string[]? seen), $"the array '{array[0]}' was not found");
            Assert.Equal($"{array[0]} {array[2]} {string.Join(' ', array[4..])}", $"{array[0]} {string.Join(' ', seen[1..])}");
            Assert.True(long.Parse(seen[1], CultureInfo.InvariantCulture) >= long.Parse(array[3], CultureInfo.InvariantCulture), $"{array[0]} has {array[3]} bytes of its own");
        }
    }

    private static SupervisedProcess Start(string version, string program) =>
        new(["env", .. Applications.Variables(Applications.Find(version)!).Select(v => $"{v.Key}={v.Value}"), Interpreters.Find(version)!, Path.Combine(Repository.Root, "tests", "Targets", "applications", program + ".py")]);

    private static JsonElement[] Rows(JsonDocument report, string table) =>
        [.. report.RootElement.GetProperty("artifacts").EnumerateArray().Single(a => a.GetProperty("name").GetString() == table).GetProperty("rows").EnumerateArray()];
}

/// <summary>A theory over the applications of Debian's releases: skipped, with the reason, where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithApplicationsAttribute : TheoryAttribute
{
    public TheoryWithApplicationsAttribute()
    {
        if (RealWorldTests.WithApplications.Length == 0)
            Skip = "tests/interpreters has fetched no applications of Debian's releases";
    }
}

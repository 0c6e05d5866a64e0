using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>The first command of the README: a Django application with openpyxl, analysed live.</summary>
public sealed class DemoTests
{
    private const string Django = "/usr/lib/python3/dist-packages/django", Openpyxl = "/usr/lib/python3/dist-packages/openpyxl";

    [FactWith("/usr/bin/python3", Django, Openpyxl)]
    public void The_demo_finds_what_openpyxl_and_linecache_keep_and_merges_small_modules()
    {
        string folder = Directory.CreateTempSubdirectory("ylang-test").FullName;
        try
        {
            string file = Path.Combine(folder, "demo.json");
            ToolResult result = Tool.Run("demo", "-o", file);
            Assert.True(result.Code == 0, result.Errors);
            Assert.Contains("hang under", result.Output, StringComparison.Ordinal);

            using JsonDocument report = JsonDocument.Parse(File.ReadAllText(file));
            Dictionary<string, JsonElement> artifacts = report.RootElement.GetProperty("artifacts").EnumerateArray().ToDictionary(a => a.GetProperty("name").GetString()!);
            Assert.Subset(artifacts.Keys.ToHashSet(), new[] { "memory", "paths", "modules", "types", "flamegraph", "advice", "allocators", "self-check" }.ToHashSet());

            Dictionary<string, long> paths = artifacts["paths"].GetProperty("rows").EnumerateArray()
                .ToDictionary(row => row[0].GetProperty("text").GetString()!, row => row[1].GetInt64());
            // 18,278 columns of a sheet: a dict of that many int keys has 32,768 slots, and no str with its letters is under 50 bytes.
            Assert.InRange(paths[".modules → openpyxl.utils.cell → _COL_STRING_CACHE"], 18278 * 50, 18278 * 150);
            Assert.InRange(paths[".modules → openpyxl.utils.cell → _STRING_COL_CACHE"], 18278 * 16, 18278 * 150);
            Assert.InRange(paths[".modules → linecache → cache"], 100_000, 10_000_000);

            JsonElement modules = artifacts["flamegraph"].GetProperty("root").GetProperty("children").EnumerateArray().First(c => c.GetProperty("name").GetString() == ".modules");
            JsonElement others = modules.GetProperty("children").EnumerateArray().First(c => c.GetProperty("name").GetString()!.EndsWith("others)", StringComparison.Ordinal));
            Assert.Matches(@"^\([4-9]\d\d others\)$", others.GetProperty("name").GetString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [FactWith("/usr/bin/python3")]
    public void Without_its_packages_it_shows_a_target_of_the_standard_library()
    {
        string folder = Directory.CreateTempSubdirectory("ylang-test").FullName;
        try
        {
            string file = Path.Combine(folder, "demo.html");
            ToolResult result = Tool.Run("demo", "--plain", "-o", file);
            Assert.True(result.Code == 0, result.Errors);
            Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

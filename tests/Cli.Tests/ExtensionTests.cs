using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Rules of a user's own for a C extension type: the stock probe then sees inside it.</summary>
public sealed class ExtensionTests
{
    private const string Program = """
        import sys
        sys.path.insert(0, sys.argv[1])
        import tree
        TREE = tree.Tree()
        for key in range(1000):
            TREE.insert(key * 7919 % 1000, "value number %d" % key)
        print("ready", flush=True)
        input()
        """;

    private static readonly string s_extension = Path.Combine(Repository.Root, "tests", "Targets", "extension");

    [FactWith("/usr/bin/python3.11", "/usr/bin/gcc", "/usr/include/python3.11/Python.h")]
    public void With_a_rule_the_stock_probe_sees_inside_an_extension_type()
    {
        string folder = Directory.CreateTempSubdirectory("ylang-test").FullName;
        Process.Start("gcc", ["-shared", "-fPIC", "-I/usr/include/python3.11", Path.Combine(s_extension, "treemodule.c"), "-o", Path.Combine(folder, "tree.so")]).WaitForExit();
        var start = new ProcessStartInfo("/usr/bin/python3.11") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in new[] { "-c", Program, folder })
            start.ArgumentList.Add(argument);

        using Process python = Process.Start(start)!;
        try
        {
            Assert.Equal("ready", python.StandardOutput.ReadLine());
            Assert.False(Paths(python.Id).ContainsKey(".modules → __main__ → TREE"));

            // The structs may stand in the script as well: it then serves every version of Python.
            string script = Path.Combine(folder, "whole.y");
            File.WriteAllText(script, """
                struct node { struct node *left, *right; long key; PyObject *value; };
                typedef struct { PyObject_HEAD struct node *root; long count; } Tree;
                #include <tree.y>
                """);
            Assert.Equal(1001, Paths(python.Id, "--include", script, "--include", s_extension)[".modules → __main__ → TREE"].Objects);

            // 1,000 nodes of 32 bytes, 1,000 strings of 49 bytes and 14 to 16 letters, the Tree itself of 32.
            (long bytes, long objects) = Paths(python.Id, "--include", Path.Combine(s_extension, "tree.y"), "--layout", Path.Combine(s_extension, "tree.layout"))[".modules → __main__ → TREE"];
            Assert.Equal(1001, objects);
            Assert.InRange(bytes, 1000 * (32 + 63), 1000 * (32 + 65) + 32);
        }
        finally
        {
            python.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Two_rules_for_one_type_are_an_error_that_names_both()
    {
        string folder = Directory.CreateTempSubdirectory("ylang-test").FullName;
        try
        {
            string file = Path.Combine(folder, "mine.y");
            File.WriteAllText(file, "/// Mine.\n_visit PyListObject *o of \"list\" { _size(8); }\n");
            ToolResult result = Tool.Run("check", "--include", file, "probes/python-types.y");
            Assert.Equal(3, result.Code);
            Assert.Contains(file + ":2:", result.Output, StringComparison.Ordinal);
            Assert.Contains("sequences.y:", result.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, (long Bytes, long Objects)> Paths(int pid, params string[] more)
    {
        ToolResult result = Tool.Run(["run", "python-memory", "--pid", pid.ToString(CultureInfo.InvariantCulture), "--format", "json", .. more]);
        Assert.True(result.Code == 0, result.Errors);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        return report.RootElement.GetProperty("artifacts").EnumerateArray().First(a => a.GetProperty("name").GetString() == "paths").GetProperty("rows").EnumerateArray()
            .ToDictionary(row => row[0].GetProperty("text").GetString()!, row => (row[1].GetInt64(), row[2].GetInt64()));
    }
}

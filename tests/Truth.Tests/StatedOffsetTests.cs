using System.Globalization;
using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>From 3.13 on the interpreter says of itself where fields stand: that wins over the file, if what must hold does so by it; and the report tells.</summary>
public sealed class StatedOffsetTests
{
    /// <summary>In _Py_DebugOffsets of 3.13.</summary>
    private const int Cookie = 0, DictKeys = 456, DictValues = 464;

    private const string Script = "#include <cpython/prompt.y>\n_probe _oneshot { _artifact_text(\"n\", \"n\", sprintf(\"%d\", ((PyDictObject *) py_named(\"__main__.squares\"))->ma_keys->dk_nentries)); }";

    [FactWith("python 3.13")]
    public void A_target_that_agrees_with_the_file_says_so()
    {
        (string count, JsonElement target) = Run([]);
        Assert.Equal(("5000", "target"), (count, target.GetProperty("layout_from").GetString()));
        Assert.DoesNotContain(Notes(target), n => n.Contains("moves PyDictObject", StringComparison.Ordinal));
    }

    [FactWith("python 3.13")]
    public void A_wrong_offset_of_the_file_is_the_targets_to_correct()
    {
        using var folder = new ScratchFolder();
        folder.File("cpython/3.13.layout", File.ReadAllText(Path.Combine(Repository.StdLib, "layouts", "cpython", "3.13.layout")) + """

            struct PyDictObject {
                PyObject ob_base;
                Py_ssize_t ma_used;
                uint64_t ma_version_tag;
                @40 PyDictKeysObject *ma_keys;
                @32 PyDictValues *ma_values;
            };

            """);
        (string count, JsonElement target) = Run([], "--layout-path", folder.Path);
        Assert.Equal(("5000", "target"), (count, target.GetProperty("layout_from").GetString()));
        Assert.Contains("the target moves PyDictObject.ma_keys 40 → 32", Notes(target));
        Assert.Contains("the target moves PyDictObject.ma_values 32 → 40", Notes(target));
    }

    [TheoryWith("python 3.13")]
    [InlineData(Cookie, 0x1234567812345678, "does not begin as it should")]
    [InlineData(DictKeys, 0xffffffffffffffff, "PyDictObject.ma_keys is said to be 18446744073709551615")]
    [InlineData(DictKeys, 4, "PyDictObject.ma_keys is said to be 4, which is no multiple of 8")]
    [InlineData(DictValues, 4096, "PyDictObject.ma_values is said to be 4096, behind the end of its struct of 48 bytes")]
    [InlineData(DictKeys, 16, "by them (PyDictObject.ma_keys 32 → 16) the check '")]
    public void What_a_target_states_wrongly_is_not_believed(int position, ulong value, string why)
    {
        (string count, JsonElement target) = Run([$"{position.ToString(CultureInfo.InvariantCulture)}={value.ToString(CultureInfo.InvariantCulture)}"]);
        Assert.Equal(("5000", "file"), (count, target.GetProperty("layout_from").GetString()));
        Assert.Contains(why, Assert.Single(Notes(target)), StringComparison.Ordinal);
    }

    [FactWith("python 3.13")]
    public void The_report_names_the_variant()
    {
        // Debian's 3.13.5 is patched; where another 3.13 stands in its place there is none to name.
        string python = Interpreters.Find("3.13")!;
        (_, JsonElement target) = Run([]);
        bool isDebians = target.GetProperty("version").GetString() == "3.13.5" && python.Contains("/usr/bin/", StringComparison.Ordinal);
        Assert.Equal(isDebians ? "Debian 13's 3.13.5" : "", target.GetProperty("variant").GetString());
    }

    private static IEnumerable<string> Notes(JsonElement target) => target.GetProperty("layout_notes").EnumerateArray().Select(n => n.GetString()!);

    private static (string Count, JsonElement Target) Run(string[] changes, params string[] options)
    {
        using var process = new SupervisedProcess([Interpreters.Find("3.13")!, Path.Combine(Repository.Root, "tests", "Targets", "offsets.py"), .. changes]);
        process.ReadUntilReady();
        ToolResult run = Tool.Run(["run", "-e", Script, "--pid", process.Pid.ToString(CultureInfo.InvariantCulture), "--format", "json", .. options]);
        Assert.True(run.Code == 0, run.Errors);
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        return (report.GetProperty("artifacts")[0].GetProperty("text").GetString()!, report.GetProperty("target"));
    }
}

using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Core dumps as users give them.</summary>
public sealed class CoreDumpTests
{
    /// <summary>What was resident, neither a core nor gdb knows: artifacts that speak of it, and findings from them, differ.</summary>
    private static readonly string[] _resident = ["memory", "memory-flamegraph", "mappings", "allocators", "native-owners", "native-unknown", "self-check", "advice"];

    [FactWith(DumpedPython.Python, "gdb")]
    public void One_process_is_the_same_copied_forked_held_as_a_core_and_through_gdb()
    {
        using var python = new DumpedPython();
        Dictionary<string, string> live = Artifacts("--pid", python.Pid);
        Assert.True(live.Count >= 6, string.Join(", ", live.Keys));
        foreach (string[] way in (string[][])[["--pid", python.Pid, "--pause", "fork"], ["--pid", python.Pid, "--pause", "hold"], ["--core", python.Core], ["--gdb", $"-p {python.Pid}"], ["--gdb", $"--core={python.Core} {DumpedPython.Python}"]])
        {
            Dictionary<string, string> found = Artifacts(way);
            Assert.Equal(live.Keys.Except(_resident), found.Keys.Except(_resident));
            foreach (string name in live.Keys.Except(_resident))
                Assert.True(live[name] == found[name], $"{string.Join(' ', way)}: {name}");
        }

        using JsonDocument report = JsonDocument.Parse(Run("run", "python-types", "--core", python.Core, "--format", "json").Output);
        JsonElement target = report.RootElement.GetProperty("target"), acquisition = report.RootElement.GetProperty("acquisition");
        Assert.Equal(("core", python.Pid, DumpedPython.Python), (target.GetProperty("kind").GetString(), target.GetProperty("pid").GetRawText(), target.GetProperty("exe").GetString()));
        Assert.Equal(("core", 0.0), (acquisition.GetProperty("mode").GetString(), acquisition.GetProperty("pause_ms").GetDouble()));

        Assert.Contains("ORDERS", Run("why", "__main__.ORDERS", "--core", python.Core).Output, StringComparison.Ordinal);
        Run("layouts", "check", "--core", python.Core);
        System.Diagnostics.ProcessStartInfo repl = Tool.Describe("repl", "--core", python.Core);
        using System.Diagnostics.Process prompt = System.Diagnostics.Process.Start(repl)!;
        prompt.StandardInput.WriteLine("py_named(\"__main__.CACHE\")");
        prompt.StandardInput.Close();
        Assert.Contains("dict of 2000", prompt.StandardOutput.ReadToEnd(), StringComparison.Ordinal);

        using (FileStream file = File.OpenWrite(python.Core))
            file.SetLength(file.Length / 2);

        ToolResult cut = Tool.Run("run", "python-types", "--core", python.Core, "--exe", DumpedPython.Python);
        Assert.Contains("warning: the core dump is cut short", cut.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", cut.Errors, StringComparison.Ordinal);
    }

    [FactWith(DumpedPython.Python, "gdb")]
    public void A_core_that_becomes_shorter_while_it_is_read_is_a_refusal()
    {
        const string script = """
            #include <cpython/heap.y>
            _probe _oneshot {
                _warn("walking\n");
                long end = _now_ms() + 2000;
                while (_now_ms() < end) {}
                printf("%d\n", _walk(cpython).count);
            }
            """;
        using var python = new DumpedPython();
        using System.Diagnostics.Process tool = Tool.Start("run", "-e", script, "--core", python.Core);
        Assert.Equal("walking", tool.StandardError.ReadLine());
        using (FileStream file = File.OpenWrite(python.Core))
            file.SetLength(file.Length / 4);

        Assert.Contains("became shorter while it was read", tool.StandardError.ReadToEnd(), StringComparison.Ordinal);
        tool.WaitForExit();
        Assert.Equal(1, tool.ExitCode);
    }

    [Fact]
    public void What_is_no_core_has_its_exit_code_and_sentence()
    {
        Refused(5, "there is no file '/no/such/core'", "/no/such/core");
        Refused(5, "is a folder, not a core dump", "/tmp");
        Refused(5, "is no ELF file", Path.Combine(Repository.Root, "README.md"));
        Refused(5, "is a program or library, not a core dump", Environment.ProcessPath!);
        Refused(2, "there is no file '/no/such/program'", "/dev/null", "--exe", "/no/such/program");
        Refused(2, "there is no folder '/no/such/root'", "/dev/null", "--sysroot", "/no/such/root");
        Refused(2, "--pid and --core name two targets", "core", "--pid", "1");
        ToolResult alone = Tool.Run("run", "python-types", "--exe", "/bin/sh");
        Assert.Equal((2, true), (alone.Code, alone.Errors.Contains("--exe belongs to a core dump", StringComparison.Ordinal)));
    }

    private static void Refused(int code, string because, string core, params string[] more)
    {
        ToolResult result = Tool.Run(["run", "python-types", "--core", core, .. more]);
        Assert.Contains(because, result.Errors, StringComparison.Ordinal);
        Assert.Equal(code, result.Code);
    }

    private static Dictionary<string, string> Artifacts(params string[] target)
    {
        using JsonDocument report = JsonDocument.Parse(Run(["run", "python-memory", "--format", "json", .. target]).Output);
        return report.RootElement.GetProperty("artifacts").EnumerateArray().ToDictionary(a => a.GetProperty("name").GetString()!, a => a.GetRawText());
    }

    private static ToolResult Run(params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);
        Assert.True(result.Code == 0, $"{string.Join(' ', arguments)}: {result.Errors}");
        return result;
    }
}

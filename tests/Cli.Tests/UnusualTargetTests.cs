using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Pythons that are not where or what one expects.</summary>
public sealed class UnusualTargetTests
{
    private const string Python = "/usr/bin/python3.11", Headers = "/usr/include/python3.11/Python.h", Library = "/usr/lib/python3.11/config-3.11-x86_64-linux-gnu/libpython3.11.a";

    private const string Program = "class Order: pass\nKEPT = [Order() for _ in range(777)]\nprint('ready', flush=True)\nimport time\ntime.sleep(600)";

    /// <summary>Its executable is on a file system that only it sees, its number is another to itself.</summary>
    [TheoryWith(Python, "root", "unshare", "mount")]
    [InlineData("copy")]
    [InlineData("hold")]
    public void In_namespaces_of_its_own_it_is_found_and_looked_at(string pause)
    {
        using var folder = new ScratchFolder();
        string inside = Path.Combine(folder.Path, "python3.11");
        using var process = new SupervisedProcess(
            "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", $"mount -t tmpfs none {folder.Path} && cp {Python} {inside} && exec {inside} -c \"$0\"", Program);
        process.ReadUntilReady();
        int pid = int.Parse(File.ReadAllText($"/proc/{process.Pid}/task/{process.Pid}/children").Trim(), CultureInfo.InvariantCulture);
        Assert.False(File.Exists(inside));
        HasOrders(pid, "--pause", pause);
        JsonElement entry = Listed(pid);
        Assert.Equal(("cpython-3.11", "other"), (entry.GetProperty("layout").GetString(), entry.GetProperty("container").GetString()));
    }

    [TheoryWith(Python)]
    [InlineData("copy")]
    [InlineData("fork")]
    [InlineData("hold")]
    public void With_an_executable_that_was_deleted_it_is_looked_at(string pause)
    {
        using var folder = new ScratchFolder();
        string copy = Path.Combine(folder.Path, "python3.11");
        File.Copy(Python, copy);
        using var process = new SupervisedProcess(copy, "-c", Program);
        process.ReadUntilReady();
        File.Delete(copy);
        HasOrders(process.Pid, "--pause", pause);
        Assert.Equal("cpython-3.11", Listed(process.Pid).GetProperty("layout").GetString());
    }

    /// <summary>A C program with Python inside, in each way that a linker knows (tests/Truth.Tests has it with a library); its name says nothing.</summary>
    [TheoryWith("/usr/bin/gcc", Headers, Library, "/usr/lib/x86_64-linux-gnu/libexpat.a", "/usr/lib/x86_64-linux-gnu/libz.a")]
    [InlineData("-no-pie", Library)]
    [InlineData("-static", Library)]
    [InlineData("-pie", "-lpython3.11")]
    [InlineData("-s", "-lpython3.11")]
    public void Embedded_in_another_program_it_is_looked_at(string kind, string python)
    {
        using var folder = new ScratchFolder();
        string program = Path.Combine(folder.Path, "server"), script = folder.File("main.py", Program);
        string[] arguments = [kind, "-w", "-o", program, Path.Combine(Repository.Root, "tests", "Truth.Tests", "embedding.c"), "-I/usr/include/python3.11", python, "-lexpat", "-lz", "-lm"];
        using Process gcc = Process.Start(new ProcessStartInfo("/usr/bin/gcc", arguments) { RedirectStandardError = true })!;
        string errors = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        Assert.True(gcc.ExitCode == 0, errors);

        using var process = new SupervisedProcess(program, script);
        process.ReadUntilReady();
        HasOrders(process.Pid);
        Assert.Equal("cpython-3.11", Listed(process.Pid).GetProperty("layout").GetString());
    }

    private static void HasOrders(int pid, params string[] options)
    {
        ToolResult result = Tool.Run(["run", "python-types", "--pid", Number(pid), "--format", "json", .. options]);
        Assert.True(result.Code == 0, result.Errors);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        Assert.Contains("\"__main__.Order\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("777", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, report.RootElement.GetProperty("faults").GetProperty("unreadable").GetInt64());
    }

    private static JsonElement Listed(int pid)
    {
        ToolResult listed = Tool.Run("ps", "--format", "json");
        Assert.True(listed.Code == 0, listed.Errors);
        using JsonDocument all = JsonDocument.Parse(listed.Output);
        return all.RootElement.EnumerateArray().Single(e => e.GetProperty("pid").GetInt32() == pid).Clone();
    }

    private static string Number(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}

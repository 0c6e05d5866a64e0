using System.Diagnostics;
using System.Globalization;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>What is no target gets its exit code, its sentence and a next step; never a stack trace.</summary>
public sealed class BadTargetTests
{
    private const string Python = "/usr/bin/python3.11";

    [Fact]
    public void No_such_process() => Refused(5, "there is no process 4194303", "4194303");

    [Fact]
    public void Not_a_python()
    {
        using Process sleep = Process.Start("sleep", "60");
        try
        {
            Refused(5, "is not a supported interpreter", Text(sleep.Id), "python-types");
            Assert.Equal(0, Tool.Run("run", "-e", "_probe _oneshot {}", "--pid", Text(sleep.Id)).Code);
        }
        finally
        {
            sleep.Kill();
        }
    }

    [Fact]
    public void Not_a_number() => Refused(2, "'abc' is not the number of a process", "abc");

    [Fact]
    public void A_zombie()
    {
        // The shell becomes another program before its child ends: nobody asks for the child's exit code, and it stays a zombie.
        using var shell = new Process { StartInfo = new ProcessStartInfo("sh") { RedirectStandardOutput = true } };
        shell.StartInfo.ArgumentList.Add("-c");
        shell.StartInfo.ArgumentList.Add("sleep 0.3 & echo $!; exec sleep 60");
        shell.Start();
        try
        {
            string child = shell.StandardOutput.ReadLine()!;
            Assert.True(SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{child}/stat").Contains(") Z ", StringComparison.Ordinal), 5000));
            Refused(5, "is a zombie", child);
        }
        finally
        {
            shell.Kill();
        }
    }

    [FactWith("kernel threads")]
    public void A_kernel_thread() => Refused(5, "is a thread of the kernel", Machine.KernelThread()!);

    [Fact]
    public void Ourselves()
    {
        // A process learns its own number only when it runs: /proc/self as the target of a shell that becomes the tool.
        string tool = Path.Combine(AppContext.BaseDirectory, "YLang.Cli.dll");
        using var shell = new Process { StartInfo = new ProcessStartInfo("sh") { RedirectStandardError = true } };
        shell.StartInfo.ArgumentList.Add("-c");
        shell.StartInfo.ArgumentList.Add($"exec dotnet '{tool}' run -e '_probe _oneshot {{}}' --pid $$");
        shell.StartInfo.Environment["YLANG_STDLIB"] = Repository.StdLib;
        shell.Start();
        string errors = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.Contains("is ylang itself", errors, StringComparison.Ordinal);
        Assert.Equal(5, shell.ExitCode);
    }

    [FactWith(Python, "gdb")]
    public void A_process_that_is_traced_by_another_names_the_tracer()
    {
        using Process python = StartPython("import time; time.sleep(60)");
        using Process tracer = Process.Start(new ProcessStartInfo("gdb", $"-q -nx -p {python.Id}") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            Assert.True(SpinWait.SpinUntil(() => !File.ReadAllText($"/proc/{python.Id}/status").Contains("TracerPid:\t0", StringComparison.Ordinal), 20000));
            Refused(1, "is already traced, by process", Text(python.Id));
        }
        finally
        {
            tracer.Kill(entireProcessTree: true);
            python.Kill();
        }
    }

    [FactWith(Python, "/usr/sbin/runuser", "root")]
    public void A_python_of_another_user_needs_permission()
    {
        using Process python = StartPython("import time; time.sleep(60)");
        string copy = Directory.CreateTempSubdirectory("ylang-test").FullName;
        try
        {
            // The user must be able to read the tool; nobody can't look into root's folders.
            Process.Start("cp", ["-r", AppContext.BaseDirectory, Repository.StdLib, copy]).WaitForExit();
            Process.Start("chmod", ["-R", "a+rX", copy]).WaitForExit();
            string tool = Directory.GetFiles(copy, "YLang.Cli.dll", SearchOption.AllDirectories).First();
            var start = new ProcessStartInfo("/usr/sbin/runuser") { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (string word in new[] { "-u", "nobody", "--", "env", "HOME=/tmp", $"YLANG_STDLIB={copy}/StdLib", "dotnet", tool, "run", "-e", "_probe _oneshot {}", "--pid", Text(python.Id) })
                start.ArgumentList.Add(word);

            using Process denied = Process.Start(start)!;
            string errors = denied.StandardError.ReadToEnd();
            denied.WaitForExit();
            Assert.Contains("may not look at process", errors, StringComparison.Ordinal);
            Assert.Contains("CAP_SYS_PTRACE", errors, StringComparison.Ordinal);
            Assert.Equal(4, denied.ExitCode);
        }
        finally
        {
            python.Kill();
            Directory.Delete(copy, recursive: true);
        }
    }

    [FactWith("python without layout")]
    public void A_version_without_a_layout_says_which_there_are_and_how_to_add_one()
    {
        (string version, string path) = Interpreters.WithoutLayout()!.Value;
        using Process process = StartPython("import time; time.sleep(60)", path);
        try
        {
            Refused(5, $"there is no layout 'cpython-{version}'", Text(process.Id));
            Refused(5, "cpython-3.11", Text(process.Id));
            Refused(5, "extends", Text(process.Id));
        }
        finally
        {
            process.Kill();
        }
    }

    [FactWith(Python)]
    public void A_process_that_ends_while_it_is_looked_at()
    {
        // Ends at a different moment each time: before, during and after the copy. Whatever happens is a report or a refusal.
        for (int delay = 0; delay < 10; delay++)
        {
            using Process python = StartPython($"import time; x = bytearray(50_000_000); time.sleep({0.1 + (delay * 0.15):0.00})");
            ToolResult result = Tool.Run("run", "-e", "_probe _oneshot { printf(\"%d\\n\", 1); }", "--pid", Text(python.Id));
            Assert.True(result.Code is 0 or 1 or 5, result.Errors);
            Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("bug", result.Errors, StringComparison.Ordinal);
            python.WaitForExit();
        }
    }

    /// <param name="probe">Null: a script that asks nothing of an interpreter.</param>
    private static void Refused(int code, string sentence, string pid, string? probe = null)
    {
        ToolResult result = Tool.Run(["run", .. probe is null ? ["-e", "_probe _oneshot {}"] : new[] { probe }, "--pid", pid]);
        Assert.Contains(sentence, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(code, result.Code);
        Assert.Equal("", result.Output);
    }

    private static Process StartPython(string code, string python = Python)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("print(1, flush=True)\n" + code);
        Process process = Process.Start(start)!;
        process.StandardOutput.ReadLine();
        return process;
    }

    private static string Text(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}

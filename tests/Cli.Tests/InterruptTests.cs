using System.Diagnostics;
using System.Globalization;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Ctrl-C, at any moment: the target goes on, nothing half made is left, the exit code is 130.</summary>
public sealed class InterruptTests
{
    private const string Python = "/usr/bin/python3.11";

    /// <summary>The whole campaign: YLANG_DEATHS=200.</summary>
    private static readonly int _moments = int.Parse(Environment.GetEnvironmentVariable("YLANG_DEATHS") ?? "10", CultureInfo.InvariantCulture);

    private const string Endless = "_probe _oneshot { printf(\"walking\\n\"); _warn(\"walking\"); long n = 1; while (n) n++; }";

    [TheoryWith(Python, "kill")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_walk_that_is_interrupted_ends_with_130_and_leaves_no_file(string signal)
    {
        using Process python = Target();
        using var folder = new ScratchFolder();
        try
        {
            using Process tool = Tool.Start("run", "-e", Endless, "--pid", Number(python.Id), "-o", Path.Combine(folder.Path, "r.json"));
            Assert.Equal("walking", tool.StandardError.ReadLine());
            AssertUntouched(python.Id);
            Process.Start("kill", ["-" + signal, Number(tool.Id)]).WaitForExit();
            Assert.Equal("ylang: interrupted\n", tool.StandardError.ReadToEnd());
            Assert.True(tool.WaitForExit(30_000));
            Assert.Equal(130, tool.ExitCode);
            Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
            AssertUntouched(python.Id);
        }
        finally
        {
            python.Kill();
        }
    }

    [FactWith(Python, "kill")]
    public async Task Interrupted_at_random_moments_it_ends_with_130_and_the_target_goes_on()
    {
        int seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using Process python = Target();
        try
        {
            for (int moment = 0; moment < _moments; moment++)
            {
                using Process tool = Tool.Start("run", "-e", Endless, "--pid", Number(python.Id));
                await Task.Delay(random.Next(1500));
                await Process.Start("kill", ["-INT", Number(tool.Id)]).WaitForExitAsync();
                string errors = await tool.StandardError.ReadToEndAsync();
                await tool.WaitForExitAsync();
                Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
                Assert.DoesNotContain("bug", errors, StringComparison.Ordinal);
                Assert.Equal(130, tool.ExitCode);
                AssertUntouched(python.Id);
            }
        }
        finally
        {
            python.Kill();
        }
    }

    [FactWith("kill")]
    public void A_verb_that_does_not_listen_is_ended_by_the_first_signal()
    {
        // The script comes from a pipe that gives nothing: the tool waits for it.
        var start = Tool.Describe("check", "/dev/stdin");
        using Process tool = Process.Start(start)!;
        Thread.Sleep(1000);
        // Not SIGINT: what starts tests in the background has it ignored, and that is inherited.
        Process.Start("kill", ["-TERM", Number(tool.Id)]).WaitForExit();
        Assert.True(tool.WaitForExit(20_000));
        Assert.Equal(128 + 15, tool.ExitCode);
    }

    private static Process Target()
    {
        Process python = Process.Start(new ProcessStartInfo(Python, "-c \"print(1, flush=True); x = b'x' * 100_000_000; import time; time.sleep(600)\"") { RedirectStandardOutput = true })!;
        python.StandardOutput.ReadLine();
        return python;
    }

    private static void AssertUntouched(int pid)
    {
        string status = File.ReadAllText($"/proc/{pid}/status");
        Assert.Contains("TracerPid:\t0", status, StringComparison.Ordinal);
        Assert.Matches("State:\t[SR]", status);
    }

    private static string Number(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}

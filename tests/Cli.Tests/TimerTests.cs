using System.Diagnostics;
using System.Globalization;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Probes that look again and again at a process that goes on meanwhile.</summary>
public sealed class TimerTests
{
    private const string Python = "/usr/bin/python3";

    private const string Growing = """
        import time
        class Order:
            pass

        orders = []
        print(1, flush=True)
        while True:
            for i in range(500):
                orders.append(Order())
            time.sleep(0.05)
        """;

    [FactWith(Python, "kill")]
    public void What_grows_is_shown_at_each_look_until_ctrl_c()
    {
        using Process python = Start(Growing);
        try
        {
            using Process tool = Tool.Start("run", "probes/examples/growing-types.y", "--pid", Number(python.Id), "--arg", "every=1", "-q");
            for (int looks = 0; looks < 3;)
            {
                string? line = tool.StandardOutput.ReadLine();
                Assert.NotNull(line);
                if (line.EndsWith("  __main__.Order", StringComparison.Ordinal))
                    looks++;
            }

            Process.Start("kill", ["-INT", Number(tool.Id)]).WaitForExit();
            tool.StandardOutput.ReadToEnd();
            Assert.Equal("", tool.StandardError.ReadToEnd());
            Assert.True(tool.WaitForExit(30_000));
            Assert.Equal(0, tool.ExitCode);
            Assert.Contains("TracerPid:\t0", File.ReadAllText($"/proc/{python.Id}/status"), StringComparison.Ordinal);
        }
        finally
        {
            python.Kill();
        }
    }

    [FactWith(Python)]
    public void It_ends_with_the_target_and_says_what_it_has()
    {
        using Process python = Start("print(1, flush=True); input()");
        using Process tool = Tool.Start("run", "-e", "_probe _timer.ms(50) { static int n; n++; printf(\"look\\n\"); } _probe _end { printf(\"end\\n\"); }", "--pid", Number(python.Id));
        Assert.Equal("look", tool.StandardOutput.ReadLine());
        Assert.Equal("look", tool.StandardOutput.ReadLine());
        python.Kill();
        Assert.EndsWith("\nend\n", "\n" + tool.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        Assert.Contains($"Process {python.Id} has ended.\n", tool.StandardError.ReadToEnd(), StringComparison.Ordinal);
        tool.WaitForExit();
        Assert.Equal(0, tool.ExitCode);
    }

    [Fact]
    public void Without_a_target_it_counts()
    {
        ToolResult result = Tool.Run("run", "-e", "_probe _timer.ms(1) { static int n = 3; printf(\"%d\\n\", n); if (!n--) _exit(); } _probe _end { printf(\"end\\n\"); }");
        Assert.Equal((0, "3\n2\n1\n0\nend\n", ""), (result.Code, result.Output, result.Errors));
    }

    [Fact]
    public void The_time_allowed_is_for_each_tick()
    {
        ToolResult result = Tool.Run("run", "-e", "_probe _timer.ms(1) { static int n; if (n++ == 2) while (n) n++; } _probe _end { printf(\"end\\n\"); }", "--max-time", "1");
        Assert.Equal(0, result.Code);
        Assert.Contains("cut short: it had run for the 1 s of --max-time", result.Errors, StringComparison.Ordinal);
    }

    private static Process Start(string program)
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(program);
        Process python = Process.Start(start)!;
        python.StandardOutput.ReadLine();
        return python;
    }

    private static string Number(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}

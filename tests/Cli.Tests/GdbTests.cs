using System.Diagnostics;
using System.Globalization;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Targets that gdb opens.</summary>
public sealed class GdbTests
{
    private const string Script = "#include <cpython/heap.y>\n_probe _oneshot { _graph g = _walk(cpython); printf(\"%d\\n\", g.count > 5000); }";

    [FactWith(DumpedPython.Python, "gdb")]
    public void A_process_runs_on_afterwards_and_files_of_the_folder_run_nothing()
    {
        string folder = Directory.CreateTempSubdirectory("ylang-gdb-").FullName;
        try
        {
            // gdb would run both: one of the folder, one beside the program.
            string python = Path.Combine(folder, "python3.11"), mark = Path.Combine(folder, "mark");
            File.Copy(DumpedPython.Python, python);
            File.WriteAllText(Path.Combine(folder, ".gdbinit"), $"shell touch {mark}\n");
            File.WriteAllText(python + "-gdb.gdb", $"shell touch {mark}\n");
            using var process = new SupervisedProcess(python, "-c", "import sys, time; print('ready', flush=True); time.sleep(600)");
            process.ReadUntilReady();
            ProcessStartInfo start = Tool.Describe("run", "-e", Script, "--gdb", $"-p {process.Pid.ToString(CultureInfo.InvariantCulture)}");
            start.WorkingDirectory = folder;
            ToolResult result = Tool.Finish(start);
            Assert.Equal((0, "1\n"), (result.Code, result.Output));
            Assert.False(File.Exists(mark));
            Assert.Equal("0", process.Status("TracerPid"));
            Assert.StartsWith("S", process.Status("State"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [FactWith(DumpedPython.Python, "gdb", "gdbserver")]
    public void A_gdbserver_on_loopback()
    {
        using Process server = Process.Start(new ProcessStartInfo("gdbserver", ["--once", "127.0.0.1:0", DumpedPython.Python, "-c", "import os; os.kill(os.getpid(), 5); input()"])
            { RedirectStandardError = true, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            string line = "";
            while (!line.StartsWith("Listening on port ", StringComparison.Ordinal))
                line = server.StandardError.ReadLine() ?? throw new InvalidOperationException("gdbserver has ended");

            ToolResult result = Tool.Run("run", "-e", Script, "--gdb", $"-ex 'target remote 127.0.0.1:{line["Listening on port ".Length..]}' -ex continue");
            Assert.Equal((0, "1\n"), (result.Code, result.Output));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    [FactWith("gdb")]
    public void What_gdb_can_not_open_is_said_in_its_words()
    {
        Refused(5, "gdb has no process to look at", "-q");
        Refused(5, "No such process", "-p 4194303");
        Refused(1, "gdb has ended", "--no-such-option");
        Refused(2, "is not closed", "-p '42");
    }

    private static void Refused(int code, string because, string arguments)
    {
        ToolResult result = Tool.Run("run", "-e", Script, "--gdb", arguments);
        Assert.Contains(because, result.Errors, StringComparison.Ordinal);
        Assert.Equal(code, result.Code);
    }
}

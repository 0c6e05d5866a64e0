using System.Diagnostics;
using System.Globalization;
using Xunit;
using YLang.Runtime.Files;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>The core of a live process is one that gdb reads, whole under its name or not there, and the process goes on.</summary>
public sealed class SnapshotTests
{
    private const string Python = "/usr/bin/python3.11";

    /// <summary>The whole campaign: YLANG_DEATHS=200.</summary>
    private static readonly int _moments = int.Parse(Environment.GetEnvironmentVariable("YLANG_DEATHS") ?? "5", CultureInfo.InvariantCulture);

    [TheoryWith(Python, "gdb")]
    [InlineData("copy")]
    [InlineData("fork")]
    [InlineData("hold")]
    public void Gdb_finds_threads_registers_auxv_and_files_as_the_process_has_them(string pause)
    {
        using var process = new SupervisedProcess(Python, "-c", "import threading, time\nthreading.Thread(target=time.sleep, args=(100,), daemon=True).start()\nprint('ready', flush=True)\ntime.sleep(100)");
        process.ReadUntilReady();
        using var folder = new ScratchFolder();
        string core = Path.Combine(folder.Path, "core");
        ToolResult made = Tool.Run("snapshot", "--pid", Number(process.Pid), "-o", core, "--pause", pause);
        Assert.Equal((0, ""), (made.Code, made.Output));
        Assert.Matches($@"^Wrote .*core: [\d.]+ MB\. Process {process.Pid} stood for [\d.]+ ms \({pause}\)\.\n$", made.Errors);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(core));

        string said = Gdb(core, "info threads", "bt", "info auxv", "info proc mappings", "p $_siginfo.si_signo", "x/s *(char**)environ");
        foreach (string task in Directory.GetDirectories($"/proc/{process.Pid}/task").Select(t => Path.GetFileName(t)!))
            Assert.Contains($"(LWP {task})", said, StringComparison.Ordinal);

        Assert.Contains("nanosleep", said, StringComparison.Ordinal);
        Assert.Contains("Py_RunMain", said, StringComparison.Ordinal);
        Assert.Matches($"AT_EXECFN .*\"{Python}\"", said);
        foreach (string[] mapping in File.ReadLines($"/proc/{process.Pid}/maps").Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 5 && w[5].StartsWith('/')))
            Assert.Matches($@"0x0*{mapping[0].Split('-')[0].TrimStart('0')} +0x0*{mapping[0].Split('-')[1].TrimStart('0')} .*{System.Text.RegularExpressions.Regex.Escape(mapping[5])}", said);

        Assert.Equal("0", process.Status("TracerPid"));
    }

    [FactWith(Python, "zstd", "cmp")]
    public void Compressed_it_is_the_same_as_uncompressed()
    {
        // A process that is stopped by its user does not change between two looks.
        using var process = new SupervisedProcess(Python, "-c", "import os, signal\nx = bytes(range(256)) * 100_000\nprint('ready', flush=True)\nos.kill(os.getpid(), signal.SIGSTOP)");
        process.ReadUntilReady();
        Assert.True(SpinWait.SpinUntil(() => process.Status("State").StartsWith('T'), 10_000));
        using var folder = new ScratchFolder();
        string plain = Path.Combine(folder.Path, "core"), small = Path.Combine(folder.Path, "core.zst");
        Assert.Equal(0, Tool.Run("snapshot", "--pid", Number(process.Pid), "-o", plain).Code);
        Assert.Equal(0, Tool.Run("snapshot", "--pid", Number(process.Pid), "-o", small).Code);
        Assert.True(new FileInfo(small).Length < new FileInfo(plain).Length / 4);
        Assert.Equal(0, Run("zstd", "-d", "-q", small, "-o", small + ".core").Code);

        // The times that threads have used are the one thing that may differ.
        string[] differences = Run("cmp", "-l", plain, small + ".core").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(differences.Length, 0, 32);
        Assert.StartsWith("T", process.Status("State"), StringComparison.Ordinal);
    }

    [FactWith(Python)]
    public void A_probe_says_the_same_of_the_process_however_it_is_read_and_of_its_core()
    {
        using var process = new SupervisedProcess(Python, "-c", "import os, signal\nx = [{'n': i} for i in range(10_000)]\nprint('ready', flush=True)\nos.kill(os.getpid(), signal.SIGSTOP)");
        process.ReadUntilReady();
        Assert.True(SpinWait.SpinUntil(() => process.Status("State").StartsWith('T'), 10_000));
        using var folder = new ScratchFolder();
        string core = Path.Combine(folder.Path, "core.zst");
        Assert.Equal(0, Tool.Run("snapshot", "--pid", Number(process.Pid), "-o", core, "--pause", "fork").Code);
        string copied = Types("--pid", Number(process.Pid));
        Assert.Matches(@"(?m)^1\d{4} \d+ dict$", copied);
        Assert.Equal(copied, Types("--pid", Number(process.Pid), "--pause", "fork"));
        Assert.Equal(copied, Types("--pid", Number(process.Pid), "--pause", "hold"));
        Assert.Equal(copied, Types("--core", core));
    }

    /// <summary>How many objects of each type a walk finds, and how large they are.</summary>
    private static string Types(params string[] target)
    {
        const string script = """
            #include <cpython/heap.y>
            _probe _oneshot {
                _map(_str, _agg) types;
                _foreach (_node n : _walk(cpython))
                    types[n.kind_name] <<< n.bytes;
                _foreach ((_str name, _agg a) : types order by name)
                    printf("%d %d %s\n", _count(a), _sum(a), name);
            }
            """;
        ToolResult result = Tool.Run(["run", "-e", script, .. target]);
        Assert.Equal((0, ""), (result.Code, result.Errors));
        return result.Output;
    }

    [FactWith(Python)]
    public void A_file_that_is_there_is_replaced_only_by_force()
    {
        using var process = new SupervisedProcess(Python, "-c", "import time\nprint('ready', flush=True)\ntime.sleep(100)");
        process.ReadUntilReady();
        using var folder = new ScratchFolder();
        string core = folder.File("core", "precious");
        ToolResult refused = Tool.Run("snapshot", "--pid", Number(process.Pid), "-o", core);
        Assert.Equal(2, refused.Code);
        Assert.EndsWith("is there already\n       --force replaces it\n", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(core));
        Assert.Equal(0, Tool.Run("snapshot", "--pid", Number(process.Pid), "-o", core, "--force", "-q").Code);
        Assert.Equal("\u007fELF"u8, File.ReadAllBytes(core).AsSpan(0, 4));
        Assert.Equal([core], Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>By the kernel, by Ctrl-C, by a disk that is full: at moments drawn from a whole run.</summary>
    [TheoryWith(Python, "kill", "root", "mount")]
    [InlineData("copy")]
    [InlineData("fork")]
    [InlineData("hold")]
    public void Ended_at_any_moment_it_leaves_a_process_that_goes_on_and_no_half_core(string pause)
    {
        int seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var process = new SupervisedProcess(Python, "-c", "import os, time\nx = os.urandom(30_000_000)\nprint('ready', flush=True)\nwhile True:\n    print(len(x), flush=True)\n    time.sleep(0.01)");
        process.ReadUntilReady();
        using var folder = new ScratchFolder();
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", "size=10m", "none", folder.Path).Code);
        try
        {
            string core = Path.Combine(folder.Path, "core");

            // Where there is not the room, nothing is begun; a compressed one finds out.
            ToolResult refused = Tool.Run("snapshot", "--pid", Number(process.Pid), "-o", core, "--pause", pause);
            Assert.Equal(1, refused.Code);
            Assert.Contains("has room for 10.0 MB", refused.Errors, StringComparison.Ordinal);
            ToolResult full = Tool.Run("snapshot", "--pid", Number(process.Pid), "-o", core, "--pause", pause, "--zstd");
            Assert.Equal(1, full.Code);
            Assert.Contains("can't write", full.Errors, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
            for (int moment = 0; moment < _moments / 2; moment++)
                EndsWithTheDisk(folder.Path, process, random.Next(1, moment % 2 == 0 ? 40_000 : 400), moment % 2 == 0 ? ["snapshot", "--zstd", "--pause", pause, "-o", core] : ["run", "python-types", "--pause", pause, "-o", core + ".html"]);
        }
        finally
        {
            Run("umount", folder.Path);
        }

        bool isNameless;
        using (var unfinished = UnfinishedFile.Create(Path.Combine(folder.Path, "any"), UnixFileMode.UserWrite, 1))
            isNameless = unfinished.IsNameless;

        for (int moment = 0; moment < _moments; moment++)
        {
            string core = Path.Combine(folder.Path, Number(moment));
            using Process tool = Tool.Start("snapshot", "--pid", Number(process.Pid), "-o", core, "--pause", pause);
            if (moment % 2 == 1)
                SpinWait.SpinUntil(() => process.Status("TracerPid") != "0" || tool.HasExited, 60_000);

            SpinWait.SpinUntil(() => tool.HasExited, random.Next(moment % 2 == 0 ? 1500 : 30));
            Run("kill", moment % 3 == 0 ? "-INT" : "-KILL", Number(tool.Id));
            tool.StandardError.ReadToEnd();
            Assert.True(tool.WaitForExit(30_000));
            if (File.Exists(core))
                Assert.True(new FileInfo(core).Length > 30_000_000, "half a core has the final name");

            if (tool.ExitCode == 130 || isNameless)
                Assert.Empty(Directory.GetFileSystemEntries(folder.Path, $".{moment}.*"));

            Assert.True(SpinWait.SpinUntil(() => process.Status("TracerPid") == "0", 10_000));
            for (int line = 0; line < 2; line++)
                Assert.Equal("30000000", process.ReadLine());
        }
    }

    /// <summary>A disk of some size, of which nobody knows whether it will do.</summary>
    private static void EndsWithTheDisk(string folder, SupervisedProcess process, int kilobytes, string[] arguments)
    {
        Assert.Equal(0, Run("mount", "-o", $"remount,size={kilobytes}k", folder).Code);
        ToolResult ended = Tool.Run([.. arguments, "--pid", Number(process.Pid)]);
        string[] left = Directory.GetFileSystemEntries(folder);
        if (ended.Code == 0)
            Assert.Equal(arguments[^1], Assert.Single(left));
        else
            Assert.Equal((1, 0, true), (ended.Code, left.Length, ended.Errors.Contains("can't write", StringComparison.Ordinal)));

        Assert.Equal("0", process.Status("TracerPid"));
        Assert.Equal("30000000", process.ReadLine());
        Array.ForEach(left, File.Delete);
    }

    private static string Gdb(string core, params string[] commands)
    {
        ToolResult gdb = Run("gdb", ["-batch", "-nx", .. commands.SelectMany(c => (string[])["-ex", c]), Python, core]);
        return gdb.Output + gdb.Errors;
    }

    private static ToolResult Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        return Tool.Finish(start);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>A Python process that stands still, and a core that gdb wrote of it.</summary>
public sealed class DumpedPython : IDisposable
{
    public const string Python = "/usr/bin/python3.11";

    private const string Program = """
        import json, sys
        class Order: pass
        ORDERS = [Order() for _ in range(500)]
        for i, order in enumerate(ORDERS): order.number = i; order.words = ['word %d' % (i * j) for j in range(5)]
        CACHE = {i: str(i) * 3 for i in range(2000)}
        print('ready', flush=True)
        sys.stdin.read()
        """;

    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("ylang-dumped-").FullName;

    public DumpedPython()
    {
        var start = new ProcessStartInfo(Python, ["-c", Program]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        _process.StandardOutput.ReadLine();
        using Process gcore = Process.Start(new ProcessStartInfo("gcore", ["-o", Path.Combine(_folder, "core"), Pid]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = gcore.StandardError.ReadToEndAsync();
        gcore.StandardOutput.ReadToEnd();
        gcore.WaitForExit();
    }

    public string Pid => _process.Id.ToString(CultureInfo.InvariantCulture);

    public string Core => Path.Combine(_folder, "core." + Pid);

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

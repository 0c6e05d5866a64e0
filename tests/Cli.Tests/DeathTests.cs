using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Our own death, at any moment, does not harm the target: the kernel lets go of it.</summary>
public sealed class DeathTests
{
    private const string Python = "/usr/bin/python3.11";

    /// <summary>The whole campaign: YLANG_DEATHS=200.</summary>
    private static readonly int _moments = int.Parse(Environment.GetEnvironmentVariable("YLANG_DEATHS") ?? "5", CultureInfo.InvariantCulture);

    /// <summary>A server with so much memory that copying it takes a while.</summary>
    private const string Server = """
        import http.server, sys
        class Answers(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200); self.end_headers(); self.wfile.write(b"ok")
            def log_message(self, *args): pass
        much = b"x" * 300_000_000
        http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Answers).serve_forever()
        """;

    /// <summary>Half of the moments are drawn from a whole run; the others lie within the time in which the target is stopped.</summary>
    [TheoryWith(Python)]
    [InlineData("copy")]
    [InlineData("fork")]
    [InlineData("hold")]
    public async Task Killed_at_random_moments_the_analyser_leaves_a_target_that_answers(string pause)
    {
        int port = FreePort(), seed = Environment.TickCount, whileStopped = 0;
        Console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var start = new ProcessStartInfo(Python) { RedirectStandardError = true };
        foreach (string word in new[] { "-c", Server, port.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(word);

        using Process server = Process.Start(start)!;
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            await Answer(client, TimeSpan.FromSeconds(20));
            long whole = await Undisturbed(server.Id, pause);
            for (int moment = 0; moment < _moments; moment++)
            {
                using Process analyser = Analyser(server.Id, pause);
                Task reading = analyser.StandardOutput.ReadToEndAsync();
                if (moment % 2 == 0)
                    await Task.Delay(random.Next((int)whole));
                else if (SpinWait.SpinUntil(() => IsTraced(server.Id) || analyser.HasExited, 60_000))
                    SpinWait.SpinUntil(() => false, random.Next(3));

                whileStopped += IsTraced(server.Id) ? 1 : 0;
                analyser.Kill();
                await analyser.WaitForExitAsync();
                await Answer(client, TimeSpan.FromSeconds(5));
                Assert.DoesNotContain(File.ReadAllText($"/proc/{server.Id}/status").Split('\n'), line => line.StartsWith("State:\tt", StringComparison.Ordinal));
                Assert.False(IsTraced(server.Id));
                Assert.True(SpinWait.SpinUntil(() => Likenesses(server.Id) == 1, 10_000), "a fork of the target is left");
                Assert.All(Directory.GetDirectories($"/proc/{server.Id}/task"), task => Assert.Equal("", File.ReadAllText(task + "/children")));
            }

            Assert.True(whileStopped > 0, "the analyser never died while the target was stopped: this run has shown nothing");
        }
        finally
        {
            server.Kill();
        }
    }

    /// <summary>Processes with the command line of this one, itself with them: a fork has the same.</summary>
    private static int Likenesses(int pid)
    {
        string command = File.ReadAllText($"/proc/{pid}/cmdline");
        return Directory.GetDirectories("/proc").Count(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && CommandOf(folder) == command);
    }

    private static string CommandOf(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static Process Analyser(int pid, string pause) =>
        Tool.Start("run", "-e", "#include <cpython/heap.y>\n_probe _oneshot { long n = 0; _foreach (PyObject *o : py_objects()) n++; printf(\"%d\\n\", n); }", "--pid", pid.ToString(CultureInfo.InvariantCulture), "--pause", pause);

    private static bool IsTraced(int pid) => !File.ReadAllText($"/proc/{pid}/status").Contains("TracerPid:\t0", StringComparison.Ordinal);

    /// <summary>How long a run takes that nobody kills, ms.</summary>
    private static async Task<long> Undisturbed(int pid, string pause)
    {
        var clock = Stopwatch.StartNew();
        using Process analyser = Analyser(pid, pause);
        string count = await analyser.StandardOutput.ReadToEndAsync();
        await analyser.WaitForExitAsync();
        Assert.Equal(0, analyser.ExitCode);
        Assert.True(long.Parse(count, CultureInfo.InvariantCulture) > 1000);
        return clock.ElapsedMilliseconds;
    }

    private static async Task Answer(HttpClient client, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri("any", UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return;
            }
            catch (HttpRequestException) when (clock.Elapsed < patience)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

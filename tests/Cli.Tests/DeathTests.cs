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
    private const int Moments = 20;

    [FactWith(Python)]
    public async Task Killed_at_random_moments_the_analyser_leaves_a_target_that_answers()
    {
        int port = FreePort(), seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using Process server = Process.Start(new ProcessStartInfo(Python, $"-B {Path.Combine(Repository.Root, "src/Cli/Demo/plain.py")} {port}") { RedirectStandardError = true })!;
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            await Answer(client, TimeSpan.FromSeconds(20));
            long whole = await Undisturbed(server.Id);
            for (int moment = 0; moment < Moments; moment++)
            {
                using Process analyser = Tool.Start("run", "python-memory", "--pid", server.Id.ToString(CultureInfo.InvariantCulture), "--format", "json");
                Task reading = analyser.StandardOutput.ReadToEndAsync();
                await Task.Delay(random.Next((int)whole));
                analyser.Kill();
                await analyser.WaitForExitAsync();
                await Answer(client, TimeSpan.FromSeconds(5));
                Assert.DoesNotContain(File.ReadAllText($"/proc/{server.Id}/status").Split('\n'), line => line.StartsWith("State:\tt", StringComparison.Ordinal));
                Assert.Contains("TracerPid:\t0", File.ReadAllText($"/proc/{server.Id}/status"), StringComparison.Ordinal);
            }
        }
        finally
        {
            server.Kill();
        }
    }

    /// <summary>How long a run takes that nobody kills, ms.</summary>
    private static async Task<long> Undisturbed(int pid)
    {
        var clock = Stopwatch.StartNew();
        ToolResult result = await Task.Run(() => Tool.Run("run", "python-memory", "--pid", pid.ToString(CultureInfo.InvariantCulture), "--format", "json"));
        Assert.Equal(0, result.Code);
        return clock.ElapsedMilliseconds;
    }

    private static async Task Answer(HttpClient client, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri("price/1", UriKind.Relative));
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

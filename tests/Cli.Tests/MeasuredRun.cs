using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace YLang.Cli.Tests;

/// <param name="Output">Its beginning.</param>
/// <param name="PeakBytes">The most that the process had in memory.</param>
internal sealed record Measured(int Code, string Output, string Errors, long PeakBytes);

/// <summary>Runs the tool and looks at its memory all the while. What it prints without end is read, and only its beginning kept.</summary>
internal static class MeasuredRun
{
    private const int KeptCharacters = 1 << 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3), s_look = TimeSpan.FromMilliseconds(20);

    public static Measured Of(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = Beginning(process.StandardOutput), errors = Beginning(process.StandardError);
        long peak = 0;
        var time = Stopwatch.StartNew();
        while (!process.WaitForExit(s_look))
        {
            peak = Math.Max(peak, Peak(process.Id));
            if (time.Elapsed < s_patience)
                continue;

            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{string.Join(' ', start.ArgumentList)}' did not end in {s_patience.TotalSeconds} s");
        }

        return new Measured(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult(), peak);
    }

    private static async Task<string> Beginning(StreamReader reader)
    {
        var kept = new StringBuilder();
        char[] buffer = new char[1 << 14];
        for (int read = await reader.ReadAsync(buffer).ConfigureAwait(false); read > 0; read = await reader.ReadAsync(buffer).ConfigureAwait(false))
            kept.Append(buffer, 0, Math.Min(read, KeptCharacters - kept.Length));

        return kept.ToString();
    }

    /// <summary>VmHWM of proc(5), 0 where the process is gone.</summary>
    private static long Peak(int pid)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

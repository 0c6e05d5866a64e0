using System.Diagnostics;
using Xunit;

namespace YLang.Reports.Tests.Browser;

/// <summary>A test that needs a browser; skipped, with the reason, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Find() is null)
            Skip = "no chromium on the path (apt-get install chromium): the page was not opened";
    }
}

/// <summary>A browser without a window, with an empty profile of its own, driven over its debugging protocol. One for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime, IDisposable
{
    private const string Announcement = "DevTools listening on ";

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly string _profile = Directory.CreateTempSubdirectory("ylang-chromium-").FullName;
    private Process? _process;
    private DevTools? _tools;

    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => (string[])[Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome")])
            .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Find() is not { } program)
            return;

        string[] flags =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", "--disable-extensions", "--hide-scrollbars", "--force-color-profile=srgb",
            "--remote-debugging-port=0", $"--user-data-dir={_profile}", "about:blank",
        ];
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = new ProcessStartInfo(program, flags) { RedirectStandardError = true, RedirectStandardOutput = true } };
        _process.OutputDataReceived += (_, _) => { };
        // The browser says where it listens on its standard error; the end of that is its own end.
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                address.TrySetException(new InvalidOperationException("the browser ended before it listened"));
            else if (line.Data.StartsWith(Announcement, StringComparison.Ordinal))
                address.TrySetResult(line.Data[Announcement.Length..]);
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _tools = await DevTools.Connect(new Uri(await address.Task.WaitAsync(StartTime)));
    }

    public async Task DisposeAsync()
    {
        if (_tools is not null)
            await _tools.DisposeAsync();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A child may still be writing its cache: the folder is a temporary one.
        }
    }

    public Task<Page> Open(string file, int width = 1280, int height = 900, bool dark = false) => Page.Open(_tools!, file, width, height, dark);
}

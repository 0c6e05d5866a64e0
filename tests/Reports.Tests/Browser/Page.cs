using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace YLang.Reports.Tests.Browser;

/// <summary>One open page, and all that it asked for and complained of.</summary>
public sealed class Page : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DevTools _tools;
    private readonly string _target, _session;
    private readonly ConcurrentQueue<string> _requests = [], _complaints = [], _refused = [];
    private readonly ConcurrentDictionary<string, string> _addresses = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Page(DevTools tools, string target, string session) => (_tools, _target, _session) = (tools, target, session);

    /// <summary>Addresses of every request since the page was opened.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Those of them that the page's policy did not let out.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <summary>Script errors, refusals by the page's policy, dialogs.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task<T> Evaluate<T>(string expression)
    {
        JsonNode answer = await Send("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Waits for an expression to become true; a failure says what it was.</summary>
    public async Task Until(string condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await Evaluate<bool>($"!!({condition})"))
        {
            Assert.True(watch.Elapsed < Patience, $"never true: {condition}");
            await Task.Delay(50);
        }
    }

    public Task<string> Text(string selector) => Evaluate<string>($"document.querySelector({JsonSerializer.Serialize(selector)}).textContent.trim()");

    /// <summary>A real click of the mouse in the middle of the element that an expression gives, once that stands still.</summary>
    public async Task Click(string element)
    {
        double[] at = await Hover(element);
        foreach (string type in (string[])["mousePressed", "mouseReleased"])
            await Send("Input.dispatchMouseEvent", new { type, x = at[0], y = at[1], button = "left", clickCount = 1 });
    }

    /// <returns>Where the mouse is then.</returns>
    public async Task<double[]> Hover(string element)
    {
        string middle = $"(() => {{ const e = {element}; e.scrollIntoView({{block: 'center', behavior: 'instant'}}); const r = e.getBoundingClientRect(); "
            + "return r.width > 0 ? [r.x + r.width / 2, r.y + r.height / 2] : []; })()";
        double[] before = [], at;
        var watch = Stopwatch.StartNew();
        while ((at = await Evaluate<double[]>(middle)).Length == 0 || !at.SequenceEqual(before))
        {
            Assert.True(watch.Elapsed < Patience, $"never stands still: {element}");
            before = at;
            await Task.Delay(100);
        }

        await Send("Input.dispatchMouseEvent", new { type = "mouseMoved", x = at[0], y = at[1], button = "none" });
        return at;
    }

    public async Task Type(string text) => await Send("Input.insertText", new { text });

    public async Task Press(string key)
    {
        int code = key switch { "Enter" => 13, "Escape" => 27, "ArrowDown" => 40, "ArrowUp" => 38, "ArrowRight" => 39, "ArrowLeft" => 37, _ => key[0] };
        string? text = key.Length == 1 ? key : key == "Enter" ? "\r" : null;
        string down = text is null ? "rawKeyDown" : "keyDown";
        await Send("Input.dispatchKeyEvent", new { type = down, key, windowsVirtualKeyCode = code, text = text ?? "" });
        await Send("Input.dispatchKeyEvent", new { type = "keyUp", key, windowsVirtualKeyCode = code });
    }

    public async Task Prefer(bool dark) =>
        await Send("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = dark ? "dark" : "light" } } });

    /// <summary>The page as a picture, as PNG.</summary>
    /// <param name="whole">From top to bottom, else what the window shows.</param>
    public async Task<byte[]> Screenshot(bool whole)
    {
        if (whole)
            await Evaluate<bool>("(scrollTo({ top: 0, behavior: 'instant' }), true)");

        // Transitions end.
        await Task.Delay(600);
        return Convert.FromBase64String((string)(await Send("Page.captureScreenshot", new { format = "png", captureBeyondViewport = whole }))["data"]!);
    }

    public async Task<byte[]> Print() => Convert.FromBase64String((string)(await Send("Page.printToPDF", new { printBackground = true }))["data"]!);

    public async ValueTask DisposeAsync()
    {
        _tools.Event -= Note;
        await _tools.Send("Target.closeTarget", new { targetId = _target });
    }

    internal static async Task<Page> Open(DevTools tools, string file, int width, int height, bool dark)
    {
        string target = (string)(await tools.Send("Target.createTarget", new { url = "about:blank" }))["targetId"]!;
        string session = (string)(await tools.Send("Target.attachToTarget", new { targetId = target, flatten = true }))["sessionId"]!;
        var page = new Page(tools, target, session);
        tools.Event += page.Note;
        foreach (string domain in (string[])["Page", "Network", "Runtime", "Log"])
            await page.Send($"{domain}.enable");

        await page.Send("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = false });
        await page.Prefer(dark);
        await page.Send("Page.navigate", new { url = new Uri(file).AbsoluteUri });
        await page._loaded.Task.WaitAsync(Patience);
        return page;
    }

    private Task<JsonNode> Send(string method, object? parameters = null) => _tools.Send(method, parameters, _session);

    private void Note(string session, string method, JsonNode parameters)
    {
        if (session != _session)
            return;

        switch (method)
        {
            case "Network.requestWillBeSent":
                string address = (string)parameters["request"]!["url"]!;
                _requests.Enqueue(address);
                _addresses[(string)parameters["requestId"]!] = address;
                break;
            case "Network.loadingFailed" when (string?)parameters["blockedReason"] == "csp":
                _refused.Enqueue(_addresses[(string)parameters["requestId"]!]);
                break;
            case "Network.webSocketCreated" or "Network.webTransportCreated": _requests.Enqueue((string)parameters["url"]!); break;
            case "Runtime.exceptionThrown": _complaints.Enqueue(parameters["exceptionDetails"]!.ToJsonString()); break;
            case "Log.entryAdded": _complaints.Enqueue(parameters["entry"]!.ToJsonString()); break;
            case "Page.javascriptDialogOpening": _complaints.Enqueue($"dialog: {parameters.ToJsonString()}"); break;
            case "Page.loadEventFired": _loaded.TrySetResult(); break;
        }
    }
}

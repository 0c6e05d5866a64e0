using System.Diagnostics;

namespace YLang.Cli.Sessions;

/// <summary>Says on standard error what is going on, once it has lasted over half a second; on a terminal in one line that is replaced.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(0.5);
    private static readonly char[] _spinner = ['|', '/', '-', '\\'];
    private readonly Screen _screen;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Timer? _timer;
    private readonly Lock _writing = new();
    private string _phase = "";
    private int _ticks;
    private bool _shown;

    public Progress(Screen screen)
    {
        _screen = screen;
        if (!screen.IsQuiet && !Console.IsErrorRedirected)
            _timer = new Timer(_ => Draw(), null, _patience, TimeSpan.FromMilliseconds(120));
    }

    /// <summary>Begins a phase, such as "reading the target".</summary>
    public void Phase(string name)
    {
        if (_screen.ShowsDetails)
            _screen.Detail($"{_clock.Elapsed.TotalMilliseconds,8:0.0} ms  {name}");

        lock (_writing)
            _phase = name;
    }

    /// <summary>A part of a phase that knows how far it is, from 0 to 1.</summary>
    public void Share(string name, double done)
    {
        lock (_writing)
            _phase = $"{name}: {done:P0}";
    }

    /// <summary>Shows nothing until the next phase: the script itself says what goes on.</summary>
    public void Rest()
    {
        lock (_writing)
        {
            if (_shown)
                Console.Error.Write("\r\u001b[K");

            _shown = false;
            _phase = "";
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        Rest();
    }

    private void Draw()
    {
        lock (_writing)
        {
            if (_phase.Length == 0)
                return;

            _shown = true;
            Console.Error.Write($"\r\u001b[K{_spinner[_ticks++ % _spinner.Length]} {_phase} ({_clock.Elapsed.TotalSeconds:0.0} s)");
        }
    }
}

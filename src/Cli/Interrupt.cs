using System.Runtime.InteropServices;

namespace YLang.Cli;

/// <summary>
/// Ctrl-C, and the system's requests to end. A verb that <see cref="Listen"/>s ends its work in order on the first one: the target is let go, unfinished files are removed. A second one,
/// or the first where nobody listens, ends us at once; the kernel then lets go of the target.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private volatile bool _heard, _mustEnd;

    public Interrupt() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, On), PosixSignalRegistration.Create(PosixSignal.SIGTERM, On), PosixSignalRegistration.Create(PosixSignal.SIGHUP, On)];

    /// <summary>It was no Ctrl-C, which may mean a piece of work only.</summary>
    public bool MustEnd => _mustEnd;

    public bool IsRequested => _source.IsCancellationRequested;

    /// <summary>Whoever asks for the token promises to look at it.</summary>
    public CancellationToken Listen()
    {
        _heard = true;
        return _source.Token;
    }

    /// <summary>For work that is done piece by piece, each of which Ctrl-C ends alone: a token for the next piece.</summary>
    public CancellationToken ListenAgain()
    {
        if (IsRequested && !_mustEnd)
            _source = new CancellationTokenSource();

        return Listen();
    }

    /// <summary>Nobody looks at the token: whatever is waited for now, a signal ends us.</summary>
    public void Rest() => _heard = false;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();

        _source.Dispose();
    }

    private void On(PosixSignalContext signal)
    {
        _mustEnd |= signal.Signal != PosixSignal.SIGINT;
        signal.Cancel = _heard && !IsRequested;
        _source.Cancel();
    }
}

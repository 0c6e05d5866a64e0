using System.Runtime.InteropServices;

namespace YLang.Cli;

/// <summary>
/// Ctrl-C, and the system's requests to end. A verb that <see cref="Listen"/>s ends its work in order on the first one: the target is let go, unfinished files are removed. A second one,
/// or the first where nobody listens, ends us at once; the kernel then lets go of the target.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private volatile bool _heard;

    public Interrupt() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, On), PosixSignalRegistration.Create(PosixSignal.SIGTERM, On), PosixSignalRegistration.Create(PosixSignal.SIGHUP, On)];

    public bool IsRequested => _source.IsCancellationRequested;

    /// <summary>Whoever asks for the token promises to look at it.</summary>
    public CancellationToken Listen()
    {
        _heard = true;
        return _source.Token;
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();

        _source.Dispose();
    }

    private void On(PosixSignalContext signal)
    {
        signal.Cancel = _heard && !IsRequested;
        _source.Cancel();
    }
}

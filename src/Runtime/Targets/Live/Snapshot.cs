using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>A live process at one moment, to be written as a core. The process is let go when this is made, or with this where it is held.</summary>
public sealed class Snapshot : IDisposable
{
    private readonly Acquirer _acquirer;
    private readonly TargetMemory _memory;
    private readonly CoreWriter _writer;

    private Snapshot(Acquirer acquirer, TargetMemory memory, CoreWriter writer) => (_acquirer, _memory, _writer) = (acquirer, memory, writer);

    /// <summary>How long the process has stood.</summary>
    public AcquisitionInfo Acquisition => _acquirer.Info;

    /// <summary>Bytes of memory that <see cref="Write"/> writes.</summary>
    public long Bytes => _writer.HeldBytes;

    /// <summary>Stops the process and takes its threads' registers and its memory.</summary>
    /// <exception cref="Faults.TargetException">It may not be looked at, or does not stop.</exception>
    public static Snapshot Of(LiveTarget live, CancellationToken interrupt)
    {
        Acquirer acquirer = live.Acquirer;
        byte[] notes = [];
        List<Mapping> mappings = [];
        acquirer.WhileItStands = threads =>
        {
            mappings = ProcFs.Maps(live.Pid);
            notes = CoreNoteWriter.Of(live.Pid, threads.Signals.Keys, mappings);
        };
        acquirer.Prepare();
        acquirer.TryAcquire(_ => true, interrupt);
        TargetMemory memory = acquirer.Take();
        return new Snapshot(acquirer, memory, new CoreWriter(notes, mappings, acquirer.Held()));
    }

    /// <param name="progress">Told of the bytes of memory written so far.</param>
    public void Write(Stream to, Action<long> progress, CancellationToken interrupt) => _writer.Write(to, _memory, progress, interrupt);

    public void Dispose() => _acquirer.Dispose();
}

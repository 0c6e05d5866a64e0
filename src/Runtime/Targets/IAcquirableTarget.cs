using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets;

/// <summary>A target that has been found and whose memory is still to be had: a live process, a core dump, whatever gdb can open.</summary>
public interface IAcquirableTarget : ITarget, IDisposable
{
    /// <summary>As a sentence names it: "process 4242", "core dump core.4242".</summary>
    string Name { get; }

    /// <summary>A live target is no more: no other look can be had.</summary>
    bool HasEnded { get; }

    /// <summary>What of its memory is missing or doubtful, a sentence each, for the report.</summary>
    IReadOnlyList<string> Shortcomings => [];

    /// <summary>What to do where no runtime is found in it.</summary>
    string NextStep => "name a Python process; 'ylang ps' lists those that can be looked at";

    /// <summary>What the user should know of how the memory is got, as a sentence; null: nothing.</summary>
    string? Remark => null;

    /// <summary>The target's memory as it is now, read on demand, for a look before it is stopped.</summary>
    TargetMemory Peek();

    /// <summary>Makes room for what <see cref="Acquire"/> will read, so that the target is not kept waiting for it.</summary>
    void Prepare();

    /// <summary>Gets the memory, at one moment.</summary>
    /// <param name="isReady">Asked on the stopped target, with memory that is read on demand: may it be taken at this moment? If not, a live one runs on for a while; of another, which will never be
    /// otherwise, it is taken all the same.</param>
    /// <returns>Lives as long as this target.</returns>
    /// <exception cref="Faults.TargetException">As the target behaves: gone, not to be stopped, never ready.</exception>
    TargetMemory Acquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt);

    /// <summary>A fresh look, in the place of an earlier one. Of a target that does not change: nothing happens.</summary>
    /// <param name="memory">Of <see cref="Acquire"/>. Where this throws, it is left without any memory.</param>
    /// <exception cref="Faults.TargetException">As <see cref="Acquire"/>; the target has ended.</exception>
    void AcquireAgain(TargetMemory memory, Func<TargetMemory, bool> isReady, CancellationToken interrupt);

    /// <summary>Nothing more will be read until the next look: a target that is still stopped runs on. What has been read stays.</summary>
    /// <exception cref="Faults.TargetException">It ended while it was held.</exception>
    void Release()
    {
    }

    /// <summary>Symbols are looked for in this file before all others: two runtimes in one process define the same names.</summary>
    void LookFirstIn(string path);
}

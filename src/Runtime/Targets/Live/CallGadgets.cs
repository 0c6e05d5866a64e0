using System.Runtime.InteropServices;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>
/// Code of the process by which it can be made to run system calls of ours without writing code into it. x86-64; another processor needs its own bytes here, and its own
/// <see cref="CallChain"/> and <see cref="Registers"/>.
/// </summary>
/// <param name="CallAndReturn">An address with <c>syscall; ret</c>.</param>
/// <param name="SignalReturn">An address with what ends a signal handler: the system call that takes all registers from the stack.</param>
internal sealed record CallGadgets(ulong CallAndReturn, ulong SignalReturn)
{
    private const int ChunkBytes = 1 << 20;

    private static readonly byte[] _callAndReturn = [0x0f, 0x05, 0xc3];

    /// <summary><c>mov $15, %rax; syscall</c>, as C libraries have it, and its shorter form.</summary>
    private static readonly byte[][] _signalReturns = [[0x48, 0xc7, 0xc0, 0x0f, 0, 0, 0, 0x0f, 0x05], [0xb8, 0x0f, 0, 0, 0, 0x0f, 0x05]];

    /// <summary>Searches the code that the process has mapped, a C library's first.</summary>
    /// <exception cref="Faults.TargetException">It has none of it, or this is not a processor whose code is known.</exception>
    public static CallGadgets Find(int pid)
    {
        if (RuntimeInformation.OSArchitecture != Architecture.X64)
            throw Refusals.MayNotFork(pid, $"this is known for x86-64 only, and the processor is {RuntimeInformation.OSArchitecture}");

        ulong call = 0, back = 0;
        var memory = new ProcessMemory(pid);
        byte[] buffer = new byte[ChunkBytes];
        foreach (Mapping code in ProcFs.Maps(pid).Where(m => m is { IsExecutable: true, IsReadable: true, IsWritable: false } && m.Path != "[vsyscall]").OrderBy(m => IsCLibrary(m) ? 0 : 1))
        {
            // Chunks overlap, so that nothing lies across two of them.
            for (ulong at = code.Start; at < code.End; at += ChunkBytes - 16)
            {
                Span<byte> chunk = buffer.AsSpan(0, (int)Math.Min(ChunkBytes, code.End - at));
                chunk = chunk[..memory.Read(at, chunk)];
                call = call != 0 ? call : AddressOf(chunk, _callAndReturn, at);
                foreach (byte[] form in _signalReturns)
                    back = back != 0 ? back : AddressOf(chunk, form, at);

                if (call != 0 && back != 0)
                    return new CallGadgets(call, back);
            }
        }

        throw Refusals.MayNotFork(pid, "there is no C library in it by which it could be made to");
    }

    private static bool IsCLibrary(Mapping code) => Path.GetFileName(code.Path) is var name && (name.StartsWith("libc", StringComparison.Ordinal) || name.StartsWith("ld-musl", StringComparison.Ordinal));

    private static ulong AddressOf(ReadOnlySpan<byte> code, ReadOnlySpan<byte> wanted, ulong at) => code.IndexOf(wanted) is >= 0 and var offset ? at + (ulong)offset : 0;
}

using YLang.Runtime.Memory;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>The memory of a process, by process_vm_readv.</summary>
internal sealed unsafe class ProcessMemory(int pid) : IMemorySource
{
    public int Read(ulong address, Span<byte> buffer)
    {
        fixed (byte* local = buffer)
        {
            var to = new LibC.IoVec { Base = (nint)local, Length = (nuint)buffer.Length };
            var from = new LibC.IoVec { Base = (nint)address, Length = (nuint)buffer.Length };
            return (int)Math.Max(0, LibC.process_vm_readv(pid, &to, 1, &from, 1, 0));
        }
    }

    /// <returns>Was all of it written?</returns>
    public bool Write(ulong address, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* local = bytes)
        {
            var from = new LibC.IoVec { Base = (nint)local, Length = (nuint)bytes.Length };
            var to = new LibC.IoVec { Base = (nint)address, Length = (nuint)bytes.Length };
            return LibC.process_vm_writev(pid, &from, 1, &to, 1, 0) == bytes.Length;
        }
    }
}

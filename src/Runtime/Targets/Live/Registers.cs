using System.Runtime.InteropServices;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>The registers of a stopped thread: struct user_regs_struct of x86-64 (arch/x86/include/asm/user_64.h), as words.</summary>
internal sealed class Registers
{
    public const int R15 = 0, R14 = 1, R13 = 2, R12 = 3, Rbp = 4, Rbx = 5, R11 = 6, R10 = 7, R9 = 8, R8 = 9, Rax = 10, Rcx = 11, Rdx = 12, Rsi = 13, Rdi = 14, OrigRax = 15, Rip = 16,
        Cs = 17, Flags = 18, Rsp = 19, Ss = 20;

    public const int Count = 27;

    private const ulong UserCode64 = 0x33;

    private readonly ulong[] _words = new ulong[Count];

    private Registers()
    {
    }

    public ulong this[int register]
    {
        get => _words[register];
        set => _words[register] = value;
    }

    /// <summary>The thread stands in a system call that the kernel will begin anew when it runs on (include/linux/errno.h: ERESTARTSYS, -NOINTR, -NOHAND, -RESTARTBLOCK).</summary>
    public bool RestartsCall => this[OrigRax] != ulong.MaxValue && (long)this[Rax] is -512 or -513 or -514 || RestartsByBlock;

    /// <summary>… with what the kernel has noted of it, such as the time that is left.</summary>
    public bool RestartsByBlock => this[OrigRax] != ulong.MaxValue && (long)this[Rax] == -516;

    /// <summary>Null where the thread is gone, or is one of 32 bits.</summary>
    public static Registers? Of(int tid)
    {
        var registers = new Registers();
        int bytes = ThreadState.Read(tid, LibC.NT_PRSTATUS, MemoryMarshal.AsBytes(registers._words.AsSpan()));
        return bytes == Count * sizeof(ulong) && (registers[Cs] & 0xffff) == UserCode64 ? registers : null;
    }

    public Registers Copy()
    {
        var copy = new Registers();
        _words.CopyTo(copy._words, 0);
        return copy;
    }

    public bool Set(int tid) => ThreadState.Write(tid, LibC.NT_PRSTATUS, MemoryMarshal.AsBytes<ulong>(_words));
}

/// <summary>What the kernel keeps of a stopped thread, in the form that it also has in a core.</summary>
internal static unsafe class ThreadState
{
    /// <returns>Bytes read, 0 where there are none.</returns>
    public static int Read(int tid, int kind, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            var piece = new LibC.IoVec { Base = (nint)bytes, Length = (nuint)buffer.Length };
            return LibC.ptrace(LibC.PTRACE_GETREGSET, tid, kind, (nint)(&piece)) == 0 ? (int)piece.Length : 0;
        }
    }

    public static bool Write(int tid, int kind, ReadOnlySpan<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            var piece = new LibC.IoVec { Base = (nint)bytes, Length = (nuint)buffer.Length };
            return LibC.ptrace(LibC.PTRACE_SETREGSET, tid, kind, (nint)(&piece)) == 0;
        }
    }

    /// <summary>Blocked signals, as the thread will have them when it goes on; null where it is gone.</summary>
    public static ulong? SignalMask(int tid)
    {
        ulong mask;
        return LibC.ptrace(LibC.PTRACE_GETSIGMASK, tid, sizeof(ulong), (nint)(&mask)) == 0 ? mask : null;
    }

    public static void SetSignalMask(int tid, ulong mask) => _ = LibC.ptrace(LibC.PTRACE_SETSIGMASK, tid, sizeof(ulong), (nint)(&mask));
}

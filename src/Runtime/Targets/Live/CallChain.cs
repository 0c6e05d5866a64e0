using System.Buffers.Binary;
using System.Runtime.Intrinsics.X86;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>
/// What a thread's stack is given below its end, so that the thread, once its registers are set, does all of this by itself and is then as it was, whether we live or not:
/// <code>
/// thread: clone(A)  → wait4(A)  → all registers as before
/// A:      clone(B)  → exit
/// B:      exit
/// </code>
/// Each arrow is the return from a signal handler, which takes all registers from a frame on the stack. We only stop B before it does anything, spare the thread the last arrow by setting
/// its registers ourselves, and let A end: B is then nobody's child whom the process could wait for. Nothing of this is in memory that the process uses: signals that it gets are written there too.
/// </summary>
internal sealed class CallChain
{
    // arch/x86/entry/syscalls/syscall_64.tbl
    private const ulong Clone = 56, Wait4 = 61, ExitGroup = 231;

    private const ulong CloneParentSetTid = 0x00100000;

    // struct rt_sigframe: the address of what ends the handler, struct ucontext. arch/x86/include/uapi/asm/{ucontext,sigcontext}.h
    private const int Context = 8, StackSize = Context + 32, General = Context + 40, FlagsAt = General + 136, SegmentsAt = FlagsAt + 8, FloatsAt = General + 184, MaskAt = General + 256;
    private const int FrameBytes = 320;
    private const ulong ContextFlags = 7;

    /// <summary>No process has this number: where the kernel has not written another, nobody is waited for.</summary>
    private const ulong Nobody = int.MaxValue;

    /// <summary>Below the end of the stack a function may use so many bytes (System V ABI, AMD64: the red zone).</summary>
    private const ulong RedZone = 128;

    // struct _fpx_sw_bytes within the image of XSAVE, and the head of its extended part.
    private const int SoftwareAt = 464, HeaderAt = 512, LegacyBytes = 576;
    private const uint Magic1 = 0x46505853, Magic2 = 0x46505845;

    /// <summary>Registers of a struct sigcontext, in its order.</summary>
    private static readonly int[] _order =
    [
        Registers.R8, Registers.R9, Registers.R10, Registers.R11, Registers.R12, Registers.R13, Registers.R14, Registers.R15, Registers.Rdi, Registers.Rsi, Registers.Rbp, Registers.Rbx,
        Registers.Rdx, Registers.Rax, Registers.Rcx, Registers.Rsp, Registers.Rip,
    ];

    private readonly Registers _before;
    private readonly CallGadgets _gadgets;
    private readonly byte[] _bytes;

    /// <param name="before">The thread's registers.</param>
    /// <param name="floats">Its vector registers, as NT_X86_XSTATE has them.</param>
    /// <param name="mask">Signals that it blocks.</param>
    public CallChain(Registers before, ReadOnlySpan<byte> floats, ulong mask, CallGadgets gadgets)
    {
        (_before, _gadgets) = (before, gadgets);
        int image = ImageBytes(floats);
        _bytes = new byte[(Frames * FrameBytes) + image + sizeof(uint)];
        Address = (before[Registers.Rsp] - RedZone - (ulong)_bytes.Length) & ~63UL;

        Frame(Waits, Call(Wait4, Restores, Nobody, 0, (ulong)LibC.__WALL), 0, 0);
        Frame(Restores, AsBefore(), mask, At(Frames));
        Frame(Forks, Call(Clone, Ends, 0, At(Last)), 0, 0);
        Frame(Ends, Call(ExitGroup, Ends), 0, 0);
        Frame(Last, Call(ExitGroup, Last), 0, 0);
        Floats(floats[..image], _bytes.AsSpan(Frames * FrameBytes));
    }

    // The frames, from low addresses to high ones: what comes later lies above what runs, where signals of the process do not write.
    private const int Waits = 0, Restores = 1, Forks = 2, Ends = 3, Last = 4, Frames = 5;

    /// <summary>Where the bytes belong.</summary>
    public ulong Address { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Where the kernel writes the number of A, as the process knows it.</summary>
    public ulong ChildAt => Address + (ulong)(General + (Array.IndexOf(_order, Registers.Rdi) * sizeof(ulong)));

    /// <summary>The registers that begin it.</summary>
    public Registers First => Call(Clone, Waits, CloneParentSetTid, At(Forks), ChildAt);

    /// <summary>In the place of the frame that waits: what comes next then is the frame that restores.</summary>
    /// <param name="child">A process, as the target knows it.</param>
    public Registers WaitFor(ulong child) => Call(Wait4, Restores, child, 0, (ulong)LibC.__WALL);

    private ulong At(int frame) => Address + (ulong)(frame * FrameBytes);

    /// <summary>Registers with which a thread makes a system call and then returns into a frame.</summary>
    private Registers Call(ulong number, int next, ulong first = 0, ulong second = 0, ulong third = 0)
    {
        Registers call = _before.Copy();
        (call[Registers.Rax], call[Registers.OrigRax]) = (number, ulong.MaxValue);
        (call[Registers.Rdi], call[Registers.Rsi], call[Registers.Rdx], call[Registers.R10], call[Registers.R8]) = (first, second, third, 0, 0);
        (call[Registers.Rip], call[Registers.Rsp]) = (_gadgets.CallAndReturn, At(next));
        return call;
    }

    /// <summary>A system call that was interrupted is made again from its beginning: what the kernel does when it restarts one it does not do on this way.</summary>
    private Registers AsBefore()
    {
        Registers registers = _before.Copy();
        if (registers.RestartsCall)
            (registers[Registers.Rax], registers[Registers.Rip]) = (registers[Registers.OrigRax], registers[Registers.Rip] - 2);

        return registers;
    }

    private void Frame(int frame, Registers registers, ulong mask, ulong floats)
    {
        Span<byte> bytes = _bytes.AsSpan(frame * FrameBytes, FrameBytes);
        Word(bytes, 0, _gadgets.SignalReturn);
        Word(bytes, Context, ContextFlags);

        // The stack for signals stays as it is: the kernel passes over one that is too small.
        Word(bytes, StackSize, 1);
        for (int i = 0; i < _order.Length; i++)
            Word(bytes, General + (i * sizeof(ulong)), registers[_order[i]]);

        Word(bytes, FlagsAt, registers[Registers.Flags]);
        Word(bytes, SegmentsAt, (registers[Registers.Cs] & 0xffff) | (registers[Registers.Ss] << 48));
        Word(bytes, FloatsAt, floats);
        Word(bytes, MaskAt, mask);
    }

    /// <summary>As much of the image as holds something: where the kernel finds more than the thread may use, it takes none of it.</summary>
    private static int ImageBytes(ReadOnlySpan<byte> floats)
    {
        int end = LegacyBytes;
        for (int part = 2; part < 63 && floats.Length >= LegacyBytes; part++)
        {
            // CPUID leaf 13: size and place of each part.
            if ((Held(floats) >> part & 1) != 0 && X86Base.IsSupported && X86Base.CpuId(13, part) is var (size, place, _, _))
                end = Math.Max(end, place + size);
        }

        return Math.Min(end, floats.Length);
    }

    private static ulong Held(ReadOnlySpan<byte> floats) => BinaryPrimitives.ReadUInt64LittleEndian(floats[HeaderAt..]);

    private static void Floats(ReadOnlySpan<byte> floats, Span<byte> to)
    {
        floats.CopyTo(to);
        BinaryPrimitives.WriteUInt32LittleEndian(to[SoftwareAt..], Magic1);
        BinaryPrimitives.WriteInt32LittleEndian(to[(SoftwareAt + 4)..], floats.Length + sizeof(uint));
        Word(to, SoftwareAt + 8, Held(floats) | 3);
        Word(to, SoftwareAt + 16, (ulong)floats.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(to[floats.Length..], Magic2);
    }

    private static void Word(Span<byte> bytes, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes[at..], value);
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Core;

/// <summary>
/// What the end of a mapped file was becomes zeros where somebody else makes the file shorter, or its disk fails: the kernel would end us with SIGBUS. One file at a time; x86-64 (elsewhere nothing is guarded).
/// A handler in a managed language can't run where the signal comes, between any two instructions: this one is machine code, and gives what is none of its business to the handler before it.
/// </summary>
internal sealed unsafe class ShrinkGuard : IDisposable
{
    private const nuint Page = 4096;

    // struct sigaction of the C library (x86-64: bits/sigaction.h): the handler comes first, of 152 bytes.
    private const int ActionBytes = 152;

    // Words that the handler reads: start and end of the file's pages, has it run, the handler before it.
    private const int Start = 0, End = 1, HasRun = 2, Before = 3;

    /// <summary>From here on the address of those words.</summary>
    private const int WordsAt = 2;

    private static readonly Lock _one = new();
    private static ulong* _words;

    private ShrinkGuard()
    {
    }

    /// <summary>The file has lost pages that were asked for.</summary>
    public bool HasShrunk => _words[HasRun] != 0;

    /// <summary>Null where another file is guarded, or this machine's processor is another.</summary>
    public static ShrinkGuard? TryBegin(nint address, long length)
    {
        lock (_one)
        {
            if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || (_words == null && !Install()) || _words[End] != 0)
                return null;

            (_words[HasRun], _words[Start], _words[End]) = (0, (ulong)address, (ulong)address + (((ulong)length + Page - 1) & ~((ulong)Page - 1)));
            return new ShrinkGuard();
        }
    }

    public void Dispose()
    {
        lock (_one)
            (_words[Start], _words[End]) = (0, 0);
    }

    private static bool Install()
    {
        // handler(signal, info, context)
        byte[] code =
        [
            0x48, 0xB9, 0, 0, 0, 0, 0, 0, 0, 0,             // mov rcx, words
            0x48, 0x8B, 0x46, 0x10,                         // mov rax, [rsi + 16]         info->si_addr
            0x48, 0x3B, 0x01,                               // cmp rax, [rcx]              start
            0x72, 0x3B,                                     // jb  other
            0x48, 0x3B, 0x41, 0x08,                         // cmp rax, [rcx + 8]          end
            0x73, 0x35,                                     // jae other
            0x48, 0xC7, 0x41, 0x10, 1, 0, 0, 0,             // mov qword [rcx + 16], 1     has run
            0x48, 0x25, 0x00, 0xF0, 0xFF, 0xFF,             // and rax, -4096
            0x48, 0x89, 0xC7,                               // mov rdi, rax                mmap(page,
            0x48, 0x8B, 0x71, 0x08,                         // mov rsi, [rcx + 8]
            0x48, 0x29, 0xC6,                               // sub rsi, rax                     to the end,
            0xBA, 1, 0, 0, 0,                               // mov edx, PROT_READ
            0x41, 0xBA, 0x32, 0x40, 0, 0,                   // mov r10d, MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS | MAP_NORESERVE
            0x49, 0xC7, 0xC0, 0xFF, 0xFF, 0xFF, 0xFF,       // mov r8, -1
            0x45, 0x31, 0xC9,                               // xor r9d, r9d
            0xB8, 9, 0, 0, 0,                               // mov eax, 9
            0x0F, 0x05,                                     // syscall                     )
            0xC3,                                           // ret
            0xFF, 0x61, 0x18,                               // other: jmp [rcx + 24]       before
        ];
        nint words = LibC.mmap(0, Page, LibC.PROT_READ | LibC.PROT_WRITE, LibC.MAP_PRIVATE | LibC.MAP_ANONYMOUS, -1, 0);
        nint handler = LibC.mmap(0, Page, LibC.PROT_READ | LibC.PROT_WRITE, LibC.MAP_PRIVATE | LibC.MAP_ANONYMOUS, -1, 0);
        byte* action = stackalloc byte[ActionBytes];
        if (words == -1 || handler == -1 || LibC.sigaction(LibC.SIGBUS, null, action) != 0)
            return false;

        BinaryPrimitives.WriteInt64LittleEndian(code.AsSpan(WordsAt), words);
        code.CopyTo(new Span<byte>((void*)handler, code.Length));
        ((ulong*)words)[Before] = *(ulong*)action;
        *(ulong*)action = (ulong)handler;
        if (LibC.mprotect(handler, Page, LibC.PROT_READ | LibC.PROT_EXEC) != 0 || LibC.sigaction(LibC.SIGBUS, action, null) != 0)
            return false;

        _words = (ulong*)words;
        return true;
    }
}

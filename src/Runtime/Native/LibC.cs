using System.Runtime.InteropServices;

namespace YLang.Runtime.Native;

/// <summary>The C library's calls that .NET has no word for. Linux, 64-bit.</summary>
internal static unsafe partial class LibC
{
    // include/uapi/linux/ptrace.h
    public const int PTRACE_CONT = 7;
    public const int PTRACE_DETACH = 17;
    public const int PTRACE_SYSCALL = 24;
    public const int PTRACE_SETOPTIONS = 0x4200;
    public const int PTRACE_GETEVENTMSG = 0x4201;
    public const int PTRACE_GETREGSET = 0x4204;
    public const int PTRACE_SETREGSET = 0x4205;
    public const int PTRACE_SEIZE = 0x4206;
    public const int PTRACE_INTERRUPT = 0x4207;
    public const int PTRACE_GETSIGMASK = 0x420a;
    public const int PTRACE_SETSIGMASK = 0x420b;
    public const int PTRACE_EVENT_CLONE = 3;
    public const int PTRACE_EVENT_STOP = 128;
    public const int PTRACE_O_TRACESYSGOOD = 1;
    public const int PTRACE_O_TRACECLONE = 8;
    public const int PTRACE_O_EXITKILL = 0x100000;

    // include/uapi/linux/elf.h: sets of registers, and notes of a core.
    public const int NT_PRSTATUS = 1;
    public const int NT_PRFPREG = 2;
    public const int NT_X86_XSTATE = 0x202;

    // include/uapi/linux/wait.h: also threads of others, and children made by clone.
    public const int WNOHANG = 1;
    public const int __WALL = 0x40000000;

    // include/uapi/linux/fs.h
    public const int SEEK_DATA = 3;
    public const int SEEK_HOLE = 4;

    // include/uapi/asm-generic/errno-base.h
    public const int EPERM = 1;
    public const int ESRCH = 3;
    public const int EINTR = 4;
    public const int ECHILD = 10;

    public const int SIGTRAP = 5;
    public const int SIGBUS = 7;
    public const int SIGKILL = 9;
    public const int SIGSTOP = 19;

    public const int PROT_READ = 1;
    public const int PROT_WRITE = 2;
    public const int PROT_EXEC = 4;
    public const int MAP_PRIVATE = 2;
    public const int MAP_ANONYMOUS = 0x20;
    public const int MAP_NORESERVE = 0x4000;
    public const int MADV_HUGEPAGE = 14;

    /// <summary>Linux 5.14: makes pages present and writable before they are written.</summary>
    public const int MADV_POPULATE_WRITE = 23;

    // include/uapi/asm-generic/fcntl.h, those that are the same on every machine.
    public const int O_RDONLY = 0;
    public const int O_WRONLY = 1;
    public const int O_NONBLOCK = 0x800;
    public const int O_CLOEXEC = 0x80000;
    public const int O_PATH = 0x200000;
    public const int AT_SYMLINK_FOLLOW = 0x400;

    /// <summary>A flag of its own and O_DIRECTORY, which is not the same on every machine (arch/arm64/include/uapi/asm/fcntl.h).</summary>
    public static readonly int O_TMPFILE = 0x400000 | (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000);

    // include/uapi/linux/fcntl.h and stat.h
    public const int AT_FDCWD = -100;
    public const int AT_EMPTY_PATH = 0x1000;
    public const uint STATX_BASIC_STATS = 0x7FF;
    public const ushort S_IFMT = 0xF000;
    public const ushort S_IFDIR = 0x4000;
    public const ushort S_IFREG = 0x8000;

    // include/uapi/linux/fs.h, Linux 6.7: the stretches of an address space whose pages are of a kind.
    public const uint PAGEMAP_SCAN = 0xC0606610;
    public const ulong PAGE_IS_PRESENT = 1 << 3;
    public const ulong PAGE_IS_SWAPPED = 1 << 4;

    /// <summary>Pieces a side of one call (include/uapi/linux/uio.h).</summary>
    public const int IOV_MAX = 1024;

    [StructLayout(LayoutKind.Sequential)]
    public struct IoVec
    {
        public nint Base;
        public nuint Length;
    }

    /// <summary>struct pm_scan_arg.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PageScan
    {
        public ulong Size;
        public ulong Flags;
        public ulong Start;
        public ulong End;
        public ulong WalkEnd;
        public ulong Regions;
        public ulong RegionCount;
        public ulong MostPages;
        public ulong Inverted;
        public ulong AllOf;
        public ulong AnyOf;
        public ulong Report;
    }

    /// <summary>struct page_region.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PageRegion
    {
        public ulong Start;
        public ulong End;
        public ulong Categories;
    }

    /// <summary>The head of struct statx, which is the same on every machine.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct StatX
    {
        [FieldOffset(20)]
        public uint Uid;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;
    }

    [LibraryImport("libc", SetLastError = true)]
    public static partial long ptrace(int request, int pid, nint address, nint data);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int waitpid(int pid, int* status, int options);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint process_vm_readv(int pid, IoVec* local, nuint localCount, IoVec* remote, nuint remoteCount, nuint flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint process_vm_writev(int pid, IoVec* local, nuint localCount, IoVec* remote, nuint remoteCount, nuint flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint mmap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int mprotect(nint address, nuint length, int protection);

    /// <param name="action">A struct sigaction; null: it stays.</param>
    /// <param name="before">Gets the one that was there; null: it is not asked for.</param>
    [LibraryImport("libc", SetLastError = true)]
    public static partial int sigaction(int signal, void* action, void* before);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int munmap(nint address, nuint length);

    [LibraryImport("libc", SetLastError = true)]
    public static partial long lseek(int file, long offset, int whence);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int madvise(nint address, nuint length, int advice);

    [LibraryImport("libc", SetLastError = true)]
    public static partial uint geteuid();

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int open(string path, int flags);

    /// <param name="mode">Of the file that is made.</param>
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int open(string path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int linkat(int folder, string path, int newFolder, string newPath, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int ioctl(int file, nuint request, void* argument);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int statx(int folder, string path, int flags, uint mask, StatX* result);
}

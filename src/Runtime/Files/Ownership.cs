using Microsoft.Win32.SafeHandles;
using YLang.Runtime.Native;

namespace YLang.Runtime.Files;

/// <summary>Whose a file is, as the kernel says.</summary>
internal static unsafe class Ownership
{
    private const int OthersMay = 0x3F;

    public static uint Ours => LibC.geteuid();

    /// <summary>An open folder that nobody but this user may enter.</summary>
    public static bool IsPrivateFolder(SafeFileHandle folder, uint user) => IsPrivate(folder, user, LibC.S_IFDIR);

    /// <summary>An open regular file that nobody but this user may read or write.</summary>
    public static bool IsPrivateFile(SafeFileHandle file, uint user) => IsPrivate(file, user, LibC.S_IFREG);

    /// <summary>Null where the folder cannot be opened.</summary>
    public static SafeFileHandle? OpenFolder(string path)
    {
        // Not to wait for a pipe that stands where the folder should.
        int file = LibC.open(path, LibC.O_RDONLY | LibC.O_NONBLOCK | LibC.O_CLOEXEC);
        return file < 0 ? null : new SafeFileHandle(file, ownsHandle: true);
    }

    /// <summary>Does the nearest folder on the way to <paramref name="path"/> that is there belong to this user?</summary>
    public static bool StandsOnOwn(string path, uint user)
    {
        string? there = path;
        while (there is not null && !Directory.Exists(there))
            there = Path.GetDirectoryName(there);

        LibC.StatX found;
        return there is not null && LibC.statx(LibC.AT_FDCWD, there, 0, LibC.STATX_BASIC_STATS, &found) == 0 && found.Uid == user;
    }

    private static bool IsPrivate(SafeFileHandle file, uint user, ushort kind)
    {
        LibC.StatX found;
        return LibC.statx((int)file.DangerousGetHandle(), "", LibC.AT_EMPTY_PATH, LibC.STATX_BASIC_STATS, &found) == 0
            && (found.Mode & LibC.S_IFMT) == kind && found.Uid == user && (found.Mode & OthersMay) == 0;
    }
}

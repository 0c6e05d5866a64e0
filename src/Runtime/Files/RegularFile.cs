using Microsoft.Win32.SafeHandles;
using YLang.Runtime.Native;

namespace YLang.Runtime.Files;

/// <summary>Opens files whose path a target has chosen: regular ones only. A pipe would be waited for, a device might do something.</summary>
internal static unsafe class RegularFile
{
    /// <param name="inode">The number that the file must have; null: any.</param>
    /// <returns>Null where there is none, it is of another kind or another file, or may not be read.</returns>
    public static FileStream? TryOpen(string path, ulong? inode = null)
    {
        // The place first, which opens nothing: what stands there can be asked before it notices, and can't be exchanged in between.
        int place = LibC.open(path, LibC.O_PATH | LibC.O_CLOEXEC);
        if (place < 0)
            return null;

        using var held = new SafeFileHandle(place, ownsHandle: true);
        LibC.StatX found;
        if (LibC.statx(place, "", LibC.AT_EMPTY_PATH, LibC.STATX_BASIC_STATS, &found) != 0 || (found.Mode & LibC.S_IFMT) != LibC.S_IFREG || (inode is { } wanted && found.Inode != wanted))
            return null;

        try
        {
            return new FileStream($"/proc/self/fd/{place}", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}

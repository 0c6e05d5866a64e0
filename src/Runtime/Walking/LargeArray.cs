using YLang.Runtime.Native;

namespace YLang.Runtime.Walking;

/// <summary>
/// Arrays of megabytes in huge pages, where the kernel has some: the first touch of 4 KiB pages costs a walk of millions of objects as much as the walk itself.
/// </summary>
internal static class LargeArray
{
    /// <summary>Bytes of a huge page: x86-64, and aarch64 with 4 KiB pages. Elsewhere the advice is for too little, and harmless.</summary>
    private const int HugePage = 2 << 20;

    /// <summary>An array with anything in it. Never moved by the collector, which does not compact large objects unless told to; if it did, only the advice would be lost.</summary>
    public static unsafe T[] Allocate<T>(int length)
        where T : unmanaged
    {
        T[] array = GC.AllocateUninitializedArray<T>(length);
        if ((long)length * sizeof(T) < HugePage || !OperatingSystem.IsLinux())
            return array;

        fixed (T* data = array)
        {
            nint start = ((nint)data + HugePage - 1) & -HugePage, end = ((nint)data + (nint)length * sizeof(T)) & -HugePage;
            if (start < end)
                _ = LibC.madvise(start, (nuint)(end - start), LibC.MADV_HUGEPAGE);
        }

        return array;
    }

    /// <summary>An array of zeros.</summary>
    public static T[] AllocateZeroed<T>(int length)
        where T : unmanaged
    {
        T[] array = Allocate<T>(length);
        array.AsSpan().Clear();
        return array;
    }
}

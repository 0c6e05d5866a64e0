using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace YLang.Runtime.Native;

/// <summary>
/// Arrays of megabytes in huge pages, where the kernel has some: the first touch of 4 KiB pages costs a walk of millions of objects as much as the walk itself.
/// </summary>
internal static class LargeArray
{
    /// <summary>Bytes of a huge page: x86-64, and aarch64 with 4 KiB pages. Elsewhere the advice is for too little, and harmless.</summary>
    private const int HugePage = 2 << 20;

    /// <summary>An array with anything in it. Never moved by the collector, which does not compact large objects unless told to; if it did, only the advice would be lost.</summary>
    public static T[] Allocate<T>(int length)
        where T : unmanaged
    {
        T[] array = GC.AllocateUninitializedArray<T>(length);
        Advise(array);
        return array;
    }

    /// <summary>As <see cref="Array.Resize"/>; what is new of an array without references may hold anything.</summary>
    public static void Resize<T>(ref T[] array, int length)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Resize(ref array, length);
            return;
        }

        T[] larger = GC.AllocateUninitializedArray<T>(length);
        Advise(larger);
        array.CopyTo(larger, 0);
        array = larger;
    }

    private static unsafe void Advise<T>(T[] array)
    {
        if ((long)array.Length * Unsafe.SizeOf<T>() < HugePage || !OperatingSystem.IsLinux())
            return;

        nint data = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        nint start = (data + HugePage - 1) & -HugePage, end = (data + ((nint)array.Length * Unsafe.SizeOf<T>())) & -HugePage;
        if (start < end)
            _ = LibC.madvise(start, (nuint)(end - start), LibC.MADV_HUGEPAGE);
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

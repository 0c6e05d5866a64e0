using System.Runtime.InteropServices;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Tests.Memory;

/// <summary>Segments made of arrays; they live as long as the test run.</summary>
internal static class Pinned
{
    public static MemorySegment At(ulong start, params byte[] bytes)
    {
        byte[] pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned, 0);
        return new MemorySegment(start, (ulong)bytes.Length, GCHandle.Alloc(pinned, GCHandleType.Pinned).AddrOfPinnedObject());
    }

    /// <summary>Bytes whose values count up from <paramref name="first"/>.</summary>
    public static MemorySegment Counting(ulong start, int length, int first = 0) => At(start, [.. Enumerable.Range(first, length).Select(i => (byte)i)]);
}

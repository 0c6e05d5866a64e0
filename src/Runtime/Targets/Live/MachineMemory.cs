namespace YLang.Runtime.Targets.Live;

/// <summary>How much memory there is for us.</summary>
internal static class MachineMemory
{
    /// <summary>The least that a cache is worth.</summary>
    private const long LeastCache = 64 << 20;

    /// <summary>Bytes that can be had without anybody else losing any, as the kernel and the limits of our container say.</summary>
    public static long Available => Math.Min(ProcFs.AvailableMemory, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>Is there room for a copy of so many bytes, and for what a walk over them needs: a quarter of it, at its worst?</summary>
    public static bool Holds(long bytes, long available) => bytes + (bytes / 4) < available;

    /// <summary>Half of it for what is read of a process that is held; the other half is the walk's.</summary>
    public static long CacheFor(long available) => Math.Max(available / 2, LeastCache);
}

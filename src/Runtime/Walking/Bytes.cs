namespace YLang.Runtime.Walking;

/// <summary>What may be a number of bytes: 0 to 2^47, the size of an address space.</summary>
internal static class Bytes
{
    public const long Most = 1L << 47;

    /// <summary>Sums over many objects stay below this: damage may claim 2^47 bytes in each of a billion.</summary>
    private const long MostTogether = 1L << 60;

    public static bool ArePlausible(long bytes) => (ulong)bytes <= Most;

    public static long Add(long sum, long bytes) => Math.Min(sum + bytes, MostTogether);
}

namespace YLang.Runtime.Walking;

/// <summary>What may be a number of bytes: 0 to 2^47, the size of an address space.</summary>
internal static class Bytes
{
    public const long Most = 1L << 47;

    public static bool ArePlausible(long bytes) => (ulong)bytes <= Most;
}

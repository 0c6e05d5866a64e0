using Blake3;

namespace YLang.Compiler.Text;

/// <summary>BLAKE3, in managed code: OpenSSL, from which .NET has its SHA-256, takes 20 ms to start, a sixth of a short run.</summary>
internal static class ContentHash
{
    /// <summary>Of a hash, and of a secret.</summary>
    public const int Bytes = Hash.Size;

    /// <summary>In hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Hasher.Hash(content).ToString();

    /// <summary>Of a content that has room for a hash before it. Only who knows the secret can make it: BLAKE3 of the secret and the content can't be made of that of a shorter content.</summary>
    public static byte[] Seal(byte[] secret, byte[] content)
    {
        secret.CopyTo(content, 0);
        return Hasher.Hash(content).AsSpan().ToArray();
    }
}

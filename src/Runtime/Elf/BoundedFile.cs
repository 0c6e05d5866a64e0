using System.Diagnostics.CodeAnalysis;

namespace YLang.Runtime.Elf;

/// <summary>Reads pieces of a file whose sizes the file itself claims: none beyond its end, and not more than so many bytes in all.</summary>
internal sealed class BoundedFile(Stream file, long most)
{
    private long _left = most;

    public bool TryBytes(ulong offset, long count, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (count < 0 || count > Math.Min(_left, Array.MaxLength) || offset > (ulong)file.Length || (ulong)count > (ulong)file.Length - offset)
            return false;

        _left -= count;
        file.Position = (long)offset;
        bytes = new byte[count];
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }
}

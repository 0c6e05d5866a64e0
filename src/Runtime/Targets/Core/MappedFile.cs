using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Core;

/// <summary>A whole file in our address space, to be read only. What nobody looks at is never read.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private nint _address;

    private MappedFile(nint address, long length) => (_address, Length) = (address, length);

    public nint Address => _address;

    /// <summary>Bytes of the file; the rest of its last page reads as zeros.</summary>
    public long Length { get; }

    /// <summary>Null where the system maps no such file, or it is empty.</summary>
    public static MappedFile? TryMap(FileStream file)
    {
        long length = file.Length;
        if (length <= 0)
            return null;

        nint address = LibC.mmap(0, (nuint)length, LibC.PROT_READ, LibC.MAP_PRIVATE | LibC.MAP_NORESERVE, (int)file.SafeFileHandle.DangerousGetHandle(), 0);
        return address == -1 ? null : new MappedFile(address, length);
    }

    /// <summary>The bytes of a stretch, as far as the file goes; none where it begins behind the end.</summary>
    public ReadOnlySpan<byte> Bytes(ulong offset, ulong count) =>
        offset >= (ulong)Length ? [] : new ReadOnlySpan<byte>((byte*)_address + offset, (int)Math.Min(Math.Min(count, (ulong)Length - offset), int.MaxValue));

    public void Dispose()
    {
        if (_address != 0)
            _ = LibC.munmap(_address, (nuint)Length);

        _address = 0;
    }
}

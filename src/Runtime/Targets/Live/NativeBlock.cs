using YLang.Runtime.Faults;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>Anonymous memory of ours that takes the copy of a mapping; its pages exist only where something is written.</summary>
internal sealed class NativeBlock : IDisposable
{
    private nint _address;

    public NativeBlock(ulong length)
    {
        Length = length;
        _address = LibC.mmap(0, (nuint)length, LibC.PROT_READ | LibC.PROT_WRITE, LibC.MAP_PRIVATE | LibC.MAP_ANONYMOUS | LibC.MAP_NORESERVE, -1, 0);
        if (_address == -1)
        {
            _address = 0;
            throw new TargetException(ExitCode.Failed, $"there is no room for a copy of the target's memory: {length >> 20} MB could not be mapped", "free some memory");
        }
    }

    public nint Address => _address;

    public ulong Length { get; }

    /// <summary>Makes the pages of a stretch before they are needed; where the kernel can't (before 5.14), they are made when written.</summary>
    public void Populate(ulong offset, ulong length)
    {
        const ulong hugePage = 2 << 20;
        if (length >= 2 * hugePage)
            _ = LibC.madvise(_address + (nint)offset, (nuint)length, LibC.MADV_HUGEPAGE);

        _ = LibC.madvise(_address + (nint)offset, (nuint)length, LibC.MADV_POPULATE_WRITE);
    }

    public void Dispose()
    {
        if (_address != 0)
            _ = LibC.munmap(_address, (nuint)Length);

        _address = 0;
    }
}

using System.Runtime.InteropServices;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Live;

/// <summary>Pieces of a process' memory that are read by one thread with as few system calls as may be. Made before, run once.</summary>
internal sealed unsafe class BulkRead(int pid)
{
    /// <summary>Bytes of a batch: small enough to share the work evenly, and that a failed call is cheap to take up again.</summary>
    private const ulong MostBytes = 8 << 20;

    private readonly List<LibC.IoVec> _local = [];
    private readonly List<LibC.IoVec> _remote = [];
    private ulong _bytes;

    /// <summary>The process ended, or may not be read any more.</summary>
    public bool IsGone { get; private set; }

    public long BytesRead { get; private set; }

    /// <summary>Stretches that could not be read.</summary>
    public List<(ulong Start, ulong Length)> Holes { get; } = [];

    public bool IsFull => _bytes >= MostBytes || _local.Count == LibC.IOV_MAX;

    /// <returns>How many of the bytes were taken: as many as there is room for.</returns>
    public ulong Add(ulong from, nint to, ulong length)
    {
        ulong piece = Math.Min(length, MostBytes - _bytes);
        _local.Add(new LibC.IoVec { Base = to, Length = (nuint)piece });
        _remote.Add(new LibC.IoVec { Base = (nint)from, Length = (nuint)piece });
        _bytes += piece;
        return piece;
    }

    public void Run()
    {
        Span<LibC.IoVec> local = CollectionsMarshal.AsSpan(_local), remote = CollectionsMarshal.AsSpan(_remote);
        for (int first = 0; first < local.Length;)
        {
            nint got;
            fixed (LibC.IoVec* to = local[first..], from = remote[first..])
                got = LibC.process_vm_readv(pid, to, (nuint)(local.Length - first), from, (nuint)(remote.Length - first), 0);

            if (got < 0 && Marshal.GetLastPInvokeError() is LibC.ESRCH or LibC.EPERM)
            {
                IsGone = true;
                return;
            }

            first = Advance(local, remote, first, Math.Max(0, got));
        }
    }

    /// <summary>Skips what has been read; where the kernel stopped early, the page that it could not read becomes a hole.</summary>
    private int Advance(Span<LibC.IoVec> local, Span<LibC.IoVec> remote, int first, nint got)
    {
        BytesRead += got;
        while (first < local.Length && got >= (nint)local[first].Length)
        {
            got -= (nint)local[first].Length;
            first++;
        }

        if (first == local.Length)
            return first;

        nint page = Math.Min(PageMap.PageBytes, (nint)local[first].Length - got);
        if (got > 0 || IsUnreadable(local[first], remote[first]))
        {
            if (got == 0)
                AddHole((ulong)remote[first].Base, (ulong)page);
            else
                page = 0;

            Shorten(ref local[first], got + page);
            Shorten(ref remote[first], got + page);
        }

        return local[first].Length == 0 ? first + 1 : first;
    }

    private void AddHole(ulong start, ulong length)
    {
        if (Holes is [.., var last] && last.Start + last.Length == start)
            Holes[^1] = (last.Start, last.Length + length);
        else
            Holes.Add((start, length));
    }

    private bool IsUnreadable(LibC.IoVec local, LibC.IoVec remote)
    {
        var to = new LibC.IoVec { Base = local.Base, Length = 1 };
        var from = new LibC.IoVec { Base = remote.Base, Length = 1 };
        return LibC.process_vm_readv(pid, &to, 1, &from, 1, 0) != 1;
    }

    private static void Shorten(ref LibC.IoVec piece, nint by) => piece = new LibC.IoVec { Base = piece.Base + by, Length = piece.Length - (nuint)by };
}

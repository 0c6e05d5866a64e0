using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Memory;

/// <summary>
/// A target's memory as walkers read it: segments in our own address space, and behind them, where there is one, a source that is read on demand through a page cache.
/// A read that fails gives 0, sets <see cref="Faulted"/> and is counted; the walker looks at <see cref="Faulted"/> before anything it does can be seen, so that the 0 never is a value.
/// </summary>
/// <remarks>For one thread. Little-endian targets only.</remarks>
public sealed unsafe class TargetMemory
{
    private SegmentMap _map;
    private readonly PageCache? _pages;
    private bool _stopped;

    /// <summary>A read, a division or an index failed since the last <see cref="Clear"/>. A field, since walkers ask after every statement.</summary>
#pragma warning disable CA1051 // a property would be inlined as well, but only by the second tier of the JIT
    public bool Faulted;
#pragma warning restore CA1051

    /// <param name="segments">Must stay readable as long as this lives; their owner disposes of them.</param>
    /// <param name="onDemand">What is not in a segment is asked of it, in blocks that are kept.</param>
    /// <param name="cache">How they are kept; <see cref="CacheSize.Small"/> where nothing is said.</param>
    public TargetMemory(IEnumerable<MemorySegment> segments, IMemorySource? onDemand = null, CacheSize? cache = null)
    {
        _map = new SegmentMap(segments);
        _pages = onDemand is null ? null : new PageCache(onDemand, _map, cache ?? CacheSize.Small);
    }

    public FaultCounts Counts { get; } = new();

    public IReadOnlyList<MemorySegment> Segments => _map.Segments;

    public byte U8(ulong address) => Load<byte>(address);

    public sbyte I8(ulong address) => Load<sbyte>(address);

    public ushort U16(ulong address) => Load<ushort>(address);

    public short I16(ulong address) => Load<short>(address);

    public uint U32(ulong address) => Load<uint>(address);

    public int I32(ulong address) => Load<int>(address);

    public ulong U64(ulong address) => Load<ulong>(address);

    public long I64(ulong address) => Load<long>(address);

    public float F32(ulong address) => Load<float>(address);

    public double F64(ulong address) => Load<double>(address);

    /// <summary>Can <paramref name="count"/> bytes be read at an address? Never faults; true for 0 bytes, false for fewer.</summary>
    public bool Readable(ulong address, long count)
    {
        if (count <= 0)
            return count == 0;

        ulong end = address + (ulong)(count - 1);
        if (end < address)
            return false;

        for (ulong at = address; ;)
        {
            int index = _map.IndexOf(at);
            if (index < 0 && (_pages is null || !_pages.TryLoad(at) || (index = _map.IndexOf(at)) < 0))
                return false;

            MemorySegment segment = _map.Segments[index];
            ulong last = segment.Start + (segment.Length - 1);
            if (last >= end)
                return true;

            at = last + 1;
        }
    }

    /// <summary>Copies bytes at an address. Never faults.</summary>
    /// <returns>Bytes copied from the start; fewer where the first unmapped one is met.</returns>
    public int Read(ulong address, Span<byte> buffer)
    {
        int done = 0;
        while (done < buffer.Length)
        {
            ulong at = address + (ulong)done;
            if (at < address)
                break;

            int index = _map.IndexOf(at);
            if (index < 0 && (_pages is null || !_pages.TryLoad(at) || (index = _map.IndexOf(at)) < 0))
                break;

            MemorySegment segment = _map.Segments[index];
            ulong offset = at - segment.Start;
            int count = (int)Math.Min(segment.Length - offset, (ulong)(buffer.Length - done));
            new ReadOnlySpan<byte>((byte*)segment.Data + offset, count).CopyTo(buffer[done..]);
            done += count;
        }

        return done;
    }

    /// <summary>Text up to a NUL, as UTF-8 (bytes that are none become U+FFFD); cut after <paramref name="max"/> bytes. Faults where the text can't be read up to there.</summary>
    public string CString(ulong address, long max = Limits.CStringBytes)
    {
        max = Math.Min(max, Limits.TextBytes);
        var bytes = new List<byte>();
        Span<byte> buffer = stackalloc byte[256];
        while (bytes.Count < max)
        {
            int want = (int)Math.Min(buffer.Length, max - bytes.Count);
            int got = Read(address + (ulong)bytes.Count, buffer[..want]);
            int end = buffer[..got].IndexOf((byte)0);
            bytes.AddRange(buffer[..(end < 0 ? got : end)]);
            if (end >= 0)
                break;

            if (got < want)
            {
                Unreadable(address + (ulong)bytes.Count);
                return "";
            }
        }

        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(bytes));
    }

    /// <summary>Counts a structure that contradicts itself: who found it goes on.</summary>
    public void CountTorn() => Counts.Add(FaultKind.Torn);

    /// <summary>So many bytes as text. Faults where they can't be read, or are more than <see cref="Limits.TextBytes"/>.</summary>
    /// <param name="encoding">"ascii", "latin-1", "utf-8", "utf-16" or "utf-32", little-endian. Code points that are none become U+FFFD; surrogates are kept.</param>
    public string Decode(ulong address, long bytes, string encoding)
    {
        if (bytes is < 0 or > Limits.TextBytes)
        {
            Fault(FaultKind.Torn);
            return "";
        }

        byte[] buffer = new byte[bytes];
        if (Read(address, buffer) < buffer.Length)
        {
            Unreadable(address);
            return "";
        }

        return encoding switch
        {
            "ascii" or "latin-1" => Encoding.Latin1.GetString(buffer),
            "utf-8" => Encoding.UTF8.GetString(buffer),
            "utf-16" => new string(MemoryMarshal.Cast<byte, char>(buffer)),
            _ => FromCodePoints(MemoryMarshal.Cast<byte, uint>(buffer)),
        };
    }

    /// <summary>A hash of so many bytes (XXH3, 64 bits), to tell contents apart without keeping them; of bytes that can't be read a fault.</summary>
    public ulong Hash(ulong address, long bytes)
    {
        if (bytes is < 0 or > Limits.TextBytes)
        {
            Fault(FaultKind.Torn);
            return 0;
        }

        byte* data = _map.Find(address, (uint)bytes);
        return data != null && bytes > 0 ? XxHash3.HashToUInt64(new ReadOnlySpan<byte>(data, (int)bytes)) : HashPieces(address, bytes);
    }

    /// <summary>The hash of what lies across segments, or is read on demand.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong HashPieces(ulong address, long bytes)
    {
        const int Piece = 4096;
        Span<byte> buffer = stackalloc byte[Piece];
        XxHash3? longer = bytes > Piece ? new XxHash3() : null;
        for (long done = 0; done < bytes; done += Piece)
        {
            Span<byte> piece = buffer[..(int)Math.Min(Piece, bytes - done)];
            if (Read(address + (ulong)done, piece) < piece.Length)
            {
                Unreadable(address + (ulong)done);
                return 0;
            }

            if (longer is null)
                return XxHash3.HashToUInt64(piece);

            longer.Append(piece);
        }

        return longer?.GetCurrentHashAsUInt64() ?? 0;
    }

    /// <summary>Counts a fault; what follows in the present guarded unit must not be seen.</summary>
    public void Fault(FaultKind kind)
    {
        // What fails because an earlier read failed is no fault of its own.
        if (Faulted)
            return;

        Faulted = true;
        Counts.Add(kind);
    }

    /// <summary>Where the last read that failed was to begin.</summary>
    public ulong UnreadableAt { get; private set; }

    /// <summary>A guarded unit has ended. After <see cref="Stop"/> the memory stays faulted.</summary>
    public void Clear() => Faulted = _stopped;

    /// <summary>The run is to end: every guarded unit ends from now on.</summary>
    public void Stop() => Faulted = _stopped = true;

    /// <summary>Takes a <see cref="Stop"/> back: what comes after the run's end may read again.</summary>
    public void Resume() => Faulted = _stopped = false;

    /// <summary>From now on these are the target's memory, instead of what was: a later look at it. Not for memory on demand, and not while a walk is under way.</summary>
    public void Replace(IEnumerable<MemorySegment> segments) => _map = new SegmentMap(segments);

    /// <summary>A later look at a target that is read on demand: what was read is dropped.</summary>
    public void Forget() => _pages?.Forget();

    /// <summary>Asks the processor for the memory at an address; nothing happens where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong address)
    {
        if (Sse.IsSupported && _map.Find(address, 1) is var data && data != null)
            Sse.Prefetch0(data);
    }

    public MarkBitmap NewMarks() => new(this);

    /// <summary>Is there memory at an address? Never faults.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsMapped(ulong address) => _map.Find(address, 1) != null || Readable(address, 1);

    /// <summary>Does any segment have bytes in this stretch? With memory on demand: true, since nobody knows.</summary>
    internal bool IsMapped(ulong start, ulong length) =>
        _pages is not null || _map.Segments.Any(s => s.Start < start + length && s.Start + s.Length > start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Load<T>(ulong address)
        where T : unmanaged
    {
        byte* data = _map.Find(address, (uint)sizeof(T));
        return data != null ? Unsafe.ReadUnaligned<T>(data) : LoadSlow<T>(address);
    }

    /// <summary>Values that lie across two segments, and memory on demand.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T LoadSlow<T>(ulong address)
        where T : unmanaged
    {
        T value = default;
        if (Read(address, MemoryMarshal.AsBytes(new Span<T>(ref value))) == sizeof(T))
            return value;

        Unreadable(address);
        return default;
    }

    private void Unreadable(ulong address)
    {
        if (!Faulted)
            UnreadableAt = address;

        Fault(FaultKind.Unreadable);
    }

    private static string FromCodePoints(ReadOnlySpan<uint> points)
    {
        var text = new StringBuilder(points.Length);
        foreach (uint point in points)
        {
            if (point <= char.MaxValue)
                text.Append((char)point);
            else if (Rune.TryCreate(point, out Rune rune))
                text.Append(rune.ToString());
            else
                text.Append('\ufffd');
        }

        return text.ToString();
    }
}

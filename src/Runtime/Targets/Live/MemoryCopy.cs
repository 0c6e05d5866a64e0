using YLang.Runtime.Faults;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>
/// The copy of a process' memory: its private writable mappings, and the read-only data of its ELF files. Room is made before the process is stopped, so that the stop is little more
/// than the copying.
/// </summary>
internal sealed unsafe class MemoryCopy(int pid) : IDisposable
{
    /// <summary>Threads that copy: beyond a few, memory is not faster.</summary>
    private const int MostReaders = 4;

    /// <summary>By start address of the mapping.</summary>
    private readonly Dictionary<ulong, NativeBlock> _blocks = [];

    /// <summary>Stretches of the target that could not be read.</summary>
    private readonly List<(ulong Start, ulong Length)> _holes = [];
    private readonly List<MemorySegment> _segments = [];

    /// <summary>Stretches that were read, of the process or of files; and what of them could not be.</summary>
    private readonly List<MemorySegment> _held = [];
    private readonly List<(ulong Start, ulong Length)> _missing = [];

    /// <summary>Stretches of mapped files that the process has not in its memory.</summary>
    private readonly List<(Mapping Mapping, ulong Offset, ulong Length)> _absent = [];
    private readonly List<BulkRead> _batches = [];

    /// <summary>Whose memory was copied: the process', or a child's that stands for it.</summary>
    private int _from;

    public long BytesRead { get; private set; }

    public IReadOnlyList<MemorySegment> Segments => _segments;

    /// <summary>What of them is no mere zero: pages that the process had, and what files say.</summary>
    public IReadOnlyList<(ulong Start, ulong Length)> Held => [.. Holes.Cut(_held, _missing).Select(s => (s.Start, s.Length))];

    /// <summary>Makes room for what the process has now. It still runs.</summary>
    public void Prepare()
    {
        using var pages = new PageMap(pid);
        foreach (Mapping mapping in Wanted(ProcFs.Maps(pid)))
        {
            NativeBlock block = BlockFor(mapping);
            foreach ((ulong offset, ulong length) in pages.Present(mapping))
                block.Populate(offset, length);
        }
    }

    /// <summary>Copies.</summary>
    /// <param name="from">The process or a child of it that stands for it; must be stopped.</param>
    /// <exception cref="OperationCanceledException">Interrupted; what was copied by then is of no use.</exception>
    public void Run(int from, CancellationToken interrupt)
    {
        _from = from;
        using var pages = new PageMap(from);
        List<Mapping> mappings = ProcFs.Maps(from);

        // Killed while it stood: it has no memory any more.
        if (mappings.Count == 0)
            throw Refusals.Gone(pid);

        foreach (Mapping mapping in Wanted(mappings))
        {
            NativeBlock block = BlockFor(mapping);
            ulong next = 0;
            foreach ((ulong offset, ulong length) in pages.Present(mapping))
            {
                AddAbsent(mapping, next, offset);
                Add(mapping.Start + offset, block.Address + (nint)offset, length);
                next = offset + length;
            }

            AddAbsent(mapping, next, (ulong)mapping.Size);
            AddSegment(mapping, block);
        }

        // The kernel copies with the hands of who asks: more than one halve the time that the process stands still, until memory itself is the limit.
        Parallel.ForEach(_batches, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(MostReaders, Environment.ProcessorCount), CancellationToken = interrupt }, static batch => batch.Run());
        foreach (BulkRead batch in _batches)
        {
            BytesRead += batch.BytesRead;
            _holes.AddRange(batch.Holes);
        }

        if (_batches.Exists(batch => batch.IsGone))
            throw Refusals.Gone(pid);

        _batches.Clear();
    }

    /// <summary>
    /// Reads from the files what the process has not touched: reading it from the process would bring it into its memory. The process runs again; what it has not touched is what the
    /// file says.
    /// </summary>
    public void FillFromFiles()
    {
        ulong room = (ulong)Limits.UntouchedFileBytes;
        foreach (var pieces in _absent.GroupBy(piece => piece.Mapping).OrderBy(p => p.Key.Size))
        {
            using FileStream? file = ProcFs.OpenMapped(_from, pieces.Key);
            foreach ((Mapping mapping, ulong offset, ulong length) in pieces)
            {
                ulong known = file is null || length > room ? 0 : Fill(file, mapping, offset, length);
                room -= known;
                if (known > 0)
                    _held.Add(new MemorySegment(mapping.Start + offset, known, 0));

                if (known < length)
                    _holes.Add((mapping.Start + offset + known, length - known));
            }
        }

        _absent.Clear();
        List<MemorySegment> whole = [.. _segments];
        _segments.Clear();
        _segments.AddRange(Holes.Cut(whole, _holes));
        _missing.AddRange(_holes);
        _holes.Clear();
    }

    public void Dispose()
    {
        foreach (NativeBlock block in _blocks.Values)
            block.Dispose();

        _blocks.Clear();
    }

    /// <summary>Writable private memory, and the kernel's own library (a debugger asks for it); then read-only data of files that are also mapped as code, smallest first, up to the cap.</summary>
    public static IEnumerable<Mapping> Wanted(IReadOnlyList<Mapping> mappings)
    {
        HashSet<(string, ulong)> programs = [.. mappings.Where(m => m.IsExecutable && m.IsFile).Select(m => (m.Device, m.Inode))];
        long room = Limits.ReadOnlyCopyBytes;
        IEnumerable<Mapping> readOnly = mappings
            .Where(m => m.IsReadable && !m.IsWritable && !m.IsExecutable && !m.IsShared && m.IsFile && programs.Contains((m.Device, m.Inode)))
            .OrderBy(m => m.Size)
            .TakeWhile(m => (room -= m.Size) >= 0);
        return mappings.Where(m => m.IsReadable && m.IsWritable && !m.IsShared && m.Kind is not "special" || m.Path == "[vdso]").Concat(readOnly);
    }

    private NativeBlock BlockFor(Mapping mapping)
    {
        if (_blocks.TryGetValue(mapping.Start, out NativeBlock? block))
        {
            if (block.Length >= (ulong)mapping.Size)
                return block;

            block.Dispose();
        }

        return _blocks[mapping.Start] = new NativeBlock((ulong)mapping.Size);
    }

    private void AddSegment(Mapping mapping, NativeBlock block) => _segments.Add(new MemorySegment(mapping.Start, (ulong)mapping.Size, block.Address));

    private void AddAbsent(Mapping mapping, ulong from, ulong to)
    {
        if (mapping.IsFile && from < to)
            _absent.Add((mapping, from, to - from));
    }

    /// <returns>Bytes that are known now: whole pages, since the kernel has zeros in the rest of a file's last one. Beyond, the process could read nothing either.</returns>
    private ulong Fill(FileStream file, Mapping mapping, ulong offset, ulong length)
    {
        var to = new Span<byte>((byte*)_blocks[mapping.Start].Address + offset, (int)length);
        int done = 0;
        try
        {
            for (int got = 1; done < to.Length && got > 0; done += got)
                got = RandomAccess.Read(file.SafeFileHandle, to[done..], (long)(mapping.Offset + offset) + done);
        }
        catch (IOException)
        {
            // As far as it went.
        }

        return Math.Min(length, ((ulong)done + PageMap.PageBytes - 1) / PageMap.PageBytes * PageMap.PageBytes);
    }

    private void Add(ulong from, nint to, ulong length)
    {
        _held.Add(new MemorySegment(from, length, 0));
        while (length > 0)
        {
            if (_batches.Count == 0 || _batches[^1].IsFull)
                _batches.Add(new BulkRead(_from));

            ulong piece = _batches[^1].Add(from, to, length);
            (from, to, length) = (from + piece, to + (nint)piece, length - piece);
        }
    }
}

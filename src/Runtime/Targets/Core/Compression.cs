using System.IO.Compression;
using K4os.Compression.LZ4.Streams;
using YLang.Runtime.Faults;
using ZstdSharp;

namespace YLang.Runtime.Targets.Core;

/// <summary>How a core was compressed, told by its first bytes: what systemd-coredump leaves, and gzip.</summary>
internal sealed class Compression
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Of one call to a decoder, which gives nothing of a call in which it fails.</summary>
    private const int PieceBytes = 64 << 10;

    /// <summary>Pages of zeros become holes of the file.</summary>
    private const int PageBytes = 4096;

    private static readonly Compression[] _known =
    [
        new([0x28, 0xb5, 0x2f, 0xfd], stream => new DecompressionStream(stream, leaveOpen: true)),
        new([0x04, 0x22, 0x4d, 0x18], stream => LZ4Stream.Decode(stream, leaveOpen: true, interactive: true)),
        new([0x1f, 0x8b], stream => new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true)),
    ];

    private readonly byte[] _magic;
    private readonly Func<Stream, Stream> _decoder;

    private Compression(byte[] magic, Func<Stream, Stream> decoder) => (_magic, _decoder) = (magic, decoder);

    /// <summary>Null: it is not compressed, or in a way that we do not know.</summary>
    public static Compression? Of(FileStream file)
    {
        byte[] first = new byte[4];
        int got = RandomAccess.Read(file.SafeFileHandle, first, 0);
        return Array.Find(_known, c => first.AsSpan(0, got).StartsWith(c._magic));
    }

    /// <summary>Decompresses into a file without a name, which goes with the last who has it open.</summary>
    /// <param name="isDamaged">It did not come to its end: what came before is there.</param>
    /// <exception cref="TargetException">There is no room for it.</exception>
    public FileStream Expand(FileStream file, string name, Action<double> progress, CancellationToken interrupt, out bool isDamaged)
    {
        string folder = Path.GetTempPath();
        FileStream plain = Unnamed(folder);
        try
        {
            // A part is left to the others that use this disk.
            long free = new DriveInfo(folder).AvailableFreeSpace, room = free - (free / 16);
            isDamaged = !TryExpand(file, plain, ref room, progress, interrupt);
            if (room < 0)
                throw CoreRefusals.NoRoom(name, folder, free - (free / 16));

            return plain;
        }
        catch (IOException) when (!interrupt.IsCancellationRequested)
        {
            plain.Dispose();
            throw CoreRefusals.NoRoom(name, folder, new DriveInfo(folder).AvailableFreeSpace);
        }
        catch
        {
            plain.Dispose();
            throw;
        }
    }

    /// <returns>False: what is compressed contradicts itself, or ends too soon.</returns>
    private bool TryExpand(FileStream file, FileStream plain, ref long room, Action<double> progress, CancellationToken interrupt)
    {
        byte[] block = new byte[BlockBytes];
        long length = 0;
        bool isWhole = true;
        try
        {
            using Stream decoder = _decoder(file);
            while (length < Limits.CoreBytes)
            {
                interrupt.ThrowIfCancellationRequested();
                int got = Fill(decoder, block, out isWhole);
                room -= WriteSparsely(plain, block.AsSpan(0, got), length);
                length += got;
                progress(file.Position / (double)file.Length);
                if (got < block.Length || room < 0)
                    break;
            }
        }
        finally
        {
            plain.SetLength(length);
        }

        return isWhole && length < Limits.CoreBytes;
    }

    /// <returns>Bytes written: pages of zeros are left out.</returns>
    private static int WriteSparsely(FileStream file, ReadOnlySpan<byte> block, long at)
    {
        int written = 0;
        for (int from = 0; from < block.Length;)
        {
            int to = from;
            while (to < block.Length && block[to..Math.Min(to + PageBytes, block.Length)].ContainsAnyExcept((byte)0))
                to = Math.Min(to + PageBytes, block.Length);

            if (to > from)
                RandomAccess.Write(file.SafeFileHandle, block[from..to], at + from);

            written += to - from;
            from = to + PageBytes;
        }

        return written;
    }

    /// <summary>As many bytes as there are, up to the block's end.</summary>
    /// <param name="isWhole">False: what came next could not be decompressed.</param>
    private static int Fill(Stream decoder, byte[] block, out bool isWhole)
    {
        int done = 0;
        isWhole = true;
        try
        {
            for (int got = 1; done < block.Length && got > 0; done += got)
                got = decoder.Read(block, done, Math.Min(PieceBytes, block.Length - done));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Each decoder has exceptions of its own for what contradicts itself; all of them mean the same.
            isWhole = false;
        }

        return done;
    }

    private static FileStream Unnamed(string folder)
    {
        string path = Path.Combine(folder, $"ylang-{Path.GetRandomFileName()}");
        try
        {
            var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            File.Delete(path);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(ExitCode.Failed, $"a compressed core dump needs a file to be decompressed into, and none can be made in {folder}: {e.Message}", "set TMPDIR to a folder that can be written to");
        }
    }
}

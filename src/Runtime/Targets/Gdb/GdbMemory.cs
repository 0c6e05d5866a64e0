using System.Globalization;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Gdb.Mi;

namespace YLang.Runtime.Targets.Gdb;

/// <summary>
/// Reads memory through gdb. Of a block of which some can't be read, gdb tells what can (it bisects by itself): the answer is kept, so that the pages of that block cost no further question.
/// </summary>
internal sealed class GdbMemory(GdbSession gdb) : IMemorySource
{
    private readonly List<(ulong Start, byte[] Bytes)> _pieces = [];
    private ulong _askedFrom, _asked;

    /// <summary>Bytes that gdb has given.</summary>
    public long BytesRead { get; private set; }

    public int Read(ulong address, Span<byte> buffer)
    {
        if (buffer.Length == 0 || address > ulong.MaxValue - (ulong)buffer.Length)
            return 0;

        if (address - _askedFrom >= _asked || _asked - (address - _askedFrom) < (ulong)buffer.Length)
            Ask(address, buffer.Length);

        foreach ((ulong start, byte[] bytes) in _pieces)
        {
            if (address - start < (ulong)bytes.Length)
            {
                ReadOnlySpan<byte> there = bytes.AsSpan((int)(address - start));
                int count = Math.Min(there.Length, buffer.Length);
                there[..count].CopyTo(buffer);
                return count;
            }
        }

        return 0;
    }

    private void Ask(ulong address, int count)
    {
        (_askedFrom, _asked) = (address, (ulong)count);
        _pieces.Clear();
        MiTuple? answer = gdb.Ask(string.Create(CultureInfo.InvariantCulture, $"-data-read-memory-bytes 0x{address:x} {count}"));
        foreach (MiTuple piece in answer?.Tuples("memory") ?? [])
        {
            if (Number(piece.Text("begin")) is { } begin && piece.Text("contents") is { } contents && contents.Length % 2 == 0 && contents.Length / 2 <= count && begin - address < (ulong)count
                && TryHex(contents, out byte[] bytes))
            {
                _pieces.Add((begin, bytes));
                BytesRead += bytes.Length;
            }
        }
    }

    private static bool TryHex(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 2];
        return Convert.FromHexString(text, bytes, out _, out int written) == System.Buffers.OperationStatus.Done && written == bytes.Length;
    }

    internal static ulong? Number(ReadOnlySpan<char> text) =>
        text.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) ? value : null;
}

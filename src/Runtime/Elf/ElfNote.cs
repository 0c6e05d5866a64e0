using System.Buffers.Binary;
using System.Text;

namespace YLang.Runtime.Elf;

/// <summary>A note: who says it, of what kind, and where its content lies within the notes.</summary>
/// <param name="Name">Who: "GNU", "CORE".</param>
/// <param name="Start">Offset of the first byte.</param>
/// <param name="Length">Bytes; they lie within the notes.</param>
internal readonly record struct ElfNote(string Name, uint Type, int Start, int Length)
{
    private const int HeaderBytes = 12;
    private const int MostNameBytes = 64;

    /// <summary>The notes of a segment, up to the first that does not fit into it.</summary>
    public static IEnumerable<ElfNote> In(byte[] notes)
    {
        for (long at = 0; at + HeaderBytes <= notes.Length;)
        {
            ReadOnlySpan<byte> header = notes.AsSpan((int)at, HeaderBytes);
            long name = BinaryPrimitives.ReadUInt32LittleEndian(header), length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            uint type = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
            long start = at + HeaderBytes + Padded(name);
            if (name > MostNameBytes || start + length > notes.Length)
                yield break;

            yield return new ElfNote(Encoding.Latin1.GetString(notes, (int)at + HeaderBytes, (int)name).TrimEnd('\0'), type, (int)start, (int)length);
            at = start + Padded(length);
        }
    }

    /// <summary>Names and contents begin at multiples of 4 (gABI; the 8 of its 64-bit text is nobody's practice).</summary>
    private static long Padded(long bytes) => (bytes + 3) & ~3;
}

using System.Text;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets;

/// <summary>Finds texts that the target's files hold as constants.</summary>
internal static class TextSearch
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>What is read stays in memory: enough for the constants of a program and its libraries, no more.</summary>
    private const long MostBytes = 512L << 20;

    /// <summary>The address of the first such text, a NUL behind it, in data of the target's files that is only read, the executable's first; 0: none.</summary>
    public static ulong Find(ITarget target, TargetMemory memory, string text)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(text + '\0');
        long left = MostBytes;
        foreach (Mapping mapping in target.Mappings.Where(m => m is { IsFile: true, IsReadable: true, IsWritable: false, IsExecutable: false }).OrderBy(m => m.Path == target.Exe ? 0 : 1))
        {
            if ((left -= mapping.Size) < 0)
                break;

            if (Find(mapping, memory, wanted) is > 0 and var address)
                return address;
        }

        return 0;
    }

    /// <summary>The few characters that stand behind the first such text in a file; null where there is none.</summary>
    public static string? Behind(Stream file, string text)
    {
        const int few = 32;
        byte[] wanted = Encoding.UTF8.GetBytes(text), buffer = new byte[ChunkBytes];
        int kept = 0;
        try
        {
            for (long left = MostBytes; left > 0; left -= buffer.Length)
            {
                int count = kept + file.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false), found = buffer.AsSpan(0, count).IndexOf(wanted);
                bool isLast = count < buffer.Length;
                if (found >= 0 && (isLast || count - found - wanted.Length >= few))
                    return Encoding.Latin1.GetString(buffer, found + wanted.Length, Math.Min(few, count - found - wanted.Length));

                if (isLast)
                    break;

                // What begins at the end of one piece goes on in the next.
                kept = Math.Min(count, wanted.Length + few);
                buffer.AsSpan(count - kept, kept).CopyTo(buffer);
            }
        }
        catch (IOException)
        {
            // As if it were not there.
        }

        return null;
    }

    private static ulong Find(Mapping mapping, TargetMemory memory, ReadOnlySpan<byte> wanted)
    {
        byte[] buffer = new byte[ChunkBytes + wanted.Length];
        for (ulong at = mapping.Start; at < mapping.End; at += ChunkBytes)
        {
            int count = (int)Math.Min((ulong)buffer.Length, mapping.End - at);
            int found = buffer.AsSpan(0, memory.Read(at, buffer.AsSpan(0, count))).IndexOf(wanted);
            if (found >= 0)
                return at + (ulong)found;
        }

        return 0;
    }
}

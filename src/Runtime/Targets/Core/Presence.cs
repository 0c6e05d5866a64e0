using YLang.Runtime.Faults;
using YLang.Runtime.Native;

namespace YLang.Runtime.Targets.Core;

/// <summary>
/// What of a core's memory was there when it was written. The kernel and ylang leave a hole in the file for a page that was never touched. In a file without holes (gdb's; a copy that has lost them) it is
/// all there, but for the pages of zeros where there is reserve: of stacks, and of what the process may not write to (gdb says of room without any permission that it may be read).
/// </summary>
internal static class Presence
{
    private const int PageBytes = 4096;

    /// <summary>Stretches of target addresses.</summary>
    /// <param name="stream">The file that <paramref name="file"/> is.</param>
    /// <param name="stacks">An address in each stack.</param>
    public static Stretches Of(FileStream stream, MappedFile file, IReadOnlyList<CoreSegment> segments, IEnumerable<ulong> stacks)
    {
        List<(ulong Start, ulong End)> data = DataOf(stream, file.Length);
        bool hasHoles = data is not [(0, var end)] || end < (ulong)file.Length;
        HashSet<CoreSegment?> mostlyReserve = hasHoles ? [] : [.. stacks.Select(s => CoreSegment.At(segments, s))];
        var present = new Stretches();
        foreach (CoreSegment segment in segments.Where(s => s.Dumped > 0 && s.Flags != 0))
        {
            if (hasHoles)
                AddData(present, segment, data);
            else if ((!segment.IsWritable || mostlyReserve.Contains(segment)) && segment.Size <= Limits.ReserveBytes)
                AddPages(present, segment, file);
            else
                present.Add(segment.Start, segment.Dumped);
        }

        return present;
    }

    /// <summary>Where the file has no holes, as far as its file system tells.</summary>
    private static List<(ulong Start, ulong End)> DataOf(FileStream stream, long length)
    {
        int descriptor = (int)stream.SafeFileHandle.DangerousGetHandle();
        var data = new List<(ulong, ulong)>();
        for (long at = 0; at < length;)
        {
            long start = LibC.lseek(descriptor, at, LibC.SEEK_DATA);
            if (start < 0)
                break;

            at = data.Count < Limits.CoreStretches ? LibC.lseek(descriptor, start, LibC.SEEK_HOLE) : length;
            if (at <= start)
                at = length;

            data.Add(((ulong)start, (ulong)at));
        }

        // A file system that does not know: all of it.
        return data.Count > 0 ? data : [(0, (ulong)length)];
    }

    private static void AddData(Stretches present, CoreSegment segment, List<(ulong Start, ulong End)> data)
    {
        ulong offset = segment.Offset, end = offset + segment.Dumped;
        int first = data.BinarySearch((offset, 0));
        for (int i = Math.Max(0, (first < 0 ? ~first : first) - 1); i < data.Count && data[i].Start < end; i++)
        {
            ulong from = Math.Max(data[i].Start, offset), to = Math.Min(data[i].End, end);
            if (from < to)
                present.Add(segment.Start + (from - offset), to - from);
        }
    }

    /// <summary>The pages that are not all zeros.</summary>
    private static unsafe void AddPages(Stretches present, CoreSegment segment, MappedFile file)
    {
        byte* bytes = (byte*)file.Address + segment.Offset;
        ulong begun = 0;
        bool isWithin = false;
        for (ulong at = 0; at < segment.Dumped; at += PageBytes)
        {
            bool isThere = new ReadOnlySpan<byte>(bytes + at, (int)Math.Min(PageBytes, segment.Dumped - at)).ContainsAnyExcept((byte)0);
            if (isThere && !isWithin)
                begun = at;
            else if (!isThere && isWithin)
                present.Add(segment.Start + begun, at - begun);

            isWithin = isThere;
        }

        if (isWithin)
            present.Add(segment.Start + begun, segment.Dumped - begun);
    }
}

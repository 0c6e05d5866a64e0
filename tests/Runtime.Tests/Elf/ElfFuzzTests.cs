using System.Buffers.Binary;
using Xunit;
using YLang.Runtime.Elf;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Tests.Elf;

/// <summary>Files that lie: whatever they claim, they are read or refused, within bounds.</summary>
public sealed class ElfFuzzTests
{
    private const int Mutations = 2000;

    /// <summary>A small file can't make us allocate much: no table is longer than the file.</summary>
    private const long MostBytes = 1 << 20;

    [Fact]
    public void Mutated_files_are_read_or_refused_and_nothing_else()
    {
        byte[] file = SmallElf.Make();
        int read = 0, refused = 0;
        for (int seed = 0; seed < Mutations; seed++)
        {
            var random = new Random(seed);
            byte[] changed = [.. file];
            for (int changes = random.Next(1, 6); changes > 0; changes--)
                Mutate(changed, random);

            if (Try(changed, $"seed {seed}"))
                read++;
            else
                refused++;
        }

        // Both happen, else the mutations would be none or all alike.
        Assert.InRange(read, Mutations / 10, Mutations);
        Assert.InRange(refused, Mutations / 20, Mutations);
    }

    [Fact]
    public void Files_cut_at_any_byte_are_read_or_refused()
    {
        byte[] file = SmallElf.Make();
        for (int length = 0; length <= file.Length; length++)
            Try(file[..length], $"length {length}");

        Assert.False(Try(file[..100], "before the program headers end"));
    }

    [Fact]
    public void A_file_of_holes_that_claims_huge_tables_is_read_within_the_bound()
    {
        // 100 symbol tables of 1 GB each, and names of 1 GB without an end: the file is sparse and costs its author nothing.
        const long size = 2L << 30;
        string path = Path.GetTempFileName();
        try
        {
            byte[] small = SmallElf.Make();
            using (FileStream writer = File.OpenWrite(path))
            {
                writer.SetLength(size);
                const int sections = 60_000;
                BinaryPrimitives.WriteUInt64LittleEndian(small.AsSpan(40), 4096);
                BinaryPrimitives.WriteUInt16LittleEndian(small.AsSpan(60), sections);
                writer.Write(small);
                writer.Position = 4096;
                byte[] section = small[^(4 * 64)..^(3 * 64)];
                BinaryPrimitives.WriteUInt64LittleEndian(section.AsSpan(24), 1 << 24);
                BinaryPrimitives.WriteInt64LittleEndian(section.AsSpan(32), Limits.ElfTableBytes);
                for (int i = 0; i < sections; i++)
                    writer.Write(section);
            }

            using FileStream file = File.OpenRead(path);
            long before = GC.GetAllocatedBytesForCurrentThread();
            ElfImage? image = ElfImage.TryRead(file);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Limits.ElfTableBytes + (64 << 20));
            Assert.False(image?.TrySymbol("the_variable", out _) ?? false);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Notes_that_lie_about_their_lengths_end_the_notes()
    {
        for (int seed = 0; seed < Mutations; seed++)
        {
            var random = new Random(seed);
            byte[] notes = new byte[random.Next(80)];
            random.NextBytes(notes);
            for (int i = 0; i + 4 <= notes.Length; i += 4)
            {
                if (random.Next(3) > 0)
                    BinaryPrimitives.WriteInt32LittleEndian(notes.AsSpan(i), random.Next(3) switch { 0 => random.Next(20), 1 => int.MaxValue - random.Next(20), _ => -random.Next(20) });
            }

            foreach (ElfNote note in ElfNote.In(notes))
                Assert.True(note.Start >= 12 && note.Length >= 0 && (long)note.Start + note.Length <= notes.Length, $"seed {seed}");
        }
    }

    private static void Mutate(byte[] file, Random random)
    {
        int at = random.Next(file.Length);
        switch (random.Next(5))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                file[at] = (byte)random.Next(256);
                break;
            case 2 when at + 8 <= file.Length:
                BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at & ~7, 8), (ulong)random.NextInt64(long.MinValue, long.MaxValue));
                break;
            case 3 when at + 8 <= file.Length:
                // Near what is there: off by little.
                Span<byte> word = file.AsSpan(at & ~7, 8);
                BinaryPrimitives.WriteUInt64LittleEndian(word, BinaryPrimitives.ReadUInt64LittleEndian(word) + (ulong)random.Next(-64, 64));
                break;
            default:
                file.AsSpan(at, Math.Min(8, file.Length - at)).Fill((byte)(random.Next(2) * 255));
                break;
        }
    }

    /// <returns>True if the file was read.</returns>
    private static bool Try(byte[] file, string which)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            ElfImage? image = ElfImage.TryRead(new MemoryStream(file));
            if (image is not null)
            {
                _ = image.TrySymbol("the_variable", out _);
                _ = image.TrySection(".data.special", out _);
                _ = image.Bias(0x1234000);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            return image is not null;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{which}: {e.Message}", e);
        }
    }
}

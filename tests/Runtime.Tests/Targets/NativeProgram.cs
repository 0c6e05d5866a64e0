using System.Diagnostics;
using System.Globalization;
using YLang.Runtime.Memory;
using YLang.TestKit;

namespace YLang.Runtime.Tests.Targets;

/// <summary>tests/Targets/native.c, compiled once a test run.</summary>
internal static class NativeProgram
{
    private static readonly Lazy<string> _program = new(Compile);

    /// <summary>What is linked into the program's data and constants.</summary>
    public static byte[] Blob { get; } = MakeBlob();

    public static string Path => _program.Value;

    /// <summary>Starts it and reads what it says of its memory.</summary>
    public static (SupervisedProcess Process, IReadOnlyDictionary<string, Stretch> Memory) Start(string mode, long n = 1)
    {
        var process = new SupervisedProcess(Path, mode, n.ToString(CultureInfo.InvariantCulture));
        return (process, process.ReadUntilReady().Select(Stretch.Parse).ToDictionary(s => s.Name));
    }

    private static string Compile()
    {
        string folder = Directory.CreateDirectory(System.IO.Path.Combine(Repository.Root, "artifacts", "test-native")).FullName, blob = System.IO.Path.Combine(folder, "blob.bin");
        string program = System.IO.Path.Combine(folder, "native"), source = System.IO.Path.Combine(Repository.Root, "tests", "Targets", "native.c");
        File.WriteAllBytes(blob, Blob);
        using Process gcc = Process.Start("gcc", ["-O1", "-pthread", $"-DBLOB=\"\\\"{blob}\\\"\"", "-o", program, source]);
        gcc.WaitForExit();
        return gcc.ExitCode == 0 ? program : throw new InvalidOperationException($"gcc could not compile {source}");
    }

    private static byte[] MakeBlob()
    {
        byte[] bytes = new byte[1_000_000];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}

/// <summary>A stretch of the program's memory as it says itself: its bytes have this hash (FNV-1a).</summary>
internal sealed record Stretch(string Name, ulong Address, int Length, ulong Hash)
{
    public static Stretch Parse(string line)
    {
        string[] words = line.Split(' ');
        return new Stretch(words[0], Hex(words[1]), (int)Hex(words[2]), Hex(words[3]));
    }

    /// <summary>The same as a copy has it; bytes that can't be read end it.</summary>
    public byte[] In(TargetMemory memory)
    {
        byte[] bytes = new byte[Length];
        return bytes[..memory.Read(Address, bytes)];
    }

    public static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in bytes)
            hash = (hash ^ b) * 1099511628211;

        return hash;
    }

    private static ulong Hex(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

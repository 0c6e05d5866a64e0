using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets;

namespace YLang.TestKit;

/// <summary>A target made of bytes at addresses, with symbols. What was not written is not mapped.</summary>
public sealed class FakeTarget : ITarget
{
    private readonly SortedDictionary<ulong, byte[]> _stretches = [];
    private readonly Dictionary<string, ulong> _symbols = [];

    public string Kind => "none";

    public int Pid { get; init; } = 4242;

    public string Exe { get; init; } = "/usr/bin/fake";

    public string CommandLine => Exe;

    public string Host => "host";

    public long RssBytes { get; init; } = 1 << 20;

    public IReadOnlyList<Mapping> Mappings { get; init; } = [];

    public IReadOnlyList<TargetFile> Files => [];

    public AcquisitionInfo Acquisition { get; } = new("none", TimeSpan.Zero, 0);

    /// <summary>Called before each tick of a script's timers with the time since their start: the place to change what the target holds.</summary>
    public Action<TimeSpan> Ticked { get; init; } = _ => { };

    /// <summary>The stretches as memory; those that touch are one segment. Lives as long as the process.</summary>
    public TargetMemory Memory
    {
        get
        {
            List<(ulong Start, List<byte> Bytes)> joined = [];
            foreach ((ulong start, byte[] bytes) in _stretches)
            {
                if (joined.Count > 0 && joined[^1].Start + (ulong)joined[^1].Bytes.Count == start)
                    joined[^1].Bytes.AddRange(bytes);
                else
                    joined.Add((start, [.. bytes]));
            }

            return new TargetMemory(joined.Select(s => Pinned(s.Start, [.. s.Bytes])));
        }
    }

    public FakeTarget With(ulong address, params byte[] bytes)
    {
        _stretches[address] = bytes;
        return this;
    }

    /// <summary>8-byte words, little-endian, one after another.</summary>
    public FakeTarget WithWords(ulong address, params ulong[] words)
    {
        byte[] bytes = new byte[words.Length * 8];
        for (int i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * 8), words[i]);

        return With(address, bytes);
    }

    /// <summary>A text with its NUL.</summary>
    public FakeTarget WithText(ulong address, string text) => With(address, [.. Encoding.UTF8.GetBytes(text), 0]);

    public FakeTarget WithSymbol(string name, ulong address)
    {
        _symbols[name] = address;
        return this;
    }

    public ulong FindSymbol(string name) => _symbols.GetValueOrDefault(name);

    public long Resident(ulong start, long bytes) => Mappings.Sum(m => Math.Max(0, (long)Math.Min(m.End, start + (ulong)bytes) - (long)Math.Max(m.Start, start)));

    public ulong FindSection(string name) => 0;

    private static MemorySegment Pinned(ulong start, byte[] bytes)
    {
        byte[] pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned, 0);
        var handle = GCHandle.Alloc(pinned, GCHandleType.Pinned);
        return new MemorySegment(start, (ulong)bytes.Length, handle.AddrOfPinnedObject());
    }
}

using System.Runtime.CompilerServices;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Walking;

/// <summary>What a walk knows about one kind of object.</summary>
internal struct KindInfo
{
    public ulong Address;
    public ushort[] Rules;

    /// <summary>Bytes before each object.</summary>
    public long Overhead;

    public bool Visible;
}

/// <summary>The kinds met so far, by number. The look-up by address is a direct-mapped cache before a dictionary; names are asked for when a report wants them.</summary>
internal sealed class KindTable(IHeap heap, TargetMemory memory)
{
    private const int CacheBits = 13;

    private readonly CacheEntry[] _cache = new CacheEntry[1 << CacheBits];
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly RuleFinder _finder = new(heap, memory);
    private KindInfo[] _kinds = new KindInfo[64];
    private string?[] _names = new string?[64];

    public int Count { get; private set; }

    public ref readonly KindInfo this[int number] => ref _kinds[number];

    /// <returns>The kind's number; -1 where there is no kind at this address.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong kind)
    {
        // Kinds are structs of some hundred bytes: the bits above 4 tell them apart; the multiplication spreads those that lie in rows.
        ref CacheEntry entry = ref _cache[(int)(((kind >> 4) * 0x9E3779B97F4A7C15) >> (64 - CacheBits))];
        return entry.Kind == kind && kind != 0 ? entry.Number : FindSlow(kind, ref entry);
    }

    /// <summary>The name as the runtime's users know it; "?" where it cannot be read.</summary>
    public string Name(int number)
    {
        if (_names[number] is { } known)
            return known;

        string? name = Guard.Text(memory, heap, _kinds[number].Address, static (heap, kind) => heap.KindName(kind));
        return _names[number] = name is { Length: > 0 } ? name : "?";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindSlow(ulong kind, ref CacheEntry entry)
    {
        if (kind == 0)
            return -1;

        if (!_numbers.TryGetValue(kind, out int number))
        {
            bool isKind = heap.IsKind(kind) && !memory.Faulted;
            memory.Clear();
            if (!isKind)
                return -1;

            number = Add(kind);
        }

        entry = new CacheEntry { Kind = kind, Number = number };
        return number;
    }

    private int Add(ulong kind)
    {
        if (Count == _kinds.Length)
        {
            Array.Resize(ref _kinds, Count * 2);
            Array.Resize(ref _names, Count * 2);
        }

        long overhead = heap.Overhead(kind);
        if (memory.Faulted || overhead is < 0 or > Bytes.Most)
            overhead = 0;

        memory.Clear();
        bool visible = heap.Visible(kind) && !memory.Faulted;
        memory.Clear();
        _kinds[Count] = new KindInfo { Address = kind, Rules = _finder.RulesOf(kind), Overhead = overhead, Visible = visible };
        _numbers.Add(kind, Count);
        return Count++;
    }

    private struct CacheEntry
    {
        public ulong Kind;
        public int Number;
    }
}

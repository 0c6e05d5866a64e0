using System.Numerics;
using System.Runtime.CompilerServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Native;

namespace YLang.Runtime.Values;

/// <summary>
/// What maps and sets are made of: a hash table whose entries lie in the order of insertion. A deleted entry leaves a gap; gaps are closed when the table grows and nobody is
/// enumerating it.
/// </summary>
internal sealed class OrderedTable<TKey, TValue>(Budget? budget)
    where TKey : notnull
{
    /// <summary>In <see cref="Entry.Next"/>: deleted.</summary>
    private const int Gap = -1;

    /// <summary>Of a map, its table and the heads of three arrays.</summary>
    private const int EmptyBytes = 200;

    private Entry[] _entries = [];

    /// <summary>Beside the entries; none where there is nothing to keep, as in a set.</summary>
    private TValue[] _values = [];

    /// <summary>Entry numbers plus 1, chained through <see cref="Entry.Next"/>.</summary>
    private int[] _buckets = new int[4];
    private int _shift = 64 - 2;
    private int _used;

    private static bool HasValues => typeof(TValue) != typeof(Nothing);

    public int Count { get; private set; }

    /// <summary>Entries and gaps: where an enumeration that begins now ends.</summary>
    public int End => _used;

    /// <summary>Enumerations under way.</summary>
    public int Readers { get; set; }

    public ref TValue ValueAt(int entry) => ref _values[entry];

    public TKey KeyAt(int entry) => _entries[entry].Key;

    /// <summary>False: a gap, or the table has been cleared.</summary>
    public bool IsLive(int entry) => entry < _used && _entries[entry].Next != Gap;

    /// <returns>-1: not there.</returns>
    public int Find(TKey key)
    {
        int hash = EqualityComparer<TKey>.Default.GetHashCode(key);
        int entry = _buckets[Bucket(hash)] - 1;
        while (entry >= 0 && (_entries[entry].Hash != hash || !EqualityComparer<TKey>.Default.Equals(_entries[entry].Key, key)))
            entry = _entries[entry].Next - 1;

        return entry;
    }

    /// <returns>The new entry, or -1: no room within the budget.</returns>
    public int Add(TKey key, TValue value)
    {
        if (_used == _entries.Length && !MakeRoom())
            return -1;

        int hash = EqualityComparer<TKey>.Default.GetHashCode(key);
        ref int bucket = ref _buckets[Bucket(hash)];
        _entries[_used] = new Entry { Hash = hash, Next = bucket, Key = key };
        if (HasValues)
            _values[_used] = value;

        Count++;
        bucket = ++_used;
        return _used - 1;
    }

    public bool Remove(TKey key)
    {
        int entry = Find(key);
        if (entry < 0)
            return false;

        ref int link = ref _buckets[Bucket(_entries[entry].Hash)];
        while (link != entry + 1)
            link = ref _entries[link - 1].Next;

        link = _entries[entry].Next;
        _entries[entry] = new Entry { Next = Gap };
        if (HasValues)
            _values[entry] = default!;

        Count--;
        return true;
    }

    public void Clear()
    {
        (_entries, _values, _buckets, _shift, _used) = ([], [], new int[4], 64 - 2, 0);
        Count = 0;
    }

    // Addresses differ in their middle bits: the multiplication brings these to the top.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Bucket(int hash) => (int)(((uint)hash * 0x9E3779B97F4A7C15) >> _shift);

    private bool MakeRoom()
    {
        if (Readers == 0 && Count < _used - (_used / 4))
        {
            CloseGaps();
            return true;
        }

        int capacity = _entries.Length == 0 ? 4 : (int)Math.Min(_entries.Length * 2L, 1 << 30);
        if (capacity == _entries.Length || budget?.Charge((long)capacity * (Unsafe.SizeOf<Entry>() + (HasValues ? Unsafe.SizeOf<TValue>() : 0) + sizeof(int)) + (_entries.Length == 0 ? EmptyBytes : 0)) == false)
            return false;

        LargeArray.Resize(ref _entries, capacity);
        if (HasValues)
            LargeArray.Resize(ref _values, capacity);

        if (_buckets.Length < capacity)
        {
            _buckets = LargeArray.AllocateZeroed<int>(capacity);
            _shift = 64 - BitOperations.Log2((uint)capacity);
        }

        Chain();
        return true;
    }

    private void CloseGaps()
    {
        int to = 0;
        for (int from = 0; from < _used; from++)
        {
            if (_entries[from].Next == Gap)
                continue;

            if (HasValues)
                _values[to] = _values[from];

            _entries[to++] = _entries[from];
        }

        Array.Clear(_entries, to, _used - to);
        if (HasValues)
            Array.Clear(_values, to, _used - to);

        _used = to;
        Chain();
    }

    private void Chain()
    {
        Array.Clear(_buckets);
        for (int i = 0; i < _used; i++)
        {
            if (_entries[i].Next == Gap)
                continue;

            ref int bucket = ref _buckets[Bucket(_entries[i].Hash)];
            _entries[i].Next = bucket;
            bucket = i + 1;
        }
    }

    private struct Entry
    {
        public int Hash;
        public int Next;
        public TKey Key;
    }
}

/// <summary>The value of a table that has only keys.</summary>
internal readonly struct Nothing;

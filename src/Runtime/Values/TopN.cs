using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>
/// <c>order by … limit n</c>: keeps the first n by key of all that is added, never more. Stable: of equal keys the one added first comes first. Strings are compared by code point.
/// </summary>
/// <param name="limit">Items kept; null: all; below 0: none.</param>
public sealed class TopN<TItem, TKey>(bool descending, long? limit = null, Budget? budget = null)
{
    private static readonly IComparer<TKey> Keys = Ordering.Of<TKey>.Comparer;

    private readonly long _limit = Math.Max(0, limit ?? long.MaxValue);

    /// <summary>A heap with the last one in order on top, once <see cref="_limit"/> is reached; before that, in the order of adding.</summary>
    private Entry[] _entries = [];
    private int _count;
    private long _sequence;

    public long Count => _count;

    public void Add(TItem item, TKey key)
    {
        var entry = new Entry(item, key, _sequence++);
        if (_count < _limit)
        {
            if (_count == _entries.Length && !Grow())
                return;

            _entries[_count++] = entry;
            if (_count == _limit)
                Heapify();
        }
        else if (_count > 0 && Compare(entry, _entries[0]) < 0)
        {
            _entries[0] = entry;
            Sink(0);
        }
    }

    /// <summary>The items in order. Nothing may be added after.</summary>
    public IEnumerable<TItem> Sorted()
    {
        Array.Sort(_entries, 0, _count, Comparer<Entry>.Create(Compare));
        for (int i = 0; i < _count; i++)
            yield return _entries[i].Item;
    }

    private int Compare(Entry a, Entry b)
    {
        int order = Keys.Compare(a.Key, b.Key);
        return order == 0 ? a.Sequence.CompareTo(b.Sequence) : descending ? -order : order;
    }

    private void Heapify()
    {
        for (int i = (_count / 2) - 1; i >= 0; i--)
            Sink(i);
    }

    private void Sink(int place)
    {
        for (int child = (2 * place) + 1; child < _count; child = (2 * place) + 1)
        {
            if (child + 1 < _count && Compare(_entries[child + 1], _entries[child]) > 0)
                child++;

            if (Compare(_entries[place], _entries[child]) >= 0)
                return;

            (_entries[place], _entries[child]) = (_entries[child], _entries[place]);
            place = child;
        }
    }

    private bool Grow()
    {
        int capacity = (int)Math.Min(Math.Max(16, _entries.Length * 2L), Math.Min(_limit, Array.MaxLength));
        if (capacity == _entries.Length || budget?.Charge((capacity - _entries.Length) * 32L) == false)
            return false;

        Array.Resize(ref _entries, capacity);
        return true;
    }

    private readonly record struct Entry(TItem Item, TKey Key, long Sequence);
}

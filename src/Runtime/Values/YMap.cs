using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>A map of the tracer's, in the order of insertion. Growth is charged to the budget.</summary>
/// <param name="zero">What a missing key reads as; null: the type's zero, for strings "".</param>
public sealed class YMap<TKey, TValue>(Budget? budget = null, TValue? zero = default)
    where TKey : notnull
{
    private readonly OrderedTable<TKey, TValue> _table = new(budget);
    private readonly TValue _zero = zero is null && typeof(TValue) == typeof(string) ? (TValue)(object)"" : zero!;

    public long Count => _table.Count;

    /// <summary>The value; for a missing key the type's zero, and nothing is stored.</summary>
    public TValue Get(TKey key)
    {
        int entry = _table.Find(key);
        return entry < 0 ? _zero : _table.ValueAt(entry);
    }

    /// <summary>The value; for a missing key what <paramref name="make"/> gives (null: the type's zero), which is stored.</summary>
    public TValue GetOrAdd(TKey key, Func<TValue>? make = null)
    {
        int entry = _table.Find(key);
        if (entry >= 0)
            return _table.ValueAt(entry);

        TValue value = make is null ? _zero : make();
        _table.Add(key, value);
        return value;
    }

    public void Set(TKey key, TValue value)
    {
        int entry = _table.Find(key);
        if (entry >= 0)
            _table.ValueAt(entry) = value;
        else
            _table.Add(key, value);
    }

    /// <returns>False: it was not there.</returns>
    public bool Delete(TKey key) => _table.Remove(key);

    public bool Contains(TKey key) => _table.Find(key) >= 0;

    public void Clear() => _table.Clear();

    /// <summary>Visits what is there: what is added meanwhile is not visited, what is deleted meanwhile neither.</summary>
    public Enumerator GetEnumerator() => new(_table);

    public override string ToString()
    {
        var text = new ListText("{", "}");
        foreach ((TKey key, TValue value) in this)
        {
            if (!text.Add($"{Text.Of(key)}: {Text.Of(value)}"))
                break;
        }

        return text.ToString();
    }

    public struct Enumerator : IDisposable
    {
        private readonly OrderedTable<TKey, TValue> _table;
        private readonly int _end;
        private int _entry = -1;

        internal Enumerator(OrderedTable<TKey, TValue> table)
        {
            (_table, _end) = (table, table.End);
            table.Readers++;
        }

        public readonly (TKey Key, TValue Value) Current => (_table.KeyAt(_entry), _table.ValueAt(_entry));

        public bool MoveNext()
        {
            while (++_entry < _end)
            {
                if (_table.IsLive(_entry))
                    return true;
            }

            return false;
        }

        public readonly void Dispose() => _table.Readers--;
    }
}

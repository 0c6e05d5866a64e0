using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>A set of the tracer's, in the order of insertion. Growth is charged to the budget.</summary>
public sealed class YSet<T>(Budget? budget = null)
    where T : notnull
{
    private readonly OrderedTable<T, Nothing> _table = new(budget);

    public long Count => _table.Count;

    /// <returns>True: it was not there.</returns>
    public bool Add(T item)
    {
        if (_table.Find(item) >= 0)
            return false;

        _table.Add(item, default);
        return true;
    }

    public bool Contains(T item) => _table.Find(item) >= 0;

    /// <returns>False: it was not there.</returns>
    public bool Delete(T item) => _table.Remove(item);

    public void Clear() => _table.Clear();

    /// <summary>Visits what is there: what is added meanwhile is not visited, what is deleted meanwhile neither.</summary>
    public Enumerator GetEnumerator() => new(_table);

    public override string ToString()
    {
        var text = new ListText("{", "}");
        foreach (T item in this)
        {
            if (!text.Add(Text.Of(item)))
                break;
        }

        return text.ToString();
    }

    public struct Enumerator : IDisposable
    {
        private readonly OrderedTable<T, Nothing> _table;
        private readonly int _end;
        private int _entry = -1;

        internal Enumerator(OrderedTable<T, Nothing> table)
        {
            (_table, _end) = (table, table.End);
            table.Readers++;
        }

        public readonly T Current => _table.KeyAt(_entry);

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

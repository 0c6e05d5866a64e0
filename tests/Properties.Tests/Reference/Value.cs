using System.Collections.Immutable;

namespace YLang.Properties.Tests.Reference;

/// <summary>What an expression gives.</summary>
/// <param name="Whole">Of integers, bools (0 and 1) and pointers: the number itself, not its bits.</param>
/// <param name="Real">Of floating numbers.</param>
/// <param name="Thing">Of texts, tuples and containers.</param>
internal readonly record struct Value(Int128 Whole, double Real = 0, object? Thing = null)
{
    public static Value Of(bool value) => new(value ? 1 : 0);

    public static Value Of(double value) => new(0, value);

    public static Value Of(object thing) => new(0, 0, thing);

    public string Text => (string)Thing!;
}

/// <summary>A list: references to it are one list.</summary>
internal sealed class ListValue
{
    public List<Value> Items { get; } = [];
}

/// <summary>A map or set. Entries are never changed in place but for their value, so that a visit knows what was there when it began.</summary>
internal sealed class TableValue
{
    private readonly List<Entry> _entries = [];

    public int Count => _entries.Count;

    public Entry? Find(Value key) => _entries.Find(e => Same(e.Key, key));

    public Entry Add(Value key, Value value)
    {
        var entry = new Entry(key) { Value = value };
        _entries.Add(entry);
        return entry;
    }

    public bool Remove(Value key) => Find(key) is { } entry && _entries.Remove(entry);

    public void Clear() => _entries.Clear();

    public ImmutableArray<Entry> All() => [.. _entries];

    public bool Has(Entry entry) => _entries.Contains(entry);

    public static bool Same(Value a, Value b) => a.Thing is TupleValue s && b.Thing is TupleValue t
        ? s.Items.Zip(t.Items).All(p => Same(p.First, p.Second))
        : a.Whole == b.Whole && a.Real.Equals(b.Real) && Equals(a.Thing, b.Thing);

    internal sealed class Entry(Value key)
    {
        public Value Key { get; } = key;

        public Value Value { get; set; }
    }
}

internal sealed record TupleValue(ImmutableArray<Value> Items);

internal sealed class AggregateValue
{
    public List<Int128> Numbers { get; } = [];
}

using System.Collections;
using System.Runtime.CompilerServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Values;

/// <summary>A list of the tracer's. Both ends take and give in constant time. Growth is charged to the budget.</summary>
public sealed class YList<T>(Budget? budget = null) : IEnumerable<T>
{
    /// <summary>Of the list itself and its array's head.</summary>
    private const int EmptyBytes = 72;

    private T[] _items = [];
    private int _head;
    private int _count;

    public long Count => _count;

    /// <summary>An index outside is a fault, and gives the type's zero.</summary>
    public T Get(long index, TargetMemory memory)
    {
        if ((ulong)index < (ulong)_count)
            return _items[Place((int)index)];

        memory.Fault(FaultKind.OutOfRange);
        return default!;
    }

    /// <summary>An index outside is a fault; nothing is written.</summary>
    public void Set(long index, T value, TargetMemory memory)
    {
        if ((ulong)index < (ulong)_count)
            _items[Place((int)index)] = value;
        else
            memory.Fault(FaultKind.OutOfRange);
    }

    /// <summary>Adds at the end.</summary>
    public void Push(T value)
    {
        if (_count < _items.Length || Grow())
            _items[Place(_count++)] = value;
    }

    /// <summary>Adds at the front.</summary>
    public void Unshift(T value)
    {
        if (_count == _items.Length && !Grow())
            return;

        _head = _head == 0 ? _items.Length - 1 : _head - 1;
        _items[_head] = value;
        _count++;
    }

    /// <summary>Takes the last; of an empty list a fault.</summary>
    public T Pop(TargetMemory memory)
    {
        T value = Get(_count - 1L, memory);
        if (_count > 0)
            _items[Place(--_count)] = default!;

        return value;
    }

    /// <summary>Takes the first; of an empty list a fault.</summary>
    public T Shift(TargetMemory memory)
    {
        T value = Get(0, memory);
        if (_count == 0)
            return value;

        _items[_head] = default!;
        _head = Place(1);
        _count--;
        return value;
    }

    public void Clear() => (_items, _head, _count) = ([], 0, 0);

    public bool Contains(T value)
    {
        foreach (T item in this)
        {
            if (EqualityComparer<T>.Default.Equals(item, value))
                return true;
        }

        return false;
    }

    /// <summary>Visits what is there; what is pushed meanwhile is not visited, what is taken meanwhile shortens the visit.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        foreach (T item in this)
            yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    public override string ToString()
    {
        var text = new ListText("[", "]");
        foreach (T item in this)
        {
            if (!text.Add(Text.Of(item)))
                break;
        }

        return text.ToString();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(int index)
    {
        int place = _head + index;
        return place >= _items.Length ? place - _items.Length : place;
    }

    /// <returns>False where an array can't be longer, or the budget does not have it: the run is about to stop.</returns>
    private bool Grow()
    {
        int capacity = _items.Length == 0 ? 4 : (int)Math.Min(_items.Length * 2L, Array.MaxLength);
        if (capacity == _items.Length || budget?.Charge(((long)capacity * Unsafe.SizeOf<T>()) + (_items.Length == 0 ? EmptyBytes : 0)) == false)
            return false;

        var items = new T[capacity];
        int first = Math.Min(_count, _items.Length - _head);
        Array.Copy(_items, _head, items, 0, first);
        Array.Copy(_items, 0, items, first, _count - first);
        (_items, _head) = (items, 0);
        return true;
    }

    public struct Enumerator(YList<T> list)
    {
        private readonly int _end = list._count;
        private int _index = -1;

        public readonly T Current => list._items[list.Place(_index)];

        public bool MoveNext() => ++_index < Math.Min(_end, list._count);
    }
}

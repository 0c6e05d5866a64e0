using CsCheck;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Values;

namespace YLang.Runtime.Tests.Values;

public sealed class ContainerTests
{
    private readonly TargetMemory _memory = new([]);

    [Fact]
    public void A_list_does_what_a_deque_does() =>
        Gen.Select(Gen.Int[0, 5], Gen.Long).Array[0, 200].Sample(steps =>
        {
            var list = new YList<long>();
            var model = new List<long>();
            foreach ((int what, long value) in steps)
            {
                switch (what)
                {
                    case 0 or 1:
                        list.Push(value);
                        model.Add(value);
                        break;
                    case 2:
                        list.Unshift(value);
                        model.Insert(0, value);
                        break;
                    case 3 when model.Count > 0:
                        Assert.Equal(model[^1], list.Pop(_memory));
                        model.RemoveAt(model.Count - 1);
                        break;
                    case 4 when model.Count > 0:
                        Assert.Equal(model[0], list.Shift(_memory));
                        model.RemoveAt(0);
                        break;
                    case 5 when model.Count > 0:
                        int at = (int)((ulong)value % (ulong)model.Count);
                        list.Set(at, value, _memory);
                        model[at] = value;
                        break;
                }
            }

            Assert.Equal(model, Items(list));
            Assert.Equal(model, Enumerable.Range(0, model.Count).Select(i => list.Get(i, _memory)));
            Assert.False(_memory.Faulted);
        });

    [Fact]
    public void Outside_a_list_is_a_fault()
    {
        foreach (Action<YList<string>> outside in new Action<YList<string>>[]
                 {
                     l => l.Get(0, _memory), l => l.Get(-1, _memory), l => l.Set(long.MaxValue, "", _memory), l => l.Pop(_memory), l => l.Shift(_memory),
                 })
        {
            _memory.Clear();
            outside(new YList<string>());
            Assert.True(_memory.Faulted);
        }
    }

    [Fact]
    public void A_map_is_a_dictionary_in_the_order_of_insertion() =>
        Gen.Select(Gen.Int[0, 3], Gen.ULong[0, 40], Gen.Int).Array[0, 400].Sample(steps =>
        {
            var map = new YMap<ulong, int>();
            var model = new List<(ulong Key, int Value)>();
            foreach ((int what, ulong key, int value) in steps)
            {
                int at = model.FindIndex(e => e.Key == key);
                if (what == 0)
                {
                    Assert.Equal(at >= 0, map.Delete(key));
                    model.RemoveAll(e => e.Key == key);
                    continue;
                }

                map.Set(key, value);
                if (at >= 0)
                    model[at] = (key, value);
                else
                    model.Add((key, value));
            }

            List<(ulong, int)> items = [];
            foreach ((ulong key, int value) in map)
                items.Add((key, value));

            Assert.Equal(model, items);
            Assert.Equal(model.Count, map.Count);
            Assert.All(model, e => Assert.Equal(e.Value, map.Get(e.Key)));
            Assert.False(map.Contains(41));
        });

    [Fact]
    public void A_missing_key_reads_as_zero_and_is_not_stored_but_for_what_is_made()
    {
        var names = new YMap<long, string>();
        Assert.Equal(("", false), (names.Get(1), names.Contains(1)));
        var aggregates = new YMap<string, Aggregate>();
        aggregates.GetOrAdd("a", () => new Aggregate()).Feed(5);
        Assert.Equal(5, aggregates.GetOrAdd("a", () => new Aggregate()).Sum);
        Assert.Equal(0, new YMap<(string, long), long>().Get(("x", 1)));
    }

    [Fact]
    public void A_map_may_be_changed_while_it_is_visited()
    {
        var map = new YMap<long, long>();
        for (long i = 0; i < 100; i++)
            map.Set(i, i);

        List<long> visited = [];
        foreach ((long key, _) in map)
        {
            visited.Add(key);
            map.Delete(key);
            map.Delete(99);
            for (long i = 0; i < 10; i++)
                map.Set(1000 + (key * 10) + i, 0);
        }

        Assert.Equal(Enumerable.Range(0, 99).Select(i => (long)i), visited);
        Assert.Equal(990, map.Count);
        foreach ((long key, _) in map)
        {
            map.Clear();
            map.Set(key, 1);
        }

        Assert.Equal(1, map.Count);
    }

    [Fact]
    public void Gaps_are_closed_rather_than_grown_over()
    {
        var set = new YSet<long>(new Budget(TimeSpan.FromDays(1), 4096, CancellationToken.None));
        for (long i = 0; i < 100_000; i++)
        {
            Assert.True(set.Add(i));
            Assert.True(set.Delete(i - 10) || i < 10);
        }

        Assert.Equal(10, set.Count);
    }

    [Fact]
    public void Nothing_grows_past_the_budget()
    {
        var budget = new Budget(TimeSpan.FromDays(1), 10_000, CancellationToken.None);
        var list = new YList<long>(budget);
        var set = new YSet<string>(budget);
        for (int i = 0; i < 100_000; i++)
        {
            list.Push(i);
            set.Add($"{i}");
        }

        Assert.InRange(list.Count, 1, 5000);
        Assert.InRange(set.Count, 1, 5000);
        Assert.True(budget.IsOver);
    }

    [Fact]
    public void The_first_n_by_key_are_those_of_a_stable_sort() =>
        Gen.Select(Gen.Int[0, 8].Array[0, 60], Gen.Int[-1, 70], Gen.Bool).Sample((keys, limit, descending) =>
        {
            var top = new TopN<int, int>(descending, limit);
            for (int i = 0; i < keys.Length; i++)
                top.Add(i, keys[i]);

            IEnumerable<int> all = Enumerable.Range(0, keys.Length);
            IEnumerable<int> sorted = descending ? all.OrderByDescending(i => keys[i]) : all.OrderBy(i => keys[i]);
            Assert.Equal(sorted.Take(Math.Max(0, limit)), top.Sorted());
        });

    [Fact]
    public void Strings_are_ordered_by_code_point()
    {
        var top = new TopN<string, string>(descending: false);
        foreach (string s in new[] { "b", "😀", "\uffee", "B" })
            top.Add(s, s);

        Assert.Equal(["B", "b", "\uffee", "😀"], top.Sorted());
    }

    [Fact]
    public void Tuples_are_ordered_by_their_first_part_then_the_next_and_their_texts_by_code_point()
    {
        var top = new TopN<int, (double, (string, long), bool)>(descending: false);
        (double, (string, long), bool)[] keys = [(1, ("😀", 1), true), (1, ("\uffee", 2), true), (1, ("\uffee", 1), true), (1, ("\uffee", 1), false), (0.5, ("z", 9), true), (double.NaN, ("", 0), false)];
        foreach (var (i, key) in keys.Index())
            top.Add(i, key);

        Assert.Equal([5, 4, 3, 2, 1, 0], top.Sorted());
        Assert.Equal((0, 1, -1), (Ordering.Compare(("a", 1), ("a", 1)), Math.Sign(Ordering.Compare(("b", 1), ("a", 2))), Math.Sign(Ordering.Compare((1, 2), (1, 3)))));
    }

    [Fact]
    public void Division_faults_on_zero_and_wraps_at_the_end()
    {
        Assert.Equal((int.MinValue, 0, long.MinValue, 0L), (
            Arithmetic.Div(int.MinValue, -1, _memory), Arithmetic.Rem(int.MinValue, -1, _memory), Arithmetic.Div(long.MinValue, -1L, _memory), Arithmetic.Rem(long.MinValue, -1L, _memory)));
        Assert.Equal((-3, -1, 3UL), (Arithmetic.Div(-7, 2, _memory), Arithmetic.Rem(-7, 2, _memory), Arithmetic.Div(7UL, 2UL, _memory)));
        Assert.False(_memory.Faulted);
        foreach (Func<long> divide in new Func<long>[]
                 {
                     () => Arithmetic.Div(1, 0, _memory), () => Arithmetic.Rem(1L, 0L, _memory), () => Arithmetic.Div(1u, 0u, _memory), () => (long)Arithmetic.Rem(1UL, 0UL, _memory),
                 })
        {
            _memory.Clear();
            Assert.Equal(0, divide());
            Assert.True(_memory.Faulted);
        }
    }

    private static List<long> Items(YList<long> list)
    {
        List<long> items = [];
        foreach (long item in list)
            items.Add(item);

        return items;
    }
}

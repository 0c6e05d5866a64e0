using System.Collections.Immutable;
using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Reference;

/// <summary>Built-in functions (docs/language.md, 9 and 14).</summary>
internal sealed partial class Interpreter
{
    private Value Evaluate(BuiltInCall node, Frame frame)
    {
        ScriptType of = node.Arguments[0].Type;
        ScriptType? element = of switch { ListOf l => l.Element, SetOf s => s.Element, MapOf m => m.Key, _ => null };
        ImmutableArray<Value> values = [.. node.Arguments.Select((a, i) => Evaluate(a, frame, Parameter(node.Function, of, element, i) ?? a.Type))];
        Value first = values[0];
        switch (node.Function, first.Thing)
        {
            case ("_len", string s):
                return new Value(s.Length);
            case ("_len", ListValue list):
                return new Value(list.Items.Count);
            case ("_len", TableValue table):
                return new Value(table.Count);
            case ("_contains", string s):
                return Value.Of(s.Contains(values[1].Text, StringComparison.Ordinal));
            case ("_contains", ListValue list):
                return Value.Of(list.Items.Exists(i => TableValue.Same(i, values[1])));
            case ("_contains", TableValue table):
                return Value.Of(table.Find(values[1]) is not null);
            case ("_push", ListValue list):
                list.Items.Add(values[1]);
                return default;
            case ("_unshift", ListValue list):
                list.Items.Insert(0, values[1]);
                return default;
            case ("_pop", ListValue list):
                return Take(list, list.Items.Count - 1);
            case ("_shift", ListValue list):
                return Take(list, 0);
            case ("_add", TableValue table):
                return Value.Of(table.Find(values[1]) is null && table.Add(values[1], default) is not null);
            case ("_delete", TableValue table):
                return Value.Of(table.Remove(values[1]));
            case ("_clear", ListValue list):
                list.Items.Clear();
                return default;
            case ("_clear", TableValue table):
                table.Clear();
                return default;
            case ("_tostr", _):
                return Value.Of(Format.Plain(first, of));
            case ("_substr", string s):
                return Value.Of(Substring(s, values[1].Whole, values[2].Whole));
            case ("_find", string s):
                return new Value(s.IndexOf(values[1].Text, StringComparison.Ordinal));
            case ("_readable", _):
                return Value.Of(values[1].Whole == 0 || (values[1].Whole > 0 && values[1].Whole < 4096 && _memory.Read((ulong)first.Whole, (int)values[1].Whole) is not null));
            case ("_address", _):
                return new Value(Numbers.Wrap(first.Whole, ScriptType.UnsignedLong));
            case ("<<<", AggregateValue aggregate):
                aggregate.Numbers.Add(values[1].Whole);
                return default;
            case ("_count", AggregateValue aggregate):
                return new Value(aggregate.Numbers.Count);
            case ("_sum", AggregateValue aggregate):
                return new Value(Int128.Clamp(aggregate.Numbers.Aggregate(Int128.Zero, (a, b) => a + b), long.MinValue, long.MaxValue));
            case ("_min", AggregateValue { Numbers: var numbers }):
                return Value.Of(numbers.Count == 0 ? 0 : Numbers.Rounded(numbers.Min(), ScriptType.Double));
            case ("_max", AggregateValue { Numbers: var numbers }):
                return Value.Of(numbers.Count == 0 ? 0 : Numbers.Rounded(numbers.Max(), ScriptType.Double));
            case ("fabs", _):
                return Value.Of(Math.Abs(first.Real));
            default:
                throw new InvalidOperationException(node.Function);
        }
    }

    /// <summary>What an argument is converted to; null: it is not.</summary>
    private static ScriptType? Parameter(string function, ScriptType of, ScriptType? element, int index) => (function, index) switch
    {
        ("_contains" or "_push" or "_unshift" or "_add" or "_delete", 1) => element ?? of,
        ("_substr" or "_readable" or "<<<", > 0) => ScriptType.Long,
        ("fabs", _) => ScriptType.Double,
        _ => null,
    };

    private Value Take(ListValue list, int index)
    {
        if (list.Items.Count == 0)
            throw Fault(f => f.OutOfRange++);

        Value taken = list.Items[index];
        list.Items.RemoveAt(index);
        return taken;
    }

    /// <summary>What of the stretch lies within the text.</summary>
    private static string Substring(string text, Int128 start, Int128 count)
    {
        Int128 from = Int128.Clamp(start, 0, text.Length);
        return text.Substring((int)from, (int)Int128.Clamp(count, 0, text.Length - from));
    }
}

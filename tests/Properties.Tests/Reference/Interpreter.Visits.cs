using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Reference;

/// <summary><c>_foreach</c>: every iteration is a guarded unit.</summary>
internal sealed partial class Interpreter
{
    private Completion Visit(Foreach loop, Frame frame)
    {
        long left = loop.Limit is null ? long.MaxValue : (long)Evaluate(loop.Limit, frame, ScriptType.Long).Whole;
        if (loop.OrderBy is null)
        {
            return Each(loop, frame, () =>
            {
                if (loop.Where is not null && !Holds(loop.Where, frame))
                    return Completion.Normal;

                return left-- <= 0 ? Completion.Break : Execute(loop.Body, frame);
            });
        }

        List<(Value[] Items, Value Key)> found = [];
        Each(loop, frame, () =>
        {
            if (loop.Where is not null && !Holds(loop.Where, frame))
                return Completion.Normal;

            Value key = Evaluate(loop.OrderBy, frame);
            found.Add(([.. loop.Variables.Select(v => frame.Locals[v.Id])], key));
            return Completion.Normal;
        });
        bool falls = loop.Direction == "desc";
        var sorted = found.Order(Comparer<(Value[] Items, Value Key)>.Create((a, b) => Order(a.Key, b.Key, loop.OrderBy.Type) * (falls ? -1 : 1)));
        foreach ((Value[] items, _) in sorted.Take((int)Math.Clamp(left, 0, int.MaxValue)).ToList())
        {
            CountTurn();
            Completion completion = Unit(() =>
            {
                for (int i = 0; i < items.Length; i++)
                    frame.Locals[loop.Variables[i].Id] = items[i];

                return Execute(loop.Body, frame);
            });
            if (completion != Completion.Normal)
                return completion == Completion.Return ? completion : Completion.Normal;
        }

        return Completion.Normal;
    }

    /// <summary>Runs an iteration for each element, with the variables set.</summary>
    private Completion Each(Foreach loop, Frame frame, Func<Completion> iteration)
    {
        Completion result = Completion.Normal;

        // False: the visit is over.
        bool One(params (Value Value, ScriptType Type)[] items)
        {
            result = Unit(() =>
            {
                for (int i = 0; i < items.Length; i++)
                    frame.Locals[loop.Variables[i].Id] = Numbers.Convert(items[i].Value, items[i].Type, loop.Variables[i].Type);

                return iteration();
            });
            return result == Completion.Normal;
        }

        switch (loop.Source.Type)
        {
            case var _ when loop.Source is Call call:
                Generate(call, frame, value => One(call.Type is TupleOf t && loop.Variables.Length > 1 ? Parts(value, t) : [(value, call.Type)]) ? Completion.Normal : Completion.Break);
                break;
            case ListOf type:
                var list = (ListValue)Evaluate(loop.Source, frame).Thing!;
                int end = list.Items.Count;
                for (int i = 0; i < Math.Min(end, list.Items.Count); i++)
                {
                    CountTurn();
                    if (!One(type.Element is TupleOf t && loop.Variables.Length > 1 ? Parts(list.Items[i], t) : [(list.Items[i], type.Element)]))
                        break;
                }

                break;
            default:
                var table = (TableValue)Evaluate(loop.Source, frame).Thing!;
                foreach (TableValue.Entry entry in table.All())
                {
                    if (!table.Has(entry))
                        continue;

                    CountTurn();
                    (Value, ScriptType)[] items = loop.Source.Type is MapOf m ? [(entry.Key, m.Key), (entry.Value, m.Value)]
                        : ((SetOf)loop.Source.Type).Element is TupleOf t && loop.Variables.Length > 1 ? Parts(entry.Key, t)
                        : [(entry.Key, ((SetOf)loop.Source.Type).Element)];
                    if (!One(items))
                        break;
                }

                break;
        }

        return result == Completion.Return ? result : Completion.Normal;
    }

    private static (Value, ScriptType)[] Parts(Value tuple, TupleOf type) => [.. ((TupleValue)tuple.Thing!).Items.Select((v, i) => (v, type.Items[i]))];

    /// <summary>A fault in the generator's own code ends it, and with it the loop; one in its arguments is its user's.</summary>
    private void Generate(Call call, Frame user, Func<Value, Completion> consumer)
    {
        Function generator = _functions[call.Function];
        var frame = new Frame(generator) { Consumer = consumer };
        for (int i = 0; i < call.Arguments.Length; i++)
            frame.Locals[generator.Parameters[i].Id] = Evaluate(call.Arguments[i], user, generator.Parameters[i].Type);

        Unit(() => Execute(generator.Body, frame));
    }

    /// <summary>A guarded unit: a fault ends it, and what is around it goes on.</summary>
    private static Completion Unit(Func<Completion> run)
    {
        Completion completion;
        try
        {
            completion = run();
        }
        catch (FaultException)
        {
            return Completion.Normal;
        }

        return completion == Completion.Continue ? Completion.Normal : completion;
    }

    private static int Order(Value a, Value b, ScriptType type) => type switch
    {
        TextType => string.CompareOrdinal(a.Text, b.Text),
        TupleOf t => ((TupleValue)a.Thing!).Items.Select((v, i) => Order(v, ((TupleValue)b.Thing!).Items[i], t.Items[i])).FirstOrDefault(o => o != 0),
        _ => a.Whole.CompareTo(b.Whole),
    };
}

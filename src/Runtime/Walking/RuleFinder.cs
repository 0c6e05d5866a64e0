using YLang.Runtime.Memory;

namespace YLang.Runtime.Walking;

/// <summary>
/// Finds the rules that serve a kind: those of its own rule name, of its base's, and so on. Where no rule but those of the last base (the one that all kinds have) was found by name,
/// the rules for unknown kinds come first.
/// </summary>
internal sealed class RuleFinder(IHeap heap, TargetMemory memory)
{
    /// <summary>No kind has more bases; a damaged one may go in circles.</summary>
    private const int MostBases = 256;

    private readonly ILookup<string, int> _named = heap.Rules.Index().Where(r => r.Item.Of is not null).ToLookup(r => r.Item.Of!, r => r.Index, StringComparer.Ordinal);
    private readonly int[] _unknown = [.. heap.Rules.Index().Where(r => r.Item.Of is null).Select(r => r.Index)];

    public ushort[] RulesOf(ulong kind)
    {
        List<string> names = NamesOf(kind);
        List<int> rules = [];
        bool known = false;
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
                continue;

            rules.AddRange(_named[names[i]].Where(rule => !rules.Contains(rule)).ToList());
            known |= i < names.Count - 1 && _named.Contains(names[i]);
        }

        IEnumerable<int> candidates = known ? rules : _unknown.Concat(rules);
        return [.. candidates.Where(rule => Applies(rule, kind)).Select(rule => (ushort)rule)];
    }

    private List<string> NamesOf(ulong kind)
    {
        List<string> names = [];
        for (ulong t = kind; t != 0 && names.Count <= MostBases; t = heap.Base(t))
        {
            // A base that could not be read ends the row: what was found up to here still serves.
            if (memory.Faulted)
                break;

            string name = heap.RuleName(t);
            names.Add(memory.Faulted ? "" : name);
            memory.Clear();
        }

        memory.Clear();
        return names;
    }

    private bool Applies(int rule, ulong kind)
    {
        if (!heap.Rules[rule].HasWhere)
            return true;

        bool applies = heap.Applies(rule, kind) && !memory.Faulted;
        memory.Clear();
        return applies;
    }
}

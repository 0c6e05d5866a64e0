namespace YLang.Runtime.Walking;

/// <summary>The numbers of the rules of one kind, in the order in which they run. Enumerated by <c>foreach</c> without allocation.</summary>
public readonly struct RuleSet(ushort[]? rules)
{
    private readonly ushort[]? _rules = rules;

    public int Count => _rules?.Length ?? 0;

    public Enumerator GetEnumerator() => new(_rules);

    public struct Enumerator
    {
        private readonly ushort[] _rules;
        private int _index;

        internal Enumerator(ushort[]? rules)
        {
            _rules = rules ?? [];
            _index = -1;
        }

        public readonly int Current => _rules[_index];

        public bool MoveNext() => ++_index < _rules.Length;
    }
}

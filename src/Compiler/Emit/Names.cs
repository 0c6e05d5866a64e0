using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using YLang.Compiler.Binding;

namespace YLang.Compiler.Emit;

/// <summary>C# identifiers for a script's names: its own where C# and the runtime leave them free, else with a number.</summary>
internal static partial class Names
{
    private static readonly FrozenSet<string> s_keywords = (
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for " +
        "foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed " +
        "short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What emitted code means by these must stay what they mean. Everything that the built-in functions' calls name belongs to them.</summary>
    private static readonly FrozenSet<string> s_taken = (
        "_ m rt sink context System YLang Script Walker WalkerContext TargetMemory Begin Oneshot End Ready Periods Tick Heap Context ToString Equals GetHashCode GetType MemberwiseClone Finalize " +
        "ReferenceEquals Label Arithmetic YList YMap YSet Aggregate Quantity Address Graph Node Frame ReportPath TableHandle FindingsHandle ChartHandle Mapping TopN Ordering Captures Matcher IHeap IEdgeSink " +
        "TSink Drain HeapWalk RuleSet RuleInfo WalkRequest AttributedSink VisibleSink ReferrersSink ReferencesSink Func IReadOnlyList nameof var dynamic await scoped when and or not").Split(' ')
        .Concat(Builtins.All.SelectMany(b => Identifier().Matches(Quoted().Replace(b.CSharp, "")).Select(m => m.Value)))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A name that is free here and in all that lies within.</summary>
    public static string Free(string wanted, Func<string, bool> isTaken)
    {
        string name = Legal(wanted);
        if (!s_taken.Contains(name) && !isTaken(name))
            return s_keywords.Contains(name) ? "@" + name : name;

        for (int i = 2; ; i++)
        {
            string numbered = string.Create(CultureInfo.InvariantCulture, $"{name}{(char.IsAsciiDigit(name[^1]) ? "_" : "")}{i}");
            if (!isTaken(numbered))
                return numbered;
        }
    }

    private static string Legal(string name)
    {
        string legal = Illegal().Replace(name, "_");
        return legal.Length == 0 || char.IsAsciiDigit(legal[0]) ? "_" + legal : legal;
    }

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex Illegal();
}

/// <summary>The names of the emitted class's members.</summary>
internal sealed class MemberNames
{
    private readonly HashSet<string> _used = [];
    private readonly Dictionary<Symbol, string> _names = new(ReferenceEqualityComparer.Instance);

    public string this[Symbol symbol] => _names[symbol];

    public bool Contains(string name) => _used.Contains(name);

    public string Declare(string wanted)
    {
        string name = Names.Free(wanted, _used.Contains);
        _used.Add(name.TrimStart('@'));
        return name;
    }

    public void Declare(Symbol symbol, string wanted) => _names.TryAdd(symbol, Declare(wanted));
}

/// <summary>The names of one method's variables: those of an inner scope differ from those of the scopes around it, as C# wants.</summary>
internal sealed class LocalNames(MemberNames members)
{
    private readonly Dictionary<LocalSymbol, string> _names = new(ReferenceEqualityComparer.Instance);

    public string this[LocalSymbol symbol] => _names[symbol];

    public ImmutableHashSet<string> Declare(IEnumerable<LocalSymbol> symbols, ImmutableHashSet<string> used)
    {
        foreach (LocalSymbol symbol in symbols)
        {
            string name = Names.Free(symbol.Name, n => used.Contains(n) || members.Contains(n));
            used = used.Add(name.TrimStart('@'));
            _names[symbol] = name;
        }

        return used;
    }
}

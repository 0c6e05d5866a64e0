using YLang.Compiler.Diagnostics;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>What the body being bound may do.</summary>
internal enum BodyKind
{
    Function,
    Iterator,
    Label,
    Probe,
    Visit,
    Roots,
    HeapMember,

    /// <summary>The initial value of a global variable, a constant, a rule's <c>where</c>.</summary>
    Expression,
}

/// <summary>The variables of a body in their nested blocks, and what is known at the place being bound.</summary>
internal sealed class BodyScope(ScriptScope script, BodyKind kind, YType returns)
{
    private readonly List<Dictionary<string, LocalSymbol>> _blocks = [[]];
    private readonly List<LocalSymbol> _locals = [];
    private readonly HashSet<LocalSymbol> _read = [];
    private readonly HashSet<LocalSymbol> _silent = [];
    private readonly Dictionary<LocalSymbol, object?> _constants = [];
    private readonly Dictionary<LocalSymbol, GlobalSymbol> _statics = [];
    private readonly HashSet<string> _unknown = [];

    public ScriptScope Script { get; } = script;

    public BodyKind Kind { get; } = kind;

    /// <summary>Of an iterator: the element.</summary>
    public YType Returns { get; } = returns;

    /// <summary>A <c>~~</c> stands before the present place.</summary>
    public bool HasMatched { get; set; }

    /// <summary>The only variable that may be seen (a rule's <c>where</c>), or null: all.</summary>
    public LocalSymbol? Only { get; init; }

    public int Loops { get; set; }

    public int Breakables { get; set; }

    /// <summary>How many times <c>_has</c> was asked: tells whether a condition contains one.</summary>
    public int Questions { get; set; }

    /// <summary>Something was left out, by a <c>_has</c>: what nobody seems to use may be used there.</summary>
    public bool HasGaps { get; set; }

    public IEnumerable<string> Names => _blocks.SelectMany(b => b.Keys);

    /// <summary>Nothing has yet been said of this unknown name in this body.</summary>
    public bool IsFirstUnknown(string name) => _unknown.Add(name);

    public void Enter() => _blocks.Add([]);

    public void Leave() => _blocks.RemoveAt(_blocks.Count - 1);

    /// <param name="isSilent">Nobody wonders if it is not used: the variable of a rule, of a _foreach.</param>
    public void Declare(LocalSymbol local, bool isSilent = false)
    {
        if (_blocks[^1].TryGetValue(local.Name, out LocalSymbol? first))
            Script.Sink.Add(Catalogue.DeclaredTwice(local.Declaration, local.Name, first.Declaration));

        _blocks[^1][local.Name] = local;
        _locals.Add(local);
        if (isSilent)
            _silent.Add(local);
    }

    /// <param name="value">Null: it is not known before the script runs, and yet nothing may be assigned.</param>
    public void DeclareConstant(LocalSymbol local, object? value)
    {
        Declare(local);
        _constants[local] = value;
    }

    /// <param name="variable">Where its value is.</param>
    public void DeclareStatic(LocalSymbol local, GlobalSymbol variable)
    {
        Declare(local);
        _statics[local] = variable;
    }

    public LocalSymbol? Find(string name, bool isRead = true)
    {
        for (int i = _blocks.Count - 1; i >= 0; i--)
        {
            if (!_blocks[i].TryGetValue(name, out LocalSymbol? local))
                continue;

            if (isRead)
                _read.Add(local);

            return local;
        }

        return null;
    }

    public bool IsConstant(LocalSymbol local) => _constants.ContainsKey(local);

    /// <summary>Where the value of a <c>static</c> variable is; null for others.</summary>
    public GlobalSymbol? StaticOf(LocalSymbol local) => _statics.GetValueOrDefault(local);

    public object? ValueOf(LocalSymbol local) => _constants.GetValueOrDefault(local);

    public void WarnOfUnused()
    {
        if (HasGaps || Script.Sink.HasErrors)
            return;

        foreach (LocalSymbol local in _locals.Where(l => !_silent.Contains(l) && !_read.Contains(l)))
            Script.Warn(local.IsParameter ? Catalogue.UnusedParameter(local.Declaration, local.Name) : Catalogue.UnusedVariable(local.Declaration, local.Name));
    }
}

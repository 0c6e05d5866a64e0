using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>What the whole script declares, and against what it is bound.</summary>
internal sealed class ScriptScope(Layout layout, DiagnosticSink sink)
{
    public Layout Layout { get; } = layout;

    public DiagnosticSink Sink { get; } = sink;

    public Dictionary<string, FunctionSymbol> Functions { get; } = [];

    public Dictionary<string, GlobalSymbol> Globals { get; } = [];

    /// <summary>Constants and enumerators of the script: type and value.</summary>
    public Dictionary<string, (YType Type, object Value)> Constants { get; } = [];

    public Dictionary<string, YType> Typedefs { get; } = [];

    /// <summary>Tags that the script names as opaque.</summary>
    public HashSet<string> OpaqueTags { get; } = [];

    public HashSet<string> Heaps { get; } = [];

    public HashSet<string> Roots { get; } = [];

    public List<string> SwitchedOff { get; } = [];

    public void SwitchOff(string line)
    {
        if (!SwitchedOff.Contains(line))
            SwitchedOff.Add(line);
    }
}

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
}

/// <summary>The variables of a function in their nested blocks.</summary>
internal sealed class BodyScope(ScriptScope script, BodyKind kind, YType returns)
{
    private readonly List<Dictionary<string, LocalSymbol>> _blocks = [[]];
    private readonly List<LocalSymbol> _locals = [];
    private readonly HashSet<LocalSymbol> _used = [];

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

    public void Enter() => _blocks.Add([]);

    public void Leave() => _blocks.RemoveAt(_blocks.Count - 1);

    public void Declare(LocalSymbol local)
    {
        if (_blocks[^1].TryGetValue(local.Name, out LocalSymbol? first))
            Script.Sink.Add(Catalogue.DeclaredTwice(local.Declaration, local.Name, first.Declaration));

        _blocks[^1][local.Name] = local;
        _locals.Add(local);
    }

    public LocalSymbol? Find(string name)
    {
        for (int i = _blocks.Count - 1; i >= 0; i--)
        {
            if (_blocks[i].TryGetValue(name, out LocalSymbol? local))
            {
                _used.Add(local);
                return local;
            }
        }

        return null;
    }

    public IEnumerable<string> Names => _blocks.SelectMany(b => b.Keys);

    public void WarnOfUnused()
    {
        foreach (LocalSymbol local in _locals.Where(l => !l.IsParameter && !_used.Contains(l)))
            Script.Sink.Add(Catalogue.UnusedVariable(local.Declaration, local.Name));
    }
}

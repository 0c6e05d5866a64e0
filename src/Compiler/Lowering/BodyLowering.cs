using YLang.Compiler.Binding;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Lowering;

/// <summary>The body that is being lowered: what has been written of it, and where control goes from here.</summary>
internal sealed class BodyLowering(ScriptFacts script)
{
    /// <summary>Statements that all bodies of a script may become. Generators in generators multiply; nobody reads, and the JIT does not compile, more than that.</summary>
    public const int MaxStatements = 50_000;

    private readonly Dictionary<LocalSymbol, GuardedUnit> _unitOf = [];
    private List<BoundStatement> _written = [];

    public ScriptFacts Script { get; } = script;

    public Scope Scope { get; private set; } = new(new GuardedUnit(null), null, null, null, null, SymbolMap.Original, null);

    /// <summary>The body has become too large: nothing more is written.</summary>
    public bool IsFull { get; private set; }

    public void Add(BoundStatement statement)
    {
        if (++Script.Statements > MaxStatements)
            IsFull = true;
        else
            _written.Add(statement);
    }

    /// <summary>What the action writes, as a block of its own.</summary>
    public BoundBlock Block(SourceSpan span, Action write)
    {
        List<BoundStatement> outer = _written;
        _written = [];
        write();
        var block = new BoundBlock(span, [.. _written]);
        _written = outer;
        return block;
    }

    public void Within(Scope scope, Action write)
    {
        Scope outer = Scope;
        Scope = scope;
        write();
        Scope = outer;
    }

    /// <summary>A symbol of the body, declared here.</summary>
    public LocalSymbol Declare(LocalSymbol symbol)
    {
        LocalSymbol declared = Scope.Symbols.Declare(symbol);
        _unitOf[declared] = Scope.Unit;
        return declared;
    }

    /// <summary>A symbol that no script wrote.</summary>
    public LocalSymbol Temporary(string name, YType type, SourceSpan span)
    {
        var symbol = new LocalSymbol(name, type, span);
        _unitOf[symbol] = Scope.Unit;
        return symbol;
    }

    /// <summary>Does the variable live no longer than the present unit? Then nobody sees what a fault leaves in it.</summary>
    public bool EndsWithUnit(LocalSymbol declared) => _unitOf.GetValueOrDefault(declared) is { } unit ? unit == Scope.Unit : Scope.Unit.IsMethod;

    public void AddFaultCheck(SourceSpan span) => Add(new LoweredFaultCheck(span, Scope.Unit.Leave()));

    public void AddPoll(SourceSpan span) => Add(new LoweredPoll(span, Scope.Unit.Leave()));
}

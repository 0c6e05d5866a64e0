using YLang.Compiler.Binding;

namespace YLang.Compiler.Lowering;

/// <summary>Where control goes from a place in the code. Labels that are null: C#'s own statement does it.</summary>
/// <param name="Unit">The innermost guarded unit.</param>
/// <param name="Break">Where <c>break</c> goes.</param>
/// <param name="Return">Where <c>return</c> goes: in an inlined generator its end.</param>
/// <param name="Captures">The groups of the function's last match, or null where nothing asks for them.</param>
/// <param name="Symbols">What stands for the symbols of an inlined body.</param>
/// <param name="Yield">In an inlined generator: writes the body of the loop that it serves.</param>
internal sealed record Scope(
    GuardedUnit Unit, LabelSymbol? Break, LabelSymbol? Continue, LabelSymbol? Return, LocalSymbol? Captures, SymbolMap Symbols, Action<BoundYield>? Yield);

/// <summary>A part of the code that a fault ends. Compared by reference.</summary>
/// <param name="end">Null: the method returns.</param>
internal sealed class GuardedUnit(LabelSymbol? end)
{
    /// <summary>Where a fault goes; null: the method returns.</summary>
    public LabelSymbol? Leave() => end?.Use();

    public bool IsMethod => end is null;
}

/// <summary>Fresh symbols for the symbols of a body that is written more than once.</summary>
internal sealed class SymbolMap
{
    private readonly Dictionary<LocalSymbol, LocalSymbol>? _fresh;
    private readonly SymbolMap? _outer;

    private SymbolMap(Dictionary<LocalSymbol, LocalSymbol>? fresh, SymbolMap? outer) => (_fresh, _outer) = (fresh, outer);

    /// <summary>Of a body that is written once: its symbols stay.</summary>
    public static SymbolMap Original { get; } = new(null, null);

    public LocalSymbol this[LocalSymbol symbol] =>
        _fresh?.TryGetValue(symbol, out LocalSymbol? fresh) == true ? fresh : _outer is null ? symbol : _outer[symbol];

    /// <summary>Of a copy of a body that lies within this one's.</summary>
    public SymbolMap Copy() => new([], this);

    public LocalSymbol Declare(LocalSymbol symbol)
    {
        if (_fresh is null)
            return symbol;

        var fresh = new LocalSymbol(symbol.Name, symbol.Type, symbol.Declaration);
        _fresh[symbol] = fresh;
        return fresh;
    }
}

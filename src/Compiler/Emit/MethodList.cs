using YLang.Compiler.Binding;

namespace YLang.Compiler.Emit;

/// <summary>
/// Functions, rules and roots as methods, in the script's order. Roslyn compiles classes beside one another, but the methods of a class one by one: those of a large script are divided
/// among classes of which each derives from the one before, so that they call each other as if they stood in one.
/// </summary>
internal sealed class MethodList(ScriptTables tables, bool marksLines)
{
    /// <summary>Lines from which on a class is large enough: some hundred methods, an eighth of python-memory's.</summary>
    private const int ClassLines = 1500;

    private readonly List<(CodeWriter Text, IReadOnlySet<FunctionSymbol> Calls)> _methods = [];
    private readonly Dictionary<FunctionSymbol, int> _places = [];

    /// <param name="function">What the method is, where others call it.</param>
    public void Add(FunctionSymbol? function, Action<CodeWriter> emit)
    {
        if (function is not null)
            _places[function] = _methods.Count;

        var text = new CodeWriter(marksLines);
        text.Indent();
        emit(text);
        _methods.Add((text, tables.TakeCalls()));
    }

    /// <summary>The methods class by class: none calls one of a later class.</summary>
    /// <returns>At least one class.</returns>
    public IReadOnlyList<IReadOnlyList<CodeWriter>> Classes()
    {
        List<List<CodeWriter>> classes = [[]];
        (int lines, int lastCalled) = (0, 0);
        for (int i = 0; i < _methods.Count; i++)
        {
            if (lines > ClassLines && lastCalled < i)
            {
                classes.Add([]);
                lines = 0;
            }

            classes[^1].Add(_methods[i].Text);
            lines += _methods[i].Text.Lines;
            lastCalled = _methods[i].Calls.Select(c => _places[c]).Append(lastCalled).Max();
        }

        return classes;
    }
}

using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Generation;

/// <summary>A function as its callers know it.</summary>
/// <param name="IsRecursive">Its first parameter says how many calls may follow.</param>
/// <param name="Copies">Of a generator: how many times the body of a loop over it is written.</param>
internal sealed record Signature(string Name, ScriptType Result, ScriptType[] Parameters, bool IsGenerator, bool IsRecursive, int Copies);

/// <summary>What a script has at file level, and how wild it may be.</summary>
/// <param name="isUnbounded">Loops and recursion need not end.</param>
internal sealed class Making(Dice dice, bool isUnbounded)
{
    private int _variables;

    public Dice Dice { get; } = dice;

    public bool IsUnbounded { get; } = isUnbounded;

    public List<Variable> Globals { get; } = [];

    public List<Signature> Functions { get; } = [];

    public int NextId() => _variables++;
}

/// <summary>The variables that can be named at a place, innermost block last.</summary>
internal sealed class Scope(Making making)
{
    private static readonly string[] s_names = ["a", "b", "c", "d", "e", "f", "x", "y", "z", "i", "j", "k", "value", "p", "q"];

    private readonly List<List<Variable>> _blocks = [[]];
    private readonly HashSet<int> _fixed = [];

    /// <summary>What no inner one hides.</summary>
    public List<Variable> Visible =>
        [.. making.Globals, .. _blocks.SelectMany((b, i) => b.Where(v => !_blocks.Skip(i + 1).Any(inner => inner.Exists(w => w.Name == v.Name))))];

    public List<Variable> Assignable => Visible.FindAll(v => !_fixed.Contains(v.Id));

    /// <summary>Makes something while nothing may be assigned to the variables.</summary>
    public T Fixing<T>(IEnumerable<Variable> variables, Func<T> make)
    {
        List<int> added = [.. variables.Select(v => v.Id).Where(_fixed.Add)];
        T made = make();
        _fixed.ExceptWith(added);
        return made;
    }

    public void Enter() => _blocks.Add([]);

    public void Leave() => _blocks.RemoveAt(_blocks.Count - 1);

    /// <summary>A new variable of the innermost block, not yet to be seen: its initial value must not name it.</summary>
    public Variable Make(ScriptType type)
    {
        string name = making.Dice.From<string>(s_names);
        while (_blocks[^1].Exists(v => v.Name == name))
            name += making.Dice.Next(10);

        return new Variable(making.NextId(), name, type, IsGlobal: false);
    }

    /// <param name="isFixed">Nothing may be assigned to it: a loop counts on it.</param>
    public Variable Add(Variable variable, bool isFixed = false)
    {
        _blocks[^1].Add(variable);
        if (isFixed)
            _fixed.Add(variable.Id);

        return variable;
    }
}

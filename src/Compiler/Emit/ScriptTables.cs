using System.Globalization;
using YLang.Compiler.Binding;
using YLang.Compiler.Layouts;
using YLang.Compiler.Lowering;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>What the bodies of a script share: the names of its members, and the fields that bodies turn out to need.</summary>
internal sealed class ScriptTables
{
    private readonly Dictionary<string, int> _literals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _targetTexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _externs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _heaps = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Owner, string Field), int> _placeNumbers = [];
    private readonly List<FieldPlace> _places = [];
    private string? _placesField;
    private HashSet<FunctionSymbol> _calls = [];
    private readonly List<(string Field, string Type, string Value)> _members = [];
    private readonly Layout _layout;
    private readonly bool _keepsNumbers;

    public ScriptTables(LoweredScript script)
    {
        _layout = script.Source.Layout;
        Visit = Names.Declare("Visit");
        foreach (BoundGlobal global in script.Source.Globals)
            Names.Declare(global.Variable, global.Variable.Name);

        foreach (BoundParam param in script.Source.Params)
            Names.Declare(param.Variable, param.Variable.Name);

        foreach (BoundFunction function in script.Functions)
            Names.Declare(function.Symbol, function.Symbol.Name);

        foreach (LoweredHeap heap in script.Heaps)
        {
            _heaps[heap.Name] = Names.Declare(heap.Name);
            foreach (BoundFunction member in heap.Members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value))
                Names.Declare(member.Symbol, heap.Name + member.Symbol.Name);
        }

        foreach (string heap in script.Source.OtherHeaps)
        {
            _heaps[heap] = Names.Declare(heap);
            AddMember(_heaps[heap], "IHeap", "rt.Heap");
        }

        Labels = [.. script.Functions.Where(f => f.Symbol.Kind == FunctionKind.Label).Select(f => f.Symbol)];
        (Recursive, Guarded) = (script.Recursive, script.Guarded);
        _keepsNumbers = script.Source.KeepsNumbers;
    }

    public MemberNames Names { get; } = new();

    public string Visit { get; }

    /// <summary>Declared labels by number.</summary>
    public IReadOnlyList<FunctionSymbol> Labels { get; }

    public IReadOnlySet<FunctionSymbol> Recursive { get; }

    public IReadOnlySet<FunctionSymbol> Guarded { get; }

    /// <summary>The texts of labels by number.</summary>
    public IEnumerable<string> LiteralTexts => _literals.OrderBy(l => l.Value).Select(l => l.Key);

    /// <summary>The movable fields that bodies ask for, by number.</summary>
    public IReadOnlyList<FieldPlace> Places => _places;

    /// <summary>Static fields with the regular expressions that bodies asked for.</summary>
    public IEnumerable<(string Field, string Regex)> Patterns => _patterns.Select(p => (p.Value, p.Key));

    /// <summary>Fields that the constructor sets.</summary>
    public IEnumerable<(string Field, string Type, string Value)> Members => _members;

    /// <summary>The field of the heap that the script declares.</summary>
    public string AnyHeap => _heaps.Values.First();

    /// <summary>The method of a function that is called.</summary>
    public string Call(FunctionSymbol function)
    {
        _calls.Add(function);
        return Names[function];
    }

    /// <returns>What has been called since the last time.</returns>
    public IReadOnlySet<FunctionSymbol> TakeCalls()
    {
        HashSet<FunctionSymbol> calls = _calls;
        _calls = [];
        return calls;
    }

    /// <summary>The field that holds a heap.</summary>
    public string Heap(string name) => _heaps[name];

    public int Literal(string text)
    {
        if (!_literals.TryGetValue(text, out int index))
            _literals[text] = index = _literals.Count;

        return index;
    }

    public string Pattern(string regex) => Remember(_patterns, regex, "pattern");

    public string Extern(string variable) => Remember(
        _externs, variable, "addressOf_" + variable, name => AddMember(name, "ulong", $"rt.Extern({Literals.Text(variable)}, {Section(variable)})"));

    /// <summary>The distance of a movable field, as the walker asks for it.</summary>
    public string Place(string owner, string field, long bytes)
    {
        if (_placesField is null)
            AddMember(_placesField = Names.Declare("places"), "FieldPlaces", "rt.Places");

        if (!_placeNumbers.TryGetValue((owner, field), out int number))
        {
            _placeNumbers[(owner, field)] = number = _places.Count;
            _places.Add(new FieldPlace(owner, field, bytes));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{_placesField}.At({number})");
    }

    /// <summary>What a variable of this script is before anything is assigned to it.</summary>
    public string Zero(YType type) => CSharpTypes.Zero(type, _keepsNumbers);

    public string TargetText(string text) => Remember(_targetTexts, text, "textInTarget", name => AddMember(name, "ulong", $"rt.TextInTarget({Literals.Text(text)})"));

    /// <summary>A delegate that makes an empty container: what a map stores for a missing key.</summary>
    public string Maker(YType type)
    {
        string csharp = CSharpTypes.Of(type);
        int end = csharp.AsSpan().IndexOfAny('<', '(');
        return Remember(_makers, csharp, "make" + (end < 0 ? csharp : csharp[..end]), name => AddMember(name, $"Func<{csharp}>", "() => " + Zero(type)));
    }

    /// <summary>A field that the constructor sets.</summary>
    public void AddMember(string name, string type, string value) => _members.Add((name, type, value));

    private string Remember(Dictionary<string, string> table, string key, string wanted, Action<string>? declare = null)
    {
        if (table.TryGetValue(key, out string? known))
            return known;

        string name = table[key] = Names.Declare(wanted);
        declare?.Invoke(name);
        return name;
    }

    private string Section(string variable) => _layout.Extern(variable)?.Section is { } section ? Literals.Text(section) : "null";
}

using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>What the whole script declares, and against what it is bound.</summary>
/// <param name="elsewhere">What could be included; null: nothing.</param>
/// <param name="main">The file that was given: warnings are for its author, not for who includes a library under a layout that needs only a part of it.</param>
internal sealed class ScriptScope(Layout layout, DiagnosticSink sink, SourceText main, Elsewhere? elsewhere = null)
{
    private readonly HashSet<string> _switchedOff = [];
    private readonly List<string> _switchedOffInOrder = [];
    private TypeSpelling? _spelling;

    public Layout Layout { get; } = layout;

    public DiagnosticSink Sink { get; } = sink;

    public Elsewhere? Elsewhere { get; } = elsewhere;

    public Dictionary<string, FunctionSymbol> Functions { get; } = [];

    public Dictionary<string, GlobalSymbol> Globals { get; } = [];

    public Dictionary<string, ScriptConstant> Constants { get; } = [];

    public Dictionary<string, YType> Typedefs { get; } = [];

    /// <summary>Variables that functions declare as <c>static</c>: they live as long as the run, and only their function sees them.</summary>
    public List<BoundGlobal> Statics { get; } = [];

    /// <summary>Tags that the script names as opaque.</summary>
    public HashSet<string> OpaqueTags { get; } = [];

    /// <summary>Functions and generators that what is bound so far calls.</summary>
    public HashSet<FunctionSymbol> Called { get; } = [];

    /// <summary>File-level variables that what is bound so far names.</summary>
    public HashSet<GlobalSymbol> Used { get; } = [];

    /// <summary>What is bound so far asks an aggregate how its numbers lie.</summary>
    public bool KeepsNumbers { get; set; }

    public HashSet<string> Heaps { get; } = [];

    public HashSet<string> Roots { get; } = [];

    public IReadOnlyList<string> SwitchedOff => _switchedOffInOrder;

    /// <summary>Names that stand for values wherever a body stands.</summary>
    public IEnumerable<string> ValueNames =>
        Globals.Keys.Concat(Constants.Keys).Concat(Layout.Constants.Select(c => c.Key)).Concat(Layout.Externs.Select(e => e.Name)).Concat(CLimits.Names).Append("NULL").Append("true").Append("false");

    /// <summary>Constants whose value is being worked out for one another.</summary>
    public int OpenConstants { get; set; }

    /// <summary>Types as messages spell them.</summary>
    public TypeSpelling Spelling => _spelling ??= new TypeSpelling(Layout);

    /// <summary>A type as a message spells it.</summary>
    public string Say(YType type) => Spelling.Of(type);

    public void SwitchOff(string line)
    {
        if (_switchedOff.Add(line))
            _switchedOffInOrder.Add(line);
    }

    public void Warn(Diagnostic warning)
    {
        if (ReferenceEquals(warning.Span.Source, main))
            Sink.Add(warning);
    }
}

/// <summary>A constant or enumerator of the script. Its value is worked out when it is first asked for: constants may use each other in any order.</summary>
internal sealed class ScriptConstant(string name, YType type, SourceSpan declaration, Func<object?> evaluate)
{
    /// <summary>A script of nothing but constants, each of them by way of the next one, would use up the stack.</summary>
    private const int MostOpen = 200;

    private object? _value;
    private State _state;

    private enum State
    {
        Unknown,
        Open,
        Known,
    }

    public YType Type { get; } = type;

    /// <summary>Null after a message.</summary>
    public object? Value(ScriptScope script)
    {
        if (_state == State.Open)
        {
            script.Sink.Add(Catalogue.ConstantOfItself(declaration, name));
            return null;
        }

        if (_state == State.Unknown)
        {
            if (script.OpenConstants >= MostOpen)
            {
                script.Sink.Add(Catalogue.NestedTooDeep(declaration, MostOpen));
                return null;
            }

            _state = State.Open;
            script.OpenConstants++;
            _value = evaluate();
            script.OpenConstants--;
            _state = State.Known;
        }

        return _value;
    }
}

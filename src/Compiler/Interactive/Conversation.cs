using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Emit;
using YLang.Compiler.Layouts;
using YLang.Compiler.Lowering;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;
using YLang.Compiler.Verification;

namespace YLang.Compiler.Interactive;

/// <summary>
/// What was said at a prompt so far: a library, and after it entry by entry declarations, includes, macros and variables. Each entry becomes a small walker of its own; the values of the
/// variables are the affair of whoever runs it. The heap's rules are compiled once, with the library.
/// </summary>
public sealed class Conversation
{
    /// <summary>The path of entries' sources.</summary>
    public const string PromptPath = "<prompt>";

    private static readonly string[] s_words =
    [
        "break", "case", "const", "continue", "default", "do", "else", "enum", "for", "if", "offsetof", "return", "sizeof", "static", "struct", "switch", "typedef", "union", "while",
        "_str", "_agg", "_graph", "_node", "_frame", "_path", "_table", "_findings", "_chart", "_mapping", "_list", "_map", "_set", "_iter", "_visit", "_roots", "_label", "_foreach", "_try", "_else",
        "_has", "_yield",
    ];

    private readonly CompilationOptions _options;
    private readonly Dictionary<string, YType> _variables = new(StringComparer.Ordinal);
    private ImmutableArray<DeclarationSyntax> _known;
    private Prelude _prelude;

    private Conversation(CompilationOptions options, Layout layout, ImmutableArray<DeclarationSyntax> known, Prelude prelude) =>
        (_options, Layout, _known, _prelude) = (options, layout, known, prelude);

    /// <summary>That of the target, with the structs and variables that were declared.</summary>
    public Layout Layout { get; private set; }

    /// <summary>The variables whose values are kept, by name.</summary>
    public IReadOnlyDictionary<string, YType> Variables => _variables;

    /// <summary>The type of the heap's objects, or null.</summary>
    public YType? HeapObjects => BinderOf("").HeapObjects;

    /// <param name="library">What all entries find before them.</param>
    /// <returns>Null where <paramref name="diagnostics"/> then holds an error of the library.</returns>
    public static Conversation? Begin(CompilationOptions library, DiagnosticSink diagnostics)
    {
        CompilationUnitSyntax unit = Parser.Parse(library.Source, new ParseContext(library.Layout.Facts, library.Includes), diagnostics, out Prelude prelude);
        return !diagnostics.HasErrors && ScriptTypes.Extend(library.Layout, unit, diagnostics) is { } layout ? new Conversation(library, layout, unit.Declarations, prelude) : null;
    }

    /// <summary>Is the text the beginning of an entry that goes on in the next line?</summary>
    public static bool IsUnfinished(string text) => EntryParser.IsUnfinished(text);

    /// <summary>Compiles an entry, and remembers what it declares.</summary>
    /// <returns>Null where <paramref name="diagnostics"/> then holds an error: nothing of the entry is remembered.</returns>
    public CompiledEntry? Read(SourceText source, DiagnosticSink diagnostics)
    {
        EntrySyntax entry = Parse(source, diagnostics, out Prelude prelude);
        if (diagnostics.HasErrors)
            return null;

        ImmutableArray<DeclarationSyntax> kept = Without(entry.Declarations);
        if (LayoutWith(entry, kept, diagnostics) is not { } layout)
            return null;

        BoundEntry bound = new EntryBinder(entry, kept, _variables, layout, diagnostics).Bind();
        bool changesHeap = entry.Declarations.Any(d => d is HeapSyntax or VisitSyntax or RootsSyntax or LabelSyntax);
        ImmutableArray<DeclarationSyntax> known = [.. kept, .. entry.Declarations.Where(d => d is not ProbeSyntax)];
        if (diagnostics.HasErrors || (changesHeap && !Suits(entry, known, diagnostics)))
            return null;

        LoweredScript lowered = Lowerer.Lower(bound.Script, diagnostics);
        if (diagnostics.HasErrors)
            return null;

        Suspicions.Find(bound.Script, source, diagnostics, isWhole: false);
        CSharpText code = Emitter.Emit(lowered, marksLines: false);
        WalkerImage image = RoslynBackend.Compile(code, withSymbols: false);
        if (!Verifier.Verify(image.Assembly, diagnostics))
            return null;

        (_known, _prelude, Layout) = (known, prelude, layout);
        return Remember(bound, image, code, changesHeap);
    }

    /// <summary>The value of an entry that has run is the last value from now on.</summary>
    public void Keep(EntryValue value) => _variables[EntryBinder.LastValue] = value.StorageType;

    public void Forget(string variable) => _variables.Remove(variable);

    /// <summary>The target is another by now: forgets what was found in the earlier one, and what the library's variables began with.</summary>
    /// <returns>The variables that are no more: handles to what was found.</returns>
    public IReadOnlyList<string> Refresh()
    {
        foreach (string name in _known.OfType<GlobalVariableSyntax>().SelectMany(g => g.Variable.Declarators).Select(d => d.Name))
            _variables.Remove(name);

        string[] gone = [.. _variables.Where(v => v.Value is HandleType { Name: "_graph" or "_node" or "_frame" } or ListType { Element: HandleType }).Select(v => v.Key)];
        foreach (string name in gone)
            _variables.Remove(name);

        return gone;
    }

    /// <summary>The heap with all rules: those of the library and those that were entered.</summary>
    /// <returns>Null where <paramref name="diagnostics"/> then holds an error.</returns>
    public byte[]? CompileHeap(DiagnosticSink diagnostics)
    {
        var unit = new CompilationUnitSyntax(new SourceSpan(_options.Source, 0, 0), "", [.. _known.Where(d => d is not ProbeSyntax)]);
        BoundScript? bound = Binder.Bind(unit, _options.Layout, diagnostics);
        if (diagnostics.HasErrors || bound is null || Lowerer.Lower(bound, diagnostics) is var lowered && diagnostics.HasErrors)
            return null;

        WalkerImage image = RoslynBackend.Compile(Emitter.Emit(lowered, marksLines: false), withSymbols: false);
        return Verifier.Verify(image.Assembly, diagnostics) ? image.Assembly : null;
    }

    /// <summary>The type of an expression, which is not run; null where it has none, for the reason in <paramref name="diagnostics"/>.</summary>
    public YType? TypeOf(SourceText expression, DiagnosticSink diagnostics)
    {
        EntrySyntax entry = Parse(expression, diagnostics, out _);
        return diagnostics.HasErrors ? null : new EntryBinder(entry, _known, _variables, Layout, diagnostics).TypeOfExpression();
    }

    /// <summary>Whatever a name can stand for at the beginning of an expression or declaration.</summary>
    public IEnumerable<string> Names() => BinderOf("").Names
        .Concat(Builtins.All.Where(b => b.Place == BuiltinPlace.Anywhere).Select(b => b.Name)).Concat(Builtins.SpecialNames)
        .Concat(Layout.TypeNames).Concat(CTypes.Names).Concat(_known.OfType<HeapSyntax>().Select(h => h.Name)).Concat(_known.OfType<TypedefSyntax>().Select(t => t.Name))
        .Concat(_prelude.MacroNames).Concat(s_words);

    /// <summary>What can stand behind <c>-></c> or <c>.</c> of an expression: fields of a struct, members of a handle; nothing where there are none.</summary>
    public IEnumerable<string> MembersOf(SourceText expression, DiagnosticSink diagnostics)
    {
        YType? type = TypeOf(expression, diagnostics);
        return (type is PointerType pointer ? pointer.Pointee : type) switch
        {
            StructType s => Layout.Struct(s.Name)?.Fields.Select(f => f.Name) ?? [],
            HandleType h => HandleMembers.All.Where(m => m.Handle == h.Name).Select(m => m.Name),
            _ => [],
        };
    }

    /// <summary>A function's head and what its author says of it, or the fields of a struct; null where the name is of neither.</summary>
    public string? Describe(string name)
    {
        if (_variables.ContainsKey(name))
            return null;

        if (BinderOf("").Functions.FirstOrDefault(f => f.Name == name) is not { } function)
            return Builtins.Find(name) is { } builtin ? $"{builtin.Signature}\n{builtin.Help}\n" : LayoutPrinter.Print(Layout, name);

        var spelling = new TypeSpelling(Layout);
        string parameters = string.Join(", ", function.Parameters.Select(p => spelling.Declare(p.Type, p.Name)));
        string documentation = string.Concat(function.Documentation.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim() + "\n"));
        return $"{(function.Kind == FunctionKind.Iterator ? "_iter " : "")}{spelling.Declare(function.ReturnType, $"{function.Name}({parameters})")}\n{documentation}";
    }

    private EntryBinder BinderOf(string text)
    {
        var sink = new DiagnosticSink();
        return new EntryBinder(Parse(new SourceText(PromptPath, text), sink, out _), _known, _variables, Layout, sink);
    }

    private EntrySyntax Parse(SourceText source, DiagnosticSink diagnostics, out Prelude after)
    {
        HashSet<string> typedefs = [.. _known.OfType<TypedefSyntax>().Select(t => t.Name)];
        HashSet<string> functions = [.. _known.Select(NameOf).OfType<string>()];
        LayoutFacts facts = Layout.Facts;
        var context = new ParseContext(
            facts with { HasType = name => !_variables.ContainsKey(name) && (typedefs.Contains(name) || facts.HasType(name)) }, _options.Includes,
            IsValue: name => _variables.ContainsKey(name) || functions.Contains(name) || facts.HasVariable(name) || facts.HasEnum(name));
        return EntryParser.Parse(source, context, _prelude, diagnostics, out after);
    }

    /// <summary>Null after a message.</summary>
    private Layout? LayoutWith(EntrySyntax entry, ImmutableArray<DeclarationSyntax> kept, DiagnosticSink diagnostics) =>
        entry.Declarations.Any(d => d is StructDeclarationSyntax or ExternSyntax or TypedefSyntax)
            ? ScriptTypes.Extend(_options.Layout, new CompilationUnitSyntax(entry.Span, "", [.. kept, .. entry.Declarations]), diagnostics)
            : Layout;

    /// <summary>What is said again replaces what was said before.</summary>
    private ImmutableArray<DeclarationSyntax> Without(ImmutableArray<DeclarationSyntax> again)
    {
        HashSet<string> names = [.. again.Select(NameOf).OfType<string>()];
        return names.Count == 0 ? _known : [.. _known.Where(d => d.Span.Source.Path != PromptPath || NameOf(d) is not { } name || !names.Contains(name))];
    }

    private static string? NameOf(DeclarationSyntax declaration) => declaration switch
    {
        FunctionSyntax f => f.Name,
        IteratorSyntax i => i.Name,
        LabelSyntax l => l.Name,
        ParamSyntax p => p.Name,
        TypedefSyntax t => t.Name,
        StructDeclarationSyntax s => s.Name,
        ExternSyntax x => x.Name,
        EnumDeclarationSyntax e => e.Name.Length > 0 ? e.Name : null,
        GlobalVariableSyntax { Variable.Declarators: [var only] } => only.Name,
        _ => null,
    };

    /// <summary>Do rules that are entered fit the heap and the rules that are there?</summary>
    private bool Suits(EntrySyntax entry, ImmutableArray<DeclarationSyntax> known, DiagnosticSink diagnostics)
    {
        Binder.Bind(new CompilationUnitSyntax(entry.Span, "", known), _options.Layout, diagnostics);
        return !diagnostics.HasErrors;
    }

    private CompiledEntry Remember(BoundEntry bound, WalkerImage image, CSharpText code, bool changesHeap)
    {
        foreach (GlobalSymbol variable in bound.Declared)
            _variables[variable.Name] = variable.Type;

        ImmutableArray<EntryVariable> variables =
            [.. bound.Named.Select(v => new EntryVariable(v.Name, v.Type, code.Fields[v], false)), .. bound.Declared.Select(v => new EntryVariable(v.Name, v.Type, code.Fields[v], true))];
        foreach (EntryVariable variable in variables)
            _variables.TryAdd(variable.Name, variable.Type);

        EntryValue? value = bound.Value is { } last ? new EntryValue(code.Fields[last.Variable], last.Variable.Type, last.Type, last.Kind) : null;
        return new CompiledEntry(image.Assembly, variables, code.Fields[bound.Completed], value, changesHeap);
    }
}

using System.Collections.Immutable;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>A field's place in its struct.</summary>
/// <param name="Offset">Bytes from the struct's start; 0 is a real offset. Of a bit field: of its storage unit.</param>
/// <param name="BitOffset">First bit within the storage unit (of the type's width), from the least significant; 0 where BitWidth is null.</param>
/// <param name="BitWidth">Bits, or null: an ordinary field.</param>
public sealed record FieldLayout(string Owner, string Name, YType Type, long Offset, int BitOffset, int? BitWidth);

/// <param name="Size">Bytes, or null: opaque.</param>
/// <param name="Fields">In the order of the file; members of anonymous structs and unions stand here with their offset in this struct.</param>
/// <param name="IsUnion">A union.</param>
public sealed record StructLayout(string Name, long? Size, long Alignment, bool IsUnion, ImmutableArray<FieldLayout> Fields, ImmutableArray<FieldCheck> Checks);

/// <summary>A constraint written beside a field, as syntax: the doctor compiles it.</summary>
public sealed record FieldCheck(string Field, Syntax.ExpressionSyntax Condition);

/// <summary>A variable of the target.</summary>
/// <param name="Section">ELF section that begins with it, asked where no symbol is found; or null.</param>
public sealed record ExternLayout(string Name, YType Type, string? Section);

/// <summary>One version's tables: what the compiler knows of the target. Immutable.</summary>
public sealed class Layout
{
    private readonly IReadOnlyDictionary<string, StructLayout> _structs;
    private readonly IReadOnlyDictionary<string, YType> _typedefs;
    private readonly IReadOnlyDictionary<string, long> _constants;
    private readonly IReadOnlyDictionary<string, ExternLayout> _externs;

    /// <summary>By struct, then by name.</summary>
    private readonly Dictionary<string, Dictionary<string, FieldLayout>> _fields;

    /// <remarks>The tables are kept, not copied: whoever made them changes them no more.</remarks>
    public Layout(
        string runtime, string version, string provenance, IReadOnlyDictionary<string, StructLayout> structs, IReadOnlyDictionary<string, YType> typedefs,
        IReadOnlyDictionary<string, long> constants, IReadOnlyDictionary<string, ExternLayout> externs)
    {
        (Runtime, Version, Provenance) = (runtime, version, provenance);
        (_structs, _typedefs, _constants, _externs) = (structs, typedefs, constants, externs);
        _fields = structs.Values.ToDictionary(s => s.Name, s => s.Fields.ToDictionary(f => f.Name));
    }

    /// <summary>No types but C's own: for scripts that read no structs.</summary>
    public static Layout Empty { get; } = new(
        "none", "", "", new Dictionary<string, StructLayout>(), new Dictionary<string, YType>(), new Dictionary<string, long>(), new Dictionary<string, ExternLayout>());

    public string Runtime { get; }

    public string Version { get; }

    /// <summary><c>cpython-3.11</c>.</summary>
    public string Name => Version.Length == 0 ? Runtime : $"{Runtime}-{Version}";

    public string Provenance { get; }

    /// <summary>The files it was read from, the newest first, then what that extends; for messages.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Of <see cref="Machines"/>.</summary>
    public string Machine { get; init; } = Machines.Usual;

    /// <summary>What a target is asked before this layout is used on it.</summary>
    public LayoutQuestions Questions { get; init; } = LayoutQuestions.None;

    /// <summary>What a target has answered, which this layout follows.</summary>
    public LayoutAnswers Answers { get; init; } = LayoutAnswers.None;

    /// <summary>Walkers compiled against it ask where a field stands when they run: whoever doubts the layout tries other places without compiling again.</summary>
    public bool IsMovable { get; private init; }

    public IEnumerable<StructLayout> Structs => _structs.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    public IEnumerable<ExternLayout> Externs => _externs.Values.OrderBy(e => e.Name, StringComparer.Ordinal);

    /// <summary>Every name that is a type: struct tags, unions and typedefs.</summary>
    public IEnumerable<string> TypeNames => _structs.Keys.Concat(_typedefs.Keys);

    public IEnumerable<KeyValuePair<string, long>> Constants => _constants;

    /// <summary>The struct or union of this tag, or null.</summary>
    public StructLayout? Struct(string name) => _structs.GetValueOrDefault(name);

    /// <summary>What a typedef name or a bare struct tag means, or null.</summary>
    public YType? Type(string name) => _typedefs.GetValueOrDefault(name) ?? (_structs.ContainsKey(name) ? new StructType(name) : null);

    /// <summary>The field, or null where this target's struct has none.</summary>
    public FieldLayout? Field(string owner, string name) => _fields.GetValueOrDefault(owner)?.GetValueOrDefault(name);

    /// <summary>A <c>const</c> or an enumerator, or null.</summary>
    public long? Constant(string name) => _constants.TryGetValue(name, out long value) ? value : null;

    public ExternLayout? Extern(string name) => _externs.GetValueOrDefault(name);

    /// <summary>This layout and more: of two of one name the later stands.</summary>
    internal Layout With(
        IEnumerable<KeyValuePair<string, StructLayout>> structs, IEnumerable<KeyValuePair<string, YType>> typedefs, IEnumerable<KeyValuePair<string, ExternLayout>> externs) =>
        new(Runtime, Version, Provenance, Joined(_structs, structs), Joined(_typedefs, typedefs), _constants, Joined(_externs, externs)) { Files = Files, Machine = Machine, Questions = Questions, Answers = Answers, IsMovable = IsMovable };

    /// <summary>This layout and, behind it, that of another runtime in the same process: of two of one name this one's stands.</summary>
    public Layout Beside(Layout other) =>
        new(
            Runtime, Version, Provenance, Joined(other._structs, _structs), Joined(other._typedefs, _typedefs), Joined(other._constants, _constants), Joined(other._externs, _externs))
        {
            Files = [.. Files, .. other.Files], Machine = Machine, Questions = Questions, Answers = Answers, IsMovable = IsMovable,
        };

    /// <summary>The same, with <see cref="IsMovable"/>.</summary>
    public Layout Movable() => new(Runtime, Version, Provenance, _structs, _typedefs, _constants, _externs) { Files = Files, Machine = Machine, Questions = Questions, Answers = Answers, IsMovable = true };

    private static Dictionary<string, T> Joined<T>(IReadOnlyDictionary<string, T> own, IEnumerable<KeyValuePair<string, T>> more)
    {
        var all = new Dictionary<string, T>(own, StringComparer.Ordinal);
        foreach (var (name, value) in more)
            all[name] = value;

        return all;
    }

    /// <summary>What the preprocessor's conditions and the parser ask; structs by tag or typedef.</summary>
    public Syntax.LayoutFacts Facts => new(
        name => Type(name) is not null,
        (owner, name) => Type(owner) is StructType s && Field(s.Name, name) is not null,
        name => Extern(name) is not null,
        name => Constant(name) is not null);
}

namespace YLang.Compiler.Syntax;

/// <summary>What a text at a prompt finds before it begins: the macros that are defined, the files that are included. Immutable.</summary>
public sealed class Prelude
{
    internal Prelude(Macros? macros, IReadOnlyCollection<string> included) => (Macros, Included) = (macros, included);

    public static Prelude Empty { get; } = new(null, []);

    /// <summary>The names of all macros.</summary>
    public IEnumerable<string> MacroNames => Macros?.Names ?? [];

    internal Macros? Macros { get; }

    internal IReadOnlyCollection<string> Included { get; }
}

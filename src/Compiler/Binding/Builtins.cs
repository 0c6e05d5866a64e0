namespace YLang.Compiler.Binding;

/// <summary>The table of built-in functions.</summary>
public static class Builtins
{
    /// <summary>The built-in of this name, or null.</summary>
    public static Builtin? Find(string name) => All.FirstOrDefault(b => b.Name == name);

    public static IReadOnlyList<Builtin> All { get; } = [];
}

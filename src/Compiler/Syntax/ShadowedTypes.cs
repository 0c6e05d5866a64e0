namespace YLang.Compiler.Syntax;

/// <summary>Variables that bear a type's name (<c>struct arena *arena</c>): from their declaration to the end of its block the name means the variable.</summary>
internal sealed class ShadowedTypes
{
    private readonly List<(string Name, int Depth)> _all = [];

    public bool Contains(string name) => _all.Exists(s => s.Name == name);

    /// <param name="depth">Braces around the block that the variable belongs to, its own included.</param>
    public void Add(string name, int depth) => _all.Add((name, depth));

    /// <summary>A brace has closed; <paramref name="depth"/> are still open.</summary>
    public void Leave(int depth) => _all.RemoveAll(s => s.Depth > depth);
}

using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>What the parser must know of the layout in use: names only.</summary>
/// <param name="HasType">A struct or union tag, or a typedef.</param>
/// <param name="HasField">Struct (tag or typedef) and field.</param>
/// <param name="HasVariable">A variable of the target.</param>
/// <param name="HasEnum">An enumerator or a constant.</param>
public sealed record LayoutFacts(Func<string, bool> HasType, Func<string, string, bool> HasField, Func<string, bool> HasVariable, Func<string, bool> HasEnum)
{
    /// <summary>A layout with nothing in it.</summary>
    public static LayoutFacts None { get; } = new(_ => false, (_, _) => false, _ => false, _ => false);
}

/// <param name="IsLayoutFile">The text is a layout or runtime file, not a script.</param>
/// <param name="IsValue">Set for an entry at a prompt, where statements stand outside of functions: is a name known to be a variable or function? <c>a * b</c> then is no declaration.</param>
public sealed record ParseContext(LayoutFacts Layout, IncludeResolver Includes, bool IsLayoutFile = false, Func<string, bool>? IsValue = null)
{
    /// <summary>For layout files: they include nothing and know no types but their own.</summary>
    public static ParseContext LayoutFile { get; } = new(LayoutFacts.None, IncludeResolver.None, IsLayoutFile: true);
}

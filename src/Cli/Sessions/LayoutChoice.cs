using YLang.Compiler.Layouts;

namespace YLang.Cli.Sessions;

/// <summary>The layout that a run needs; it is read only where something has to be compiled.</summary>
/// <param name="Wanted">A name or a file; null: none.</param>
internal sealed record LayoutChoice(LayoutLibrary Library, string? Wanted)
{
    /// <summary>For keys: the same wherever the user stands.</summary>
    public string Identity => Wanted is null ? "" : Wanted.EndsWith(".layout", StringComparison.Ordinal) ? Path.GetFullPath(Wanted) : Wanted;

    public Layout Load() => Wanted is null ? Layout.Empty : Libraries.Load(Library, Wanted);
}

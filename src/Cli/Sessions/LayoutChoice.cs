using YLang.Compiler.Layouts;

namespace YLang.Cli.Sessions;

/// <summary>The layouts that a run needs; they are read only where something has to be compiled.</summary>
/// <param name="Wanted">A name or a file; null: none.</param>
/// <param name="Answers">What the target has said of it.</param>
internal sealed record LayoutChoice(LayoutLibrary Library, string? Wanted, LayoutAnswers Answers)
{
    /// <summary>Names of those of runtimes that stand beside it in the process.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>For keys: the same wherever the user stands.</summary>
    public string Identity => string.Join('\n', Beside.Prepend(Answers.IsPlain ? FileIdentity : $"{FileIdentity}\n{Answers.Identity}"));

    /// <summary>Of the file alone.</summary>
    public string FileIdentity => Wanted is null ? "" : Wanted.EndsWith(".layout", StringComparison.Ordinal) ? Path.GetFullPath(Wanted) : Wanted;

    /// <summary>Where the offsets come from, in a report.</summary>
    public string From => Answers.Stated > 0 ? "target" : "file";

    /// <summary>What a reader of the report should know of the offsets.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (Answers.Stated > 0)
                yield return $"{Answers.Stated} places are as the target itself states them{(Answers.Moved.IsEmpty ? ", and as the file does" : "")}";

            foreach (StatedAnswer moved in Answers.Moved)
                yield return $"the target moves {moved}";

            if (Answers.Refusal.Length > 0)
                yield return $"the target's own offsets are not believed: {Answers.Refusal}";
        }
    }

    /// <summary>All in one, named after the first.</summary>
    public Layout Load()
    {
        IEnumerable<Layout> beside = Beside.Select(name => Libraries.Load(Library, name));
        return (Wanted is null ? beside : beside.Prepend(Libraries.Load(Library, Wanted, Answers))).DefaultIfEmpty(Layout.Empty).Aggregate((all, next) => all.Beside(next));
    }
}

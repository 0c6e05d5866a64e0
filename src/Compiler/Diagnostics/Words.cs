namespace YLang.Compiler.Diagnostics;

/// <summary>Puts names into sentences.</summary>
public static class Words
{
    private const int MostListed = 8;

    /// <summary><c>'a', 'b' and 'c'</c>; after eight names <c>… and 12 more</c>; "nothing" where there is none.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] all = [.. names.Select(Quoted)];
        return all.Length switch
        {
            0 => "nothing",
            1 => all[0],
            <= MostListed => $"{string.Join(", ", all[..^1])} and {all[^1]}",
            _ => $"{string.Join(", ", all[..MostListed])} and {all.Length - MostListed} more",
        };
    }

    /// <summary><c>a, b or c</c>.</summary>
    public static string Either(IReadOnlyList<string> choices) => choices.Count < 2 ? string.Concat(choices) : $"{string.Join(", ", choices.SkipLast(1))} or {choices[^1]}";

    /// <summary><c>1 argument</c>, <c>2 arguments</c>.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>A word of the source between quotes, cut to 40 characters.</summary>
    public static string Quoted(string name) => name.Length <= 40 ? $"'{name}'" : $"'{name[..39]}…'";
}

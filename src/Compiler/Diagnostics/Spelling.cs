namespace YLang.Compiler.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
public static class Spelling
{
    /// <summary>Longer names are not compared: nobody mistypes them, and a hostile file could be made of them.</summary>
    private const int MaxLength = 64;

    /// <summary>The candidate that differs least from <paramref name="name"/> by insertions, deletions, replacements and swaps of neighbours; of equal ones the first.</summary>
    /// <returns>Null where none is near: more than a third of the letters (of three or four: one) would have to change. A name that differs only in case is always near.</returns>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxLength)
            return null;

        string? nearest = null;
        int allowed = name.Length / 3;
        foreach (string candidate in candidates)
        {
            if (candidate != name && candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
                return candidate;

            if (candidate.Length is 0 or > MaxLength || Math.Abs(candidate.Length - name.Length) > allowed || candidate == name)
                continue;

            int distance = Distance(name, candidate);
            if (distance > allowed)
                continue;

            (nearest, allowed) = (candidate, distance - 1);
            if (allowed < 0)
                break;
        }

        return nearest;
    }

    /// <summary>Restricted Damerau-Levenshtein distance; letters that differ only in case cost half as much, rounded up over the whole word.</summary>
    private static int Distance(string a, string b)
    {
        const int Whole = 2, Half = 1;
        var (before, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (int j = 0; j <= b.Length; j++)
            previous[j] = j * Whole;

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i * Whole;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = a[i - 1] == b[j - 1] ? 0 : char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? Half : Whole;
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + Whole, previous[j - 1] + replace);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + Whole);
            }

            (before, previous, current) = (previous, current, before);
        }

        return (previous[b.Length] + Half) / Whole;
    }
}

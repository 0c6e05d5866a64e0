namespace YLang.Reports.Text;

/// <summary>Bars of block characters, an eighth of a cell exact.</summary>
internal static class Bars
{
    private const string Eighths = " ▏▎▍▌▋▊▉";
    private static readonly char[] Shades = ['█', '▓', '▒', '░'];

    /// <param name="share">Of a full bar, 0 to 1.</param>
    /// <returns>Exactly <paramref name="cells"/> long. What is not nothing shows at least an eighth of a cell.</returns>
    public static string Of(double share, int cells)
    {
        int eighths = (int)Math.Round(Math.Clamp(share, 0, 1) * cells * 8);
        if (share > 0)
            eighths = Math.Max(1, eighths);

        string bar = new('█', eighths / 8);
        return (eighths % 8 == 0 ? bar : bar + Eighths[eighths % 8]).PadRight(cells);
    }

    /// <summary>Tells the parts of a bar apart where there is no colour.</summary>
    public static char Shade(int part) => Shades[part % Shades.Length];

    /// <summary>
    /// Cells for each part of a bar that fills <paramref name="cells"/>: the shares' largest remainders are rounded up, a part may be left with none.
    /// </summary>
    public static int[] Split(IReadOnlyList<double> shares, int cells)
    {
        var result = new int[shares.Count];
        for (int i = 0; i < result.Length; i++)
            result[i] = (int)(shares[i] * cells);

        int left = (int)Math.Round(shares.Sum() * cells) - result.Sum();
        foreach (int i in Enumerable.Range(0, result.Length).OrderByDescending(i => (shares[i] * cells) - result[i]).Take(Math.Max(0, left)))
            result[i]++;

        return result;
    }
}

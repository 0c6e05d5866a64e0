using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>The bar at the top: what the page holds, and the theme's switch.</summary>
internal static class Navigation
{
    private const int MostLinks = 14;

    private const string ThemeHelp = "Switch between light and dark";

    public static void Write(Markup html, Report report, MemoryParts? memory, Artifact[] shown)
    {
        html.Write($"<header class=\"bar\"><span class=\"mark\">YLang</span><nav aria-label=\"Sections\">");
        html.Write($"<a href=\"#summary\">Summary</a>");
        if (memory is not null)
            html.Write($"<a href=\"#memory-bar\">Memory</a>");

        foreach (Artifact artifact in Ordered(shown).Take(MostLinks))
            html.Write($"<a href=\"#{Anchor(artifact)}\">{Word(artifact)}</a>");

        html.Write($"<a href=\"#made\">How it was made</a></nav>");
        html.Write($"<button type=\"button\" class=\"theme\" id=\"theme\" aria-label=\"{ThemeHelp}\" title=\"{ThemeHelp}\" hidden></button></header>");
    }

    /// <summary>An identifier that only we make: names of artifacts are a script's.</summary>
    public static string Anchor(Artifact artifact) => "a-" + string.Concat(artifact.Name.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>As on the page: findings, flame graphs, of which one is seen at a time, then the rest.</summary>
    private static IEnumerable<Artifact> Ordered(Artifact[] shown) =>
        shown.Except(shown.OfType<FlamegraphArtifact>().Skip(1)).OrderBy(artifact => artifact switch { FindingsArtifact => 0, FlamegraphArtifact => 1, _ => 2 });

    private static string Word(Artifact artifact) => artifact switch
    {
        FindingsArtifact => "Findings",
        FlamegraphArtifact => "Flame graph",
        { Name: [var first, .. var rest] } => Visible.Line(char.ToUpperInvariant(first) + rest, 40),
        _ => artifact.Kind,
    };
}

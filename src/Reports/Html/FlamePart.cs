using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>The flame graph's frame and controls; flame.js draws into it.</summary>
internal static class FlamePart
{
    public static void Write(Markup html, StreamWriter writer, FlamegraphArtifact graph)
    {
        FlameData data = FlameData.Of(graph.Root);
        string whole = graph.Unit == "bytes" ? Units.Bytes(graph.Root.Value) : $"{Units.Count(graph.Root.Value)} {graph.Unit}";
        html.Write($"<section class=\"card flame\" id=\"{Navigation.Anchor(graph)}\"><div class=\"head\"><h2>{graph.Title} <small>{whole}</small></h2>");
        html.Write($"<div class=\"tools script\"><output class=\"found\"></output>");
        html.Write($"<input type=\"search\" class=\"find\" placeholder=\"Search frames\" aria-label=\"Search frames\" aria-keyshortcuts=\"/\" autocomplete=\"off\" spellcheck=\"false\">");
        html.Write($"<div class=\"switch\" role=\"group\" aria-label=\"Direction\"><button type=\"button\" data-view=\"icicle\" aria-pressed=\"true\">Icicle</button>");
        html.Write($"<button type=\"button\" data-view=\"flame\" aria-pressed=\"false\">Flame</button></div>");
        html.Write($"<button type=\"button\" class=\"quiet reset\" disabled>Reset zoom</button></div></div>");
        html.Write($"<nav class=\"crumbs script\" aria-label=\"Zoomed into\"></nav>");
        html.Write($"<div class=\"canvas\" tabindex=\"0\" role=\"application\" aria-label=\"{graph.Title}. Arrow keys move between frames, Enter zooms in, Escape zooms out.\"></div>");
        html.Write($"<div class=\"frame-details script\"></div>");
        html.Write($"<noscript><p class=\"none\">The flame graph is drawn by a script of this page; the tables below have the same figures.</p></noscript>");
        if (data.Left > 0)
            html.Write($"<p class=\"none\">{Units.Plural(data.Left, "frame is", "frames are")} too narrow or too deep to be drawn alone and part of a neighbour; the JSON report has all.</p>");

        html.Asset("<script type=\"application/json\" class=\"data\">");
        writer.Flush();
        data.Write(writer.BaseStream, graph.Unit);
        html.Asset("</script>\n");
        html.Write($"</section>");
    }
}

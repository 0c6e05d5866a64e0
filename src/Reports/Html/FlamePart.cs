using YLang.Runtime.Reporting;

namespace YLang.Reports.Html;

/// <summary>A flame graph's frame and controls; flame.js draws into it, and shows one of several at a time.</summary>
internal static class FlamePart
{
    /// <param name="graphs">All of the page.</param>
    public static void Write(Markup html, StreamWriter writer, FlamegraphArtifact graph, FlamegraphArtifact[] graphs)
    {
        FlameData data = FlameData.Of(graph.Root);
        string whole = graph.Unit == "bytes" ? Units.Bytes(graph.Root.Value) : $"{Units.Count(graph.Root.Value)} {graph.Unit}";
        html.Write(
            $"""
            <section class="card flame" id="{Navigation.Anchor(graph)}">
            """);
        if (graphs.Length > 1)
            Switch(html, graph, graphs);

        html.Write(
            $"""
            <div class="head"><h2>{graph.Title} <small>{whole}</small></h2>
            <div class="tools script"><output class="found"></output>
            <input type="search" class="find" placeholder="Search frames" aria-label="Search frames" aria-keyshortcuts="/"
            autocomplete="off" spellcheck="false">
            <div class="switch" role="group" aria-label="Direction">
            <button type="button" data-view="icicle" aria-pressed="true">Icicle</button>
            <button type="button" data-view="flame" aria-pressed="false">Flame</button></div>
            <button type="button" class="quiet reset" disabled>Reset zoom</button></div></div>
            <nav class="crumbs script" aria-label="Zoomed into"></nav>
            <div class="canvas" tabindex="0" role="application" aria-label="{graph.Title}. Arrow keys move, Enter zooms in, Escape zooms out."></div>
            <div class="frame-details script"></div>
            <noscript><p class="none">The flame graph is drawn by a script of this page; the tables below have the same figures.</p></noscript>
            """);
        if (data.Left > 0)
        {
            string left = Units.Plural(data.Left, "frame is", "frames are");
            html.Write($"<p class=\"none\">{left} too narrow or too deep to be drawn alone and part of a neighbour; the JSON report has all.</p>");
        }

        html.Asset("<script type=\"application/json\" class=\"data\">");
        writer.Flush();
        data.Write(writer.BaseStream, graph.Unit);
        html.Asset("</script>\n");
        html.Write($"</section>");
    }

    private static void Switch(Markup html, FlamegraphArtifact shown, FlamegraphArtifact[] graphs)
    {
        html.Write($"<div class=\"switch graphs script\" role=\"group\" aria-label=\"What is drawn\">");
        foreach (FlamegraphArtifact graph in graphs)
            html.Write($"<button type=\"button\" data-graph=\"{Navigation.Anchor(graph)}\" aria-pressed=\"{(graph == shown ? "true" : "false")}\">{graph.Title}</button>");

        html.Write($"</div>");
    }
}

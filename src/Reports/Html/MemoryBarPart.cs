namespace YLang.Reports.Html;

/// <summary>The process as one bar; its legend is the table.</summary>
internal static class MemoryBarPart
{
    /// <summary>Colours in the style sheet, <c>--p0</c> and on.</summary>
    private const int Colors = 8;

    public static void Write(Markup html, MemoryParts? memory)
    {
        if (memory is null)
            return;

        html.Write($"<section class=\"card\" id=\"memory-bar\"><h2>{memory.Table.Title} <small>{Units.Bytes(memory.Total)}</small></h2>");
        html.Write($"<div class=\"stack\" aria-hidden=\"true\">");
        foreach ((int i, MemoryPart part) in memory.Parts.Index())
            html.Write($"<i class=\"{Swatch(part, i)}\" style=\"width:{part.Share * 100}%\" title=\"{Words(part)}\"></i>");

        html.Write($"</div><ul class=\"legend\">");
        foreach ((int i, MemoryPart part) in memory.Parts.Index())
        {
            html.Write($"<li><i class=\"{Swatch(part, i)}\"></i><span>{part.Name}</span>");
            html.Write($"<b>{Units.Bytes(part.Bytes)}</b><em>{Units.Share(part.Share)}</em></li>");
        }

        html.Write($"</ul></section>");
    }

    private static string Words(MemoryPart part) => $"{part.Name}: {Units.Bytes(part.Bytes)}, {Units.Share(part.Share)}";

    private static string Swatch(MemoryPart part, int index) => part.IsRest ? "rest" : $"p{index % Colors}";
}

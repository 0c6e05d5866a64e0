namespace YLang.Reports.Text;

/// <summary>One bar for the whole process, a line for each part of it.</summary>
internal static class MemorySection
{
    public static void Write(Sheet sheet, MemoryParts? memory)
    {
        if (memory is null)
            return;

        sheet.Heading(Visible.Line(memory.Table.Title), Units.Bytes(memory.Total));
        int[] cells = Bars.Split([.. memory.Parts.Select(part => part.Share)], sheet.Width - 4);
        sheet.Add("  ");
        for (int i = 0; i < cells.Length; i++)
            sheet.Add(new string(Bars.Shade(i), cells[i]), Styles.Part(memory.Parts[i], i));

        sheet.Line();
        int name = Math.Min(memory.Parts.Max(part => Fit.Cells(part.Name)), sheet.Width - 26);
        for (int i = 0; i < cells.Length; i++)
        {
            MemoryPart part = memory.Parts[i];
            sheet.Add("  ").Add($"{Bars.Shade(i)}{Bars.Shade(i)}", Styles.Part(part, i)).Add(" ");
            sheet.Add(Fit.PadRight(Fit.End(part.Name, name), name), part.IsRest ? Styles.Quiet : Styles.Plain);
            sheet.Line($"{Units.Bytes(part.Bytes),11}{Units.Share(part.Share),9}");
        }
    }
}

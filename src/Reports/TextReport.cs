using System.Text;
using Spectre.Console;
using YLang.Reports.Text;
using YLang.Runtime.Reporting;

namespace YLang.Reports;

/// <summary>The report in a terminal: what an operator needs on the first screen, the evidence below.</summary>
public static class TextReport
{
    /// <summary>Columns of a file, which has no terminal to ask.</summary>
    private const int FileWidth = 100;

    /// <summary>Narrower and there is no room for a number and its name.</summary>
    private const int LeastWidth = 40;

    /// <summary>Wider and the eye loses the line.</summary>
    private const int MostWidth = 160;

    /// <summary>To a terminal, at its width and with the colours it has.</summary>
    public static void Write(Report report, IAnsiConsole console) => Write(report, console, hasFooter: true);

    /// <param name="hasFooter">Say what the target paid, what was read, how far to trust it.</param>
    public static void Write(Report report, IAnsiConsole console, bool hasFooter)
    {
        var sheet = new Sheet(Math.Clamp(console.Profile.Width, LeastWidth, MostWidth), console.Profile.Capabilities.Unicode);
        SummarySection.Write(sheet, report);
        MemorySection.Write(sheet, MemoryParts.Of(report));
        foreach (FindingsArtifact findings in report.Artifacts.OfType<FindingsArtifact>())
            FindingsSection.Write(sheet, findings);

        foreach (Artifact artifact in report.Artifacts)
            WriteEvidence(sheet, report, artifact);

        if (hasFooter)
            FooterSection.Write(sheet, report);

        console.Write(sheet);
    }

    /// <summary>As UTF-8 without colours, 100 columns wide.</summary>
    public static void Write(Report report, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = FileWidth;
        console.Profile.Capabilities.Unicode = true;
        Write(report, console);
    }

    private static void WriteEvidence(Sheet sheet, Report report, Artifact artifact)
    {
        switch (artifact)
        {
            case TableArtifact table when table != MemoryParts.Of(report)?.Table: TableSection.Write(sheet, table); break;
            case ChartArtifact chart: ChartSection.Write(sheet, chart); break;
            case FlamegraphArtifact graph: FlameSection.Write(sheet, graph, report.Artifacts.OfType<FlamegraphArtifact>().TakeWhile(g => g != graph)); break;
            case TextArtifact text when !Provenance.IsSelfCheck(text):
                sheet.Heading(Visible.Line(text.Title));
                sheet.Wrapped(text.Text, 2);
                break;
        }
    }
}

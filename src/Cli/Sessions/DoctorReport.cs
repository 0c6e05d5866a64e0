using System.Globalization;
using YLang.Compiler.Doctoring;
using YLang.Compiler.Layouts;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;

namespace YLang.Cli.Sessions;

/// <summary>A diagnosis as a report document: tables <c>suspects</c> and <c>invariants</c>.</summary>
internal static class DoctorReport
{
    public static Report Of(DoctorResult result, DateTime started, TimeSpan took)
    {
        var report = new ReportBuilder();
        (ITarget target, Diagnosis diagnosis) = (result.Live, result.Diagnosis);
        Summarise(report, result);
        Suspects(report, result);
        Invariants(report, diagnosis.Examination);
        AcquisitionInfo acquired = target.Acquisition;
        return new Report(
            "layouts check",
            new ReportTarget(
                target.Kind, target.Pid, target.Exe, target.CommandLine, target.Host, result.Runtime?.Runtime ?? "", result.Runtime?.Version ?? "", result.Runtime?.Build ?? "",
                result.Layout.Name, result.Choice.From, target.RssBytes)
            {
                Variant = string.Join(", ", result.Choice.Answers.Variants),
                LayoutNotes = [.. result.Choice.Notes],
            },
            new ReportAcquisition(
                acquired.Mode, acquired.Pause.TotalMilliseconds, acquired.BytesRead, started.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), took.TotalMilliseconds, 0),
            new ReportFaults(0, 0, 0, 0, 0, false), report.Summaries, report.UnavailableLines, report.Artifacts);
    }

    private static void Summarise(ReportBuilder report, DoctorResult result)
    {
        Examination found = result.Diagnosis.Examination;
        int Count(Outcome outcome) => found.Verdicts.Count(v => v.Outcome == outcome);
        string rest = Count(Outcome.NotTried) == 0 ? "" : $"; {Count(Outcome.NotTried)} could not be tried";
        if (found.IsClean)
        {
            report.Summary($"{result.Layout.Name} fits {result.Live.Name}: {Count(Outcome.Held)} invariants hold{rest}.");
            return;
        }

        report.Summary($"{result.Layout.Name} does not fit {result.Live.Name}: {Count(Outcome.Failed)} of {found.Verdicts.Length} invariants fail{rest}.");
        if (result.Diagnosis.Suspects is [{ Offset: { } offset } first, ..])
        {
            string left = first.StillFailing == 0 ? "all hold" : $"{first.StillFailing} still fail";
            report.Summary($"The field {first.Field} of {first.Struct} is suspected: with it at {offset} instead of {first.Stated}{(first.AndFollowing ? ", and what follows it moved as far," : ",")} {left}.");
        }
        else
        {
            report.Summary("No single field, moved by up to 64 bytes, makes them hold: several are wrong, or it is another version or build.");
        }
    }

    private static void Suspects(ReportBuilder report, DoctorResult result)
    {
        if (result.Diagnosis.Suspects.IsEmpty)
            return;

        TableHandle table = report.Table("suspects", "struct", "field", "offset", "proposed", "failing then", "line");
        table.Title = "Fields that may be wrong, the likeliest first; the line is for the layout file";
        foreach (Suspect suspect in result.Diagnosis.Suspects)
        {
            string line = suspect.Offset is { } offset ? LayoutLines.Line(result.Layout, suspect.Struct, suspect.Field, offset) : "";
            table.Row(
                suspect.Struct, suspect.Field, suspect.Stated, suspect.Offset is { } proposed ? proposed.ToString(CultureInfo.InvariantCulture) : "", suspect.StillFailing,
                suspect.AndFollowing ? $"{line}  // and what follows" : line);
        }
    }

    private static void Invariants(ReportBuilder report, Examination found)
    {
        TableHandle table = report.Table("invariants", "invariant", "outcome", "must hold", "found");
        table.Title = "What must hold";
        foreach (Verdict verdict in found.Verdicts.OrderBy(v => v.Outcome switch { Outcome.Failed => 0, Outcome.NotTried => 1, _ => 2 }))
            table.Row(verdict.Invariant.Name, Word(verdict.Outcome), verdict.Invariant.Says, verdict.Why);
    }

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Held => "held",
        Outcome.Failed => "failed",
        _ => "not tried",
    };
}

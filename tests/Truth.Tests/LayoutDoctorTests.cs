using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit;
using Xunit.Abstractions;
using YLang.Compiler.Doctoring;

namespace YLang.Truth.Tests;

/// <summary>The doctor finds nothing in a right layout, and the field in a wrong one.</summary>
public sealed class LayoutDoctorTests(ITestOutputHelper output)
{
    private const double LeastNoticed = 0.95, LeastNamed = 0.80;
    private const long Distance = 8;

    /// <summary>Seconds that the search may take for one field.</summary>
    private static readonly TimeSpan s_search = TimeSpan.FromSeconds(3);

    /// <summary>The newest interpreter there is, or with YLANG_EVERY_PYTHON=1 one of each version.</summary>
    public static TheoryData<string, string> Moved
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string version, string python) in Versions.Interpreters.Reverse().DistinctBy(i => i.Version).Take(Environment.GetEnvironmentVariable("YLANG_EVERY_PYTHON") == "1" ? int.MaxValue : 1))
                data.Add(version, python);

            return data;
        }
    }

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void A_right_layout_is_clean(string version, string python)
    {
        using var target = new DoctorTarget(version, python);
        DoctorTarget.OnLargeStack(() =>
        {
            Examination found = target.Examiner.Examine(target.Examiner.Stated);
            foreach (Verdict verdict in found.Verdicts.Where(v => v.Outcome == Outcome.NotTried))
                output.WriteLine($"not tried: {verdict.Invariant.Name}: {verdict.Why}");

            Assert.Equal("", string.Join('\n', found.Failed.Select(v => $"{v.Invariant.Name}: {v.Why} [{string.Join(' ', v.Read.Take(6).Select(f => target.Examiner.Script.Places[f].Field))}]")));
        });
    }

    [TheoryWithPython]
    [MemberData(nameof(Moved))]
    public void A_field_that_is_moved_is_noticed_and_named(string version, string python)
    {
        using var target = new DoctorTarget(version, python);
        DoctorTarget.OnLargeStack(() => Check(version, target));
    }

    private void Check(string version, DoctorTarget target)
    {
        Examiner examiner = target.Examiner;
        int noticed = 0, named = 0;
        var lines = new StringBuilder();
        var clock = Stopwatch.StartNew();
        foreach ((string owner, string field) in target.Used)
        {
            int number = examiner.Script.Places.ToList().FindIndex(p => p.Owner == owner && p.Field == field);
            if (number < 0)
            {
                lines.AppendLine(CultureInfo.InvariantCulture, $"unnoticed: {owner}.{field}: no invariant reads it");
                continue;
            }

            long[] moved = [.. examiner.Stated];
            moved[number] += Distance;
            Diagnosis diagnosis = new OffsetSearch(examiner, s_search).Diagnose(moved);
            if (diagnosis.Examination.IsClean)
            {
                lines.AppendLine(CultureInfo.InvariantCulture, $"unnoticed: {owner}.{field}");
                continue;
            }

            noticed++;
            if (diagnosis.Suspects.Any(s => (s.Struct, s.Field) == (owner, field)))
                named++;
            else
                lines.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"not named: {owner}.{field}: {diagnosis.Examination.Failed.First().Invariant.Name} ({diagnosis.Examination.Failed.Count()}) fails, suspects {string.Join(", ", diagnosis.Suspects.Select(s => $"{s.Struct}.{s.Field} {s.Offset - s.Stated} {s.StillFailing}"))}, {diagnosis.Tries} tries");
        }

        int all = target.Used.Count;
        string summary = string.Create(
            CultureInfo.InvariantCulture,
            $"Python {version}: {all} fields, {examiner.Script.Invariants.Length} invariants; noticed {100.0 * noticed / all:0.0} %, named {100.0 * named / all:0.0} %; {clock.Elapsed.TotalSeconds:0.0} s\n{lines}");
        output.WriteLine(summary);
        if (Environment.GetEnvironmentVariable("YLANG_DOCTOR_LOG") is { Length: > 0 } log)
            File.AppendAllText(log, summary);

        Assert.True(noticed >= LeastNoticed * all && named >= LeastNamed * all, summary);
    }
}

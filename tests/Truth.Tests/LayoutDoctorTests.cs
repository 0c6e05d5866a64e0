using Xunit;
using Xunit.Abstractions;
using YLang.Compiler.Doctoring;

namespace YLang.Truth.Tests;

/// <summary>The doctor finds nothing in a right layout.</summary>
public sealed class LayoutDoctorTests(ITestOutputHelper output)
{
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

            Assert.True(found.IsClean, string.Join('\n', found.Failed.Select(v => $"{v.Invariant.Name}: {v.Why} [{string.Join(' ', v.Read.Take(6).Select(f => target.Examiner.Script.Places[f].Field))}]")));
        });
    }
}

using YLang.Properties.Tests.Reference;
using YLang.Runtime.Faults;
using YLang.TestKit;

namespace YLang.Properties.Tests.Checking;

/// <summary>What the reference says beside what the walker did.</summary>
internal static class Comparison
{
    /// <summary>Null: they agree.</summary>
    public static string? Difference(Outcome expected, RunResult result)
    {
        if (result.Failure is not null)
            return $"it failed: {result.Failure}";

        if (expected.IsEndless)
        {
            return result.CutShort is null ? "it has no end, and yet it ended"
                : !expected.Output.StartsWith(result.Output, StringComparison.Ordinal) ? Outputs(expected.Output, result.Output)
                : null;
        }

        if (result.CutShort is not null)
            return $"it was cut short: {result.CutShort}";

        if (expected.Output != result.Output)
            return Outputs(expected.Output, result.Output);

        FaultCounts counts = result.Faults;
        Faults found = new()
        {
            Unreadable = (int)counts[FaultKind.Unreadable],
            Arithmetic = (int)counts[FaultKind.Arithmetic],
            OutOfRange = (int)counts[FaultKind.OutOfRange],
            Depth = (int)counts[FaultKind.Depth],
        };
        return found.ToString() == expected.Faults.ToString() ? null : $"faults: {found}; expected: {expected.Faults}";
    }

    private static string Outputs(string expected, string found)
    {
        string[] want = expected.Split('\n'), got = found.Split('\n');
        int line = Enumerable.Range(0, Math.Max(want.Length, got.Length)).First(i => want.ElementAtOrDefault(i) != got.ElementAtOrDefault(i));
        return $"line {line + 1} of what it prints is '{got.ElementAtOrDefault(line)}'; expected: '{want.ElementAtOrDefault(line)}'";
    }
}

using System.Collections.Immutable;
using YLang.Properties.Tests.Reference;
using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Checking;

/// <summary>From a script that does not do what it must to a small one.</summary>
internal static class Shrinking
{
    /// <summary>Tried in one compilation.</summary>
    private const int Tries = 24;

    private const int MostRounds = 80;

    /// <summary>Expressions evaluated in a smaller script: it should not come to run longer.</summary>
    private const int MostWork = 100_000;

    /// <summary>Goes through the candidates again and again, until none of them shows the mistake.</summary>
    public static Disagreement Shrink(Disagreement first)
    {
        Disagreement found = first;
        Campaign.OnDeepStacks(1, () => found = Shrunk(first));
        return found;
    }

    private static Disagreement Shrunk(Disagreement first)
    {
        Disagreement found = first;
        bool hasShrunk = false;
        for (int round = 0, passed = 0; round < MostRounds; round++)
        {
            List<Case> candidates =
                [.. Smaller.Of(found.Case.Script).Where(Smaller.IsWhole).Skip(passed).Select((s, i) => Candidate(found.Case, s, i)).OfType<Case>().Take(Tries)];
            if (candidates.Count == 0 && !hasShrunk)
                return found;

            ImmutableArray<string?> problems = candidates.Count == 0 ? [] : Campaign.Problems(candidates);
            int next = problems.ToList().FindIndex(p => p is not null && Kind(p) == Kind(first.Problem));
            if (next >= 0)
                found = new Disagreement(candidates[next] with { Number = found.Case.Number }, problems[next]!);

            hasShrunk = next >= 0 || (hasShrunk && candidates.Count > 0);
            passed = candidates.Count == 0 ? 0 : passed + (next < 0 ? candidates.Count : next);
        }

        return found;
    }

    /// <summary>A script that does not compile is no smaller one of a script that prints something wrong.</summary>
    private static string Kind(string problem) =>
        problem.Contains("Y09", StringComparison.Ordinal) ? "refused"
        : problem.Contains("emitted C#", StringComparison.Ordinal) ? "wrong C#"
        : problem.Contains("Exception", StringComparison.Ordinal) ? "bug"
        : "output";

    /// <summary>Null: the reference can't run it.</summary>
    private static Case? Candidate(Case of, Script script, int number)
    {
        try
        {
            Outcome expected = Interpreter.Run(script, of.Memory, MostWork);
            return expected.IsEndless && !of.Expected.IsEndless ? null : new Case(number, script, of.Memory, expected);
        }
        catch (Exception e) when (e is TooLongException or KeyNotFoundException)
        {
            return null;
        }
    }
}

using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace YLang.Truth.Tests;

/// <summary>
/// Random programs (tests/Targets/generated.py): whatever they make, the walk agrees with the interpreter. The same few in every run of the tests; YLANG_PROGRAMS=N makes N for each
/// interpreter, YLANG_SEED=N makes the first one that of a failure.
/// </summary>
/// <remarks>Most of the time goes into starting: several programs share a process, and are tried one by one only where they do not agree.</remarks>
public sealed class GeneratedProgramTests(ITestOutputHelper output)
{
    private const int Together = 20;

    private static readonly int First = Number("YLANG_SEED", 1);
    private static readonly int Programs = Number("YLANG_PROGRAMS", 3);

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void Programs_made_by_chance_agree_with_the_walk(string version, string python)
    {
        int end = First + Programs;
        for (int seed = First; seed < end; seed += Together)
        {
            int count = Math.Min(Together, end - seed);
            output.WriteLine($"{version}: seeds {seed} to {seed + count - 1}");
            if (Observation.OfPrograms(python, seed, count).Differences() is not { } together)
                continue;

            for (int one = seed; one < seed + count; one++)
            {
                if (Observation.OfPrograms(python, one, 1).Differences() is { } differences)
                    Assert.Fail($"{version}, {python}, YLANG_PROGRAMS=1 YLANG_SEED={one}: {differences}");
            }

            Assert.Fail($"{version}, {python}, YLANG_PROGRAMS={count} YLANG_SEED={seed}, together only: {together}");
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int given) ? given : otherwise;
}

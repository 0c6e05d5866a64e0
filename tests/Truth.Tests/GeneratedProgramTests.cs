using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace YLang.Truth.Tests;

/// <summary>
/// Random programs (tests/Targets/generated.py): whatever they make, the walk agrees with the interpreter. The same few in every run of the tests; YLANG_PROGRAMS=N makes N for each
/// interpreter, YLANG_SEED=N makes the first one that of a failure.
/// </summary>
public sealed class GeneratedProgramTests(ITestOutputHelper output)
{
    private static readonly int First = Number("YLANG_SEED", 1);
    private static readonly int Programs = Number("YLANG_PROGRAMS", 3);

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void Programs_made_by_chance_agree_with_the_walk(string version, string python)
    {
        for (int seed = First; seed < First + Programs; seed++)
        {
            output.WriteLine($"seed {seed}");
            if (Observation.Of(python, seed, "generated").Differences() is { } differences)
                Assert.Fail($"{version}, {python}, YLANG_SEED={seed}: {differences}");
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int given) ? given : otherwise;
}

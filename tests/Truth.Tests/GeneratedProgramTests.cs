using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace YLang.Truth.Tests;

/// <summary>
/// Random programs (tests/Targets/generated.py): whatever they make, the walk agrees with the interpreter. Other programs in every run; YLANG_SEED=N makes the first one that of
/// a failure.
/// </summary>
public sealed class GeneratedProgramTests(ITestOutputHelper output)
{
    /// <summary>In all: each interpreter gets its share.</summary>
    private const int Programs = 20;

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void Programs_made_by_chance_agree_with_the_walk(string version, string python)
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("YLANG_SEED"), CultureInfo.InvariantCulture, out int given) ? given : Random.Shared.Next(1 << 30);
        int share = (Programs / Versions.Interpreters.Count()) + 1;
        for (int seed = first; seed < first + share; seed++)
        {
            output.WriteLine($"seed {seed}");
            if (Observation.Of(python, seed, "generated").Differences() is { } differences)
                Assert.Fail($"{version}, {python}, YLANG_SEED={seed}: {differences}");
        }
    }
}

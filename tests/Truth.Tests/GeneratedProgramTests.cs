using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>
/// Random programs (tests/Targets/generated.py): whatever they make, the walk agrees with the interpreter. Other programs in every run; YLANG_SEED=N makes the first one that of
/// a failure.
/// </summary>
public sealed class GeneratedProgramTests(ITestOutputHelper output)
{
    private const int Programs = 20;

    [FactWith("/usr/bin/python3.11")]
    public void Programs_made_by_chance_agree_with_the_walk()
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("YLANG_SEED"), CultureInfo.InvariantCulture, out int given) ? given : Random.Shared.Next(1 << 30);
        for (int seed = first; seed < first + Programs; seed++)
        {
            output.WriteLine($"seed {seed}");
            using var target = new TruthTarget("/usr/bin/python3.11", seed, "generated");
            if (target.Differences() is { } differences)
                Assert.Fail($"YLANG_SEED={seed}: {differences}");
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using YLang.Properties.Tests.Checking;

namespace YLang.Properties.Tests;

/// <summary>
/// Random scripts on random memory: each compiles, is verified, ends, and prints and counts what a second reading of the specification says (<see cref="Reference.Interpreter"/>).
/// How many, and which: <c>YLANG_PROPERTIES=20000 YLANG_PROPERTIES_SEED=7 dotnet test tests/Properties.Tests --logger "console;verbosity=detailed"</c>;
/// <c>YLANG_PROPERTIES_FIRST=123 YLANG_PROPERTIES=1</c> is one of them again.
/// </summary>
public sealed class LanguageProperties(ITestOutputHelper output)
{
    private const int UsualCount = 200;

    [Fact]
    public void Every_script_does_what_the_specification_says()
    {
        int count = Number("YLANG_PROPERTIES", UsualCount), first = Number("YLANG_PROPERTIES_FIRST", 0), seed = Number("YLANG_PROPERTIES_SEED", 1);
        CampaignResult result = Campaign.Run((ulong)seed, first, count);
        output.WriteLine($"seed {seed}: {result}");
        if (result.Disagreements.IsEmpty)
            return;

        ImmutableArray<Disagreement> all = [.. result.Disagreements.OrderBy(d => d.Case.Number)];
        foreach (Disagreement disagreement in all)
            output.WriteLine($"script {disagreement.Case.Number}: {disagreement.Problem}");

        Disagreement small = Shrinking.Shrink(all[0]);
        Assert.Fail(
            $"""
            seed {seed}: {result}
            YLANG_PROPERTIES_SEED={seed} YLANG_PROPERTIES_FIRST={all[0].Case.Number} YLANG_PROPERTIES=1 runs the first of them alone. Made smaller, it is:
            {Batch.Text([small.Case])}
            {small.Problem}
            It must print this, with {small.Case.Expected.Faults}:
            {small.Case.Expected.Output}
            Its memory:
            {small.Case.Memory}
            """);
    }

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}

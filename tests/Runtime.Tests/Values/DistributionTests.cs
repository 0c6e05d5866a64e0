using CsCheck;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Values;

namespace YLang.Runtime.Tests.Values;

public sealed class DistributionTests
{
    private static readonly double[] s_percents = [0, 1, 10, 25, 50, 75, 90, 99, 99.9, 100];

    [Fact]
    public void Percentiles_of_few_different_numbers_are_exact() =>
        Gen.Double[-1e6, 1e6].Array[1, Distribution.MostExact].Sample(values =>
        {
            Aggregate aggregate = Fed(values);
            foreach (double p in s_percents)
                Assert.Equal(Ranked(values, p), aggregate.Percentile(p));
        });

    [Fact]
    public void Percentiles_of_many_whole_numbers_are_within_one_per_cent() =>
        Gen.Long[-1L << 40, 1L << 40].Select(Gen.Int[0, 40], (value, shift) => (double)(value >> shift)).Array[200, 2000].Sample(Within, iter: 200);

    [Fact]
    public void Percentiles_of_many_fractions_are_within_one_per_cent() =>
        Gen.Double[-1e9, 1e9].Select(Gen.Int[0, 40], (value, shift) => Math.ScaleB(value, -shift)).Array[200, 2000].Sample(Within, iter: 200);

    [Fact]
    public void Small_whole_numbers_stay_exact_whatever_else_there_is()
    {
        Aggregate aggregate = Fed([.. Enumerable.Range(0, 100).Select(i => (double)i), .. Enumerable.Range(1, 100).Select(i => i * 1e6)]);
        Assert.Equal((49, 77, 100e6), (aggregate.Percentile(25), aggregate.Percentile(39), aggregate.Percentile(100)));
    }

    [Fact]
    public void What_is_no_percentile_is_absent()
    {
        Aggregate aggregate = Fed([1, 2]);
        Assert.All([-1, 100.5, double.NaN, double.PositiveInfinity], p => Assert.Equal(double.NaN, aggregate.Percentile(p)));
        Assert.Equal((double.NaN, double.NaN), (Fed([]).Percentile(50), new Aggregate().Percentile(50)));
    }

    [Fact]
    public void Any_number_is_taken_and_a_cleared_one_begins_anew()
    {
        double[] odd = [double.MaxValue, double.MinValue, double.Epsilon, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e19, -1e-300];
        Aggregate aggregate = Fed([.. odd, .. Enumerable.Range(0, 500).Select(i => i * 1.5)]);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (aggregate.Percentile(0), aggregate.Percentile(100)));
        Assert.InRange(aggregate.Percentile(50), 1.5 * 246, 1.5 * 252);
        aggregate.Clear();
        aggregate.Feed(7);
        Assert.Equal(7, aggregate.Percentile(50));
    }

    [Fact]
    public void Memory_is_bounded_and_charged()
    {
        var budget = new Budget(TimeSpan.FromDays(1), 120 << 10, CancellationToken.None);
        var aggregate = new Aggregate(budget);
        for (int power = -1074; power < 1024; power++)
        {
            for (int sub = 0; sub < 64; sub++)
            {
                aggregate.Feed(Math.ScaleB(1 + (sub / 64.0), power));
                aggregate.Feed(-Math.ScaleB(1 + (sub / 64.0), power));
            }
        }

        Assert.False(budget.IsOver);
        Assert.False(budget.Charge(40 << 10), "it took less than its 85 KB, or did not say so");
    }

    [Fact]
    public void Without_room_it_keeps_what_it_has()
    {
        var budget = new Budget(TimeSpan.FromDays(1), 100, CancellationToken.None);
        var aggregate = new Aggregate(budget);
        for (int i = 0; i < 1000; i++)
            aggregate.Feed(i);

        Assert.True(budget.IsOver);
        Assert.Equal((1000, 3), (aggregate.Count, aggregate.Percentile(0.4)));
    }

    [Fact]
    public void A_linear_histogram_has_a_row_per_step_and_one_for_what_lies_outside()
    {
        Aggregate aggregate = Fed([-7, 0, 4, 5, 9.9, 10, 24.9, 25, 99]);
        Assert.Equal(
            """
            value |-------------------------------------------------- count
               <0 |@@@@@@@@@@@@@@@@@@@@@@@@@                          1
                0 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@ 2
                5 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@ 2
               10 |@@@@@@@@@@@@@@@@@@@@@@@@@                          1
               15 |                                                   0
               20 |@@@@@@@@@@@@@@@@@@@@@@@@@                          1
             >=25 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@ 2

            """.ReplaceLineEndings("\n"), aggregate.HistLinear(new LinearScale(0, 25, 5)));
        Assert.Equal("", Fed([]).HistLinear(new LinearScale(0, 1, 1)));
    }

    [Fact]
    public void Boundaries_of_fractions_begin_their_rows()
    {
        string[] rows = Fed([0.1, 0.2, 0.3, 0.6, 0.7]).HistLinear(new LinearScale(0, 0.8, 0.1)).Split('\n');
        Assert.Equal(["0 0", "0.1 1", "0.2 1", "0.3 1", "0.4 0", "0.5 0", "0.6 1", "0.7 1"], rows[1..^1].Select(r => r[..5].Trim() + " " + r[^1]));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 1, 1)]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(0, double.PositiveInfinity, 1)]
    [InlineData(0, 10, 0)]
    [InlineData(0, 10, -1)]
    [InlineData(0, 10, double.NaN)]
    [InlineData(0, 10, double.PositiveInfinity)]
    [InlineData(0, 1e6, 1)]
    [InlineData(-1e308, 1e308, 1e306)]
    [InlineData(1e17, 100000000000000100, 1)]
    public void A_scale_that_is_none_is_told(double low, double high, double step) => Assert.NotNull(LinearScale.Mistake(low, high, step));

    [Theory]
    [InlineData(0, 1000, 1)]
    [InlineData(-0.5, 0.5, 0.001)]
    [InlineData(0, 5, 10)]
    [InlineData(-9e18, 9e18, 1e17)]
    public void Any_other_scale_counts_every_number(double low, double high, double step)
    {
        Assert.Null(LinearScale.Mistake(low, high, step));
        Assert.Equal(500, Fed([.. Enumerable.Range(0, 500).Select(i => low + ((high - low) * (i - 1) / 400))]).LinearRows(new LinearScale(low, high, step)).Sum(r => r.Count));
    }

    private static void Within(double[] values)
    {
        Aggregate aggregate = Fed(values);
        foreach (double p in s_percents)
        {
            double right = Ranked(values, p);
            Assert.Equal(right, aggregate.Percentile(p), Math.Max(1e-6, 0.01 * Math.Abs(right)));
        }
    }

    private static Aggregate Fed(double[] values)
    {
        var aggregate = new Aggregate(Budget.Unlimited);
        foreach (double value in values)
            aggregate.Feed(value);

        return aggregate;
    }

    /// <summary>The definition: the least number that p per cent are not above.</summary>
    private static double Ranked(double[] values, double p)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Max(1, (int)Math.Ceiling((decimal)p * sorted.Length / 100)) - 1];
    }
}

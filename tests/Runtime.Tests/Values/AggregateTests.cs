using CsCheck;
using Xunit;
using YLang.Runtime.Values;

namespace YLang.Runtime.Tests.Values;

public sealed class AggregateTests
{
    [Fact]
    public void Its_numbers_are_those_of_the_plain_formulas() =>
        Gen.Long[-1_000_000_000, 1_000_000_000].Array[1, 100].Sample(values =>
        {
            var aggregate = new Aggregate();
            foreach (long value in values)
                aggregate.Feed(value);

            double mean = values.Average();
            double variance = values.Sum(v => (v - mean) * (v - mean)) / values.Length;
            Assert.Equal((values.Length, values.Sum(), (double)values.Min(), (double)values.Max()), (aggregate.Count, aggregate.Sum, aggregate.Min, aggregate.Max));
            Assert.Equal(mean, aggregate.Avg, 1e-6 * Math.Max(1, Math.Abs(mean)));
            Assert.Equal(variance, aggregate.Variance, 1e-9 * Math.Max(1, variance));
        });

    [Fact]
    public void An_empty_one_answers_absent()
    {
        var empty = new Aggregate();
        Assert.Equal((0L, 0L, "count=0 min=- avg=- max=-", ""), (empty.Count, empty.Sum, Text.Of(empty), empty.HistLog()));
        Assert.Equal(("-", 0d, "-"), (Text.Of(empty.Variance), Arithmetic.OrZero(empty.Min), Text.Of(Quantity.Bytes(empty.Max))));
    }

    [Fact]
    public void Sums_do_not_overflow()
    {
        var aggregate = new Aggregate();
        aggregate.Feed(long.MaxValue);
        aggregate.Feed(long.MaxValue);
        Assert.Equal((long.MaxValue, 2.0 * long.MaxValue), (aggregate.Sum, aggregate.SumDouble));
        aggregate.Feed(-long.MaxValue);
        aggregate.Feed(-long.MaxValue);
        Assert.Equal(0, aggregate.Sum);
    }

    [Fact]
    public void Fractions_and_whole_numbers_mix()
    {
        var aggregate = new Aggregate();
        aggregate.Feed(1.5);
        aggregate.Feed(2);
        aggregate.Feed(double.NaN);
        Assert.Equal((2L, 3L, 3.5, 1.5, "count=2 min=1.5 avg=1.75 max=2"), (aggregate.Count, aggregate.Sum, aggregate.SumDouble, aggregate.Min, Text.Of(aggregate)));
    }

    [Fact]
    public void The_histogram_has_a_row_per_power_of_two_and_leaves_out_long_gaps()
    {
        var aggregate = new Aggregate();
        foreach (long value in new long[] { -5, -1, 0, 1, 2, 3, 3, 3, 9, 5000, 5001 })
            aggregate.Feed(value);

        Assert.Equal(
            """
            value |-------------------------------------------------- count
               -4 |@@@@@@@@@@@@@                                      1
               -2 |                                                   0
               -1 |@@@@@@@@@@@@@                                      1
                0 |@@@@@@@@@@@@@                                      1
                1 |@@@@@@@@@@@@@                                      1
                2 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@ 4
                4 |                                                   0
                8 |@@@@@@@@@@@@@                                      1
                ~
             4096 |@@@@@@@@@@@@@@@@@@@@@@@@@                          2

            """.ReplaceLineEndings("\n"), aggregate.HistLog());
    }

    [Fact]
    public void The_histogram_covers_all_of_long()
    {
        var aggregate = new Aggregate();
        aggregate.Feed(long.MinValue);
        aggregate.Feed(long.MaxValue);
        aggregate.Feed(1e300);
        string[] rows = aggregate.HistLog().TrimEnd().Split('\n');
        Assert.StartsWith("-9223372036854775808 |@", rows[1], StringComparison.Ordinal);
        Assert.StartsWith(" 4611686018427387904 |@", rows[3], StringComparison.Ordinal);
        Assert.Equal(4, rows.Length);
    }
}

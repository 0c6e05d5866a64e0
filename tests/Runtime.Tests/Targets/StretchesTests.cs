using Xunit;
using YLang.Runtime.Targets;

namespace YLang.Runtime.Tests.Targets;

public sealed class StretchesTests
{
    [Theory]
    [InlineData(0, 0x1000, 0)]
    [InlineData(0x1000, 0x1000, 0x1000)]
    [InlineData(0x1800, 0x1000, 0x800)]
    [InlineData(0, 0x100000, 0x4000)]
    [InlineData(0x4fff, 2, 1)]
    [InlineData(0x7000, 0x1000, 0)]
    [InlineData(0x1000, 0, 0)]
    [InlineData(0x1000, -1, 0)]
    public void What_lies_in_stretches_is_counted(ulong start, long bytes, long there)
    {
        var stretches = new Stretches();
        Assert.Equal(0, stretches.Count(start, bytes));
        stretches.Add(0x5000, 0x2000);
        stretches.Add(0x1000, 0x1000);
        Assert.Equal(there >= 0x4000 ? 0x3000 : there, stretches.Count(start, bytes));
        stretches.Add(0x100000 - 0x1000, 0x1000);
        Assert.Equal(there, stretches.Count(start, bytes));
    }

    [Fact]
    public void The_end_of_the_address_space_is_no_end_of_the_world()
    {
        var stretches = new Stretches();
        stretches.Add(ulong.MaxValue - 0xfff, 0x1000);
        Assert.Equal(0xfff, stretches.Count(ulong.MaxValue - 0xfff, 0xfff));
        Assert.Equal(0, stretches.Count(ulong.MaxValue - 0xfff, long.MaxValue));
    }
}

using Xunit;

namespace YLang.Compiler.Tests.Emit;

public sealed class WarmUpTests
{
    [Fact]
    public async Task The_walker_that_warms_the_compiler_is_a_right_one() => await Compilation.Warm();
}

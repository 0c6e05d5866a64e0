using Xunit;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Emit;

public sealed class SmokeTests
{
    [Fact]
    public void Hello_is_printed() => Assert.Equal("Hello, world!\n", ScriptRunner.Statements("""printf("Hello, world!\n");"""));
}

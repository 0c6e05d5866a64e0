using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Syntax;

/// <summary>What C's own documents say of macros.</summary>
public sealed class MacroTests
{
    [Theory]
    [InlineData("#define MAX(a, b) ((a) > (b) ? (a) : (b))\nMAX(x + 1, f(y, z))", "( ( x + 1 ) > ( f ( y , z ) ) ? ( x + 1 ) : ( f ( y , z ) ) )")]
    [InlineData("#define f(x) x\nf (1) f", "1 f")]
    [InlineData("#define f (x) x\nf(1)", "( x ) x ( 1 )")]
    [InlineData("#define none() 7\nnone() none( )", "7 7")]
    [InlineData("#define f(x) [x]\nf() f(\n1\n)", "[ ] [ 1 ]")]
    [InlineData("#define text(x) #x\ntext( a  +b \"q\\n\" '\"' )", "\"a +b \\\"q\\\\n\\\" '\\\"'\"")]
    [InlineData("#define N 3\n#define text(x) #x\n#define expanded(x) text(x)\ntext(N) expanded(N)", "\"N\" \"3\"")]
    [InlineData("#define join(a, b) a ## b\njoin(x, 1) join(, y) join(<, <)", "x1 y <<")]
    [InlineData("#define x 2\n#define join(a, b) a##b\njoin(x, x) join(1, x)", "xx 1x")]
    [InlineData("#define log(format, ...) printf(format, __VA_ARGS__)\nlog(\"%d\", 1, (2, 3))", "printf ( \"%d\" , 1 , ( 2 , 3 ) )")]
    [InlineData("#define log(format, ...) printf(format, ##__VA_ARGS__)\nlog(\"a\") log(\"%d\", 1) log(\"%d%d\", 1, 2)", "printf ( \"a\" ) printf ( \"%d\" , 1 ) printf ( \"%d%d\" , 1 , 2 )")]
    [InlineData("#define N 3\n#define log(format, args...) printf(format, ##args)\nlog(\"a\") log(\"%d\", N)", "printf ( \"a\" ) printf ( \"%d\" , 3 )")]
    [InlineData("#define log(args...) printf(args)\nlog(\"%d\", 1)", "printf ( \"%d\" , 1 )")]
    [InlineData("__LINE__ __FILE__\n#define at(x) x __LINE__\n\nat(1)\n__LINE", "1 \"test.y\" 1 4 __LINE")]
    [InlineData("#define join(a, b) a##b\n#define joined(a, b) join(a, b)\njoined(x, __LINE__) join(__LI, NE__)", "x3 3")]
    [InlineData("#define all(...) <__VA_ARGS__>\nall() all(a, b)", "< > < a , b >")]

    // The example of the standard (C11, 6.10.3.5): a name is not looked for again inside its own text, what follows a text is.
    [InlineData("#define x 3\n#define f(a) f(x * (a))\n#undef x\n#define x 2\n#define g f\n#define z z[0]\n#define h g(~\n#define m(a) a(w)\n#define w 0,1\n#define t(a) a\n"
        + "f(y+1) + f(f(z)) % t(t(g)(0) + t)(1); g(x+(3,4)-w) | h 5) & m(f)^m(m);",
        "f ( 2 * ( y + 1 ) ) + f ( 2 * ( f ( 2 * ( z [ 0 ] ) ) ) ) % f ( 2 * ( 0 ) ) + t ( 1 ) ; "
        + "f ( 2 * ( 2 + ( 3 , 4 ) - 0 , 1 ) ) | f ( 2 * ( ~ 5 ) ) & f ( 2 * ( 0 , 1 ) ) ^ m ( 0 , 1 ) ;")]
    public void A_macro_with_parameters_is_as_in_C(string text, string expected) => Assert.Equal(expected, Words(text));

    [Theory]
    [InlineData("3 * 4 == 12", true)]
    [InlineData("7 / 2 == 3 && 7 % 4 == 3 && -7 / 2 == -3", true)]
    [InlineData("(1 << 4 | 1) == 17 && (~0 & 6 ^ 2) == 4 && 256 >> 4 == 16", true)]
    [InlineData("0 ? 1 : 0 ? 1 : 2", true)]
    [InlineData("1 ? 0 : 1", false)]
    [InlineData("AT_LEAST(3, 11)", true)]
    [InlineData("AT_LEAST(3, 13)", false)]
    [InlineData("INT_MAX == 2147483647 && LONG_MAX > INT_MAX && defined(__LINE__)", true)]
    [InlineData("defined(AT_LEAST) && defined MAJOR && !defined(MICRO)", true)]
    public void A_condition_takes_all_that_C_s_takes(string condition, bool holds) =>
        Assert.Equal(holds ? "yes" : "no", Words($"#define MAJOR 3\n#define MINOR 12\n#define AT_LEAST(a, b) (MAJOR > a || (MAJOR == a && MINOR >= b))\n#if {condition}\nyes\n#else\nno\n#endif"));

    [Fact]
    public void Macros_that_double_each_other_and_leave_nothing_end_with_one_message()
    {
        string text = string.Concat(Enumerable.Range(0, 60).Select(i => $"#define m{i}(x) m{i + 1}(x x) m{i + 1}(x)\n")) + "#define m60(x)\nm0(a)";
        var sink = new DiagnosticSink();
        Parser.Tokens(new SourceText("test.y", text), Parsing.With(), sink);
        Assert.Equal("Y0006", Assert.Single(sink.All).Code);
    }

    private static string Words(string text)
    {
        var sink = new DiagnosticSink();
        string words = string.Join(' ', Parser.Tokens(new SourceText("test.y", text), Parsing.With(), sink).Select(t => t.Text));
        Assert.DoesNotContain(sink.All, d => d.Code.StartsWith("Y013", StringComparison.Ordinal));
        return words;
    }
}

using System.Globalization;
using System.Text;
using Xunit;
using YLang.Compiler.Tests.Layouts;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Emit;

/// <summary>The same statements as a script and as C: both must print the same. C's widths, signs, promotions, shifts and conversions have the machine's compiler as judge.</summary>
public sealed class CArithmeticTests
{
    private static readonly string[] s_types =
    [
        "char", "unsigned char", "short", "unsigned short", "int", "unsigned int", "long", "unsigned long", "_Bool",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_statements_print_what_c_prints(int seed)
    {
        string body = new Statements(new Random(seed)).Write(120);
        if (CCompiler.Run("#include <stdio.h>\nint main(void) {\n" + body + "return 0; }\n", "-fwrapv") is not { } expected)
            return;

        string[] lines = body.Split('\n'), want = expected.Split('\n'), got = ScriptRunner.Statements(body).Split('\n');
        string[] prints = [.. lines.Where(l => l.StartsWith("printf", StringComparison.Ordinal))];
        Assert.True(prints.Length > 60);
        for (int i = 0; i < want.Length; i++)
            Assert.True(want[i] == got.ElementAtOrDefault(i), $"seed {seed}: {prints.ElementAtOrDefault(i)}\nC: {want[i]}\nY: {got.ElementAtOrDefault(i)}\n{body}");
    }

    /// <summary>Statements whose behaviour C defines (with wrapping signed integers): divisors are above zero, shift counts below the width.</summary>
    private sealed class Statements(Random random)
    {
        private readonly StringBuilder _text = new();

        public string Write(int count)
        {
            for (int i = 0; i < s_types.Length; i++)
                _text.Append(CultureInfo.InvariantCulture, $"{s_types[i]} v{i} = ({s_types[i]}){Literal()};\n");

            _text.Append("double d = 1.5;\n");
            for (int i = 0; i < count; i++)
                Statement();

            return _text.ToString();
        }

        private void Statement()
        {
            int target = random.Next(s_types.Length);
            switch (random.Next(6))
            {
                case 0:
                    string op = new[] { "=", "+=", "-=", "*=", "&=", "|=", "^=" }[random.Next(7)];
                    _text.Append(CultureInfo.InvariantCulture, $"v{target} {op} {Expression(2)};\n");
                    break;
                case 1:
                    string step = new[] { "<<= {0} & 7", ">>= {0} & 7", "/= ({0} & 15) + 1", "%= ({0} & 15) + 1" }[random.Next(4)];
                    _text.Append(CultureInfo.InvariantCulture, $"v{target} {string.Format(CultureInfo.InvariantCulture, step, Expression(1))};\n");
                    break;
                case 2:
                    target = random.Next(s_types.Length - 1);
                    string form = new[] { "v{0}++", "v{0}--", "++v{0}", "--v{0}" }[random.Next(4)];
                    _text.Append(CultureInfo.InvariantCulture, $"printf(\"%ld\\n\", (long)({string.Format(CultureInfo.InvariantCulture, form, target)}));\n");
                    break;
                case 3:
                    _text.Append(CultureInfo.InvariantCulture, $"d = (double)({Expression(2)}) / 4;\nprintf(\"%.6f\\n\", d);\n");
                    break;
                default:
                    _text.Append(CultureInfo.InvariantCulture, $"printf(\"%ld\\n\", (long)({Expression(4)}));\n");
                    break;
            }
        }

        private string Expression(int depth)
        {
            if (depth == 0)
                return random.Next(3) == 0 ? Literal() : $"v{random.Next(s_types.Length)}";

            string a = Expression(depth - 1), b = Expression(random.Next(depth));
            return random.Next(13) switch
            {
                0 => $"({a} + {b})",
                1 => $"({a} - {b})",
                2 => $"({a} * {b})",
                3 => $"({a} / (({b} & 15) + 1))",
                4 => $"({a} % (({b} & 15) + 1))",
                5 => $"({a} << ({b} & 31))",
                6 => $"({a} >> ({b} & 31))",
                7 => $"({a} {new[] { "&", "|", "^" }[random.Next(3)]} {b})",
                8 => $"({a} {new[] { "==", "!=", "<", ">", "<=", ">=" }[random.Next(6)]} {b})",
                9 => $"({a} {new[] { "&&", "||" }[random.Next(2)]} {b})",
                10 => $"({new[] { "-", "~", "!" }[random.Next(3)]}{a})",
                11 => $"(({s_types[random.Next(s_types.Length)]}){a})",

                // A constant condition leaves one branch unread, and its type with it: what _has switches off may name what the layout lacks.
                _ => $"(v{random.Next(s_types.Length)} ? {b} : {Expression(depth - 1)})",
            };
        }

        private string Literal() => random.Next(6) switch
        {
            0 => random.Next(10).ToString(CultureInfo.InvariantCulture),
            1 => random.Next().ToString(CultureInfo.InvariantCulture) + "u",
            2 => random.NextInt64().ToString(CultureInfo.InvariantCulture) + "l",
            3 => "0x" + random.NextInt64(long.MinValue, long.MaxValue).ToString("x", CultureInfo.InvariantCulture) + "ul",
            4 => $"'{(char)('a' + random.Next(26))}'",
            _ => random.Next().ToString(CultureInfo.InvariantCulture),
        };
    }
}

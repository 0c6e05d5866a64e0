using System.Text;

namespace YLang.Cli.Tests;

/// <summary>Sources that are too long, too deep or no text at all: made here, since nobody would want to read them.</summary>
internal static class HostileFiles
{
    private const int Many = 100_000;

    public static IEnumerable<(string Name, byte[] Content)> All =>
    [
        ("binary", Noise(300_000)),
        ("binary-after-a-script", [.. Bytes("_probe _oneshot { puts(\"x\"); }\n"), .. Noise(1000)]),
        ("carriage-returns", Bytes("_probe _oneshot {\r  puts(\"x\");\r}\r")),
        ("invalid-utf8", [.. Bytes("_probe _oneshot { puts(\""), 0xFF, 0xFE, 0x80, .. Bytes("\"); }\n")]),
        ("utf-16", Encoding.Unicode.GetBytes("\uFEFF_probe _oneshot { puts(\"x\"); }\n")),
        ("zeros", new byte[1_000_000]),
        ("empty", []),
        .. Texts.Select(t => (t.Name, Bytes(t.Text))),
    ];

    private static IEnumerable<(string Name, string Text)> Texts =>
    [
        ("10-megabytes", Repeat("// padding\n", 1_000_000)),
        ("adjacent-texts", Probe($"puts({Repeat("\"x\" ", Many)});")),
        ("blocks", Probe(Repeat("{", Many) + Repeat("}", Many))),
        ("calls-in-calls", "int f(int n) { return n; }\n" + Probe($"printf(\"%d\\n\", {Repeat("f(", 2000)}1{Repeat(")", 2000)});")),
        ("choices-in-choices", Probe($"long n = {Repeat("1 ? 2 : ", Many)}3;")),
        ("comments-that-open", Repeat("/*", 500_000)),
        ("conditions-in-conditions", Repeat("#if 1\n", 3000) + Repeat("#endif\n", 3000)),
        ("constants-of-constants", Each(3000, i => $"static const long C{i} = C{i + 1} + 1;\n") + "static const long C3000 = 1;\n" + Probe("printf(\"%d\\n\", C0);")),
        ("containers-in-containers", Probe($"{Repeat("_list(", 1000)}int{Repeat(")", 1000)} l;")),
        ("digits", Probe($"long n = {Repeat("9", 1_000_000)};")),
        ("docstrings", Repeat("\"\"\"", 100_001)),
        ("else-ifs", Probe($"int n = _pid();\n{Repeat("if (n == 1) n = 2; else ", 20_000)}n = 3;")),
        ("enumerators", $"enum many {{ {Each(20_000, i => $"E{i} = {i} * 2, ")} }};\n{Probe("printf(\"%d\\n\", E1);")}"),
        ("errors", Repeat("@", 1_000_000)),
        ("formats", Probe($"printf(\"{Repeat("%d", 5000)}\\n\"{Repeat(", 1", 5000)});")),
        ("functions", Each(60_000, i => $"int f{i}(int n) {{ return n + {i}; }}\n") + Probe("printf(\"%d\\n\", f1(1));")),
        ("functions-python-has", Repeat("def f(x):\n", Many)),
        ("generators-in-generators",
            "_iter int g0() { _yield(1); }\n" + Each(400, i => $"_iter int g{i + 1}() {{ _foreach (int x : g{i}()) _yield(x); }}\n") + Probe("_foreach (int x : g400()) printf(\"%d\\n\", x);")),
        ("hashes", Repeat("#", 1_000_000)),
        ("include-lines", Each(5000, i => $"#include \"f{i}.y\"\n")),
        ("labels", Probe(Each(20_000, i => $"l{i}:\n"))),
        ("lambdas", Probe($"int n = {Repeat("lambda x: ", Many)}1;")),
        ("long-name", Probe($"int {Repeat("x", 1_000_000)} = 1;")),
        ("long-text", Probe($"printf(\"%d\\n\", _len(\"{Repeat("x", 3_900_000)}\"));")),
        ("loops-in-loops", Probe($"{Each(240, i => $"for (int i{i} = 0; i{i} < 2; i{i}++)\n")}if (_pid() > 0) puts(\"x\");")),
        ("negations", Probe($"long n = {Repeat("!", Many)}1;")),
        ("nots", Probe($"if ({Repeat("not ", Many)}1) {{ }}")),
        ("open-braces", Repeat("{", 1_000_000)),
        ("parameters", Each(2000, i => $"_param int p{i} = {i} \"help\";\n") + Probe("printf(\"%d\\n\", p0);")),
        ("parentheses", Probe($"long n = {Repeat("(", Many)}1{Repeat(")", Many)};")),
        ("quotes", Repeat("\"", 999_999)),
        ("recursion-with-many-variables",
            $"long f(long n) {{\n{Each(2000, i => $"long a{i} = n + {i};\n")}long s = f(n + 1);\n{Each(40, i => $"s += {Each(50, j => $"a{50 * i + j} + ")}0;\n")}return s;\n}}\n" + Probe("f(0);")),
        ("regular-expression", Probe($"_str s = \"a\";\nprintf(\"%d\\n\", s ~~ rx/{Repeat("(a|", 30_000)}b{Repeat(")", 30_000)}/);")),
        ("stars", Probe($"long {Repeat("*", Many)}p;")),
        ("statements", Probe($"long n = 0;\n{Repeat("n += 1;\n", Many)}")),
        ("sums", Probe($"long n = 0;\n{Repeat($"n = {Repeat("n * 2 + ", 400)}1;\n", 100)}")),
        ("switch-cases", Probe($"int n = _pid();\nswitch (n) {{\n{Each(5000, i => $"case {i}: n += {i}; break;\n")}}}")),
        ("tuples-in-tuples", Probe($"printf(\"%s\\n\", {Repeat("(1, ", 1000)}1{Repeat(")", 1000)});")),
        ("variables", Probe(Each(50_000, i => $"long v{i} = {i};\n"))),
    ];

    private static string Probe(string body) => $"_probe _oneshot {{\n{body}\n}}\n";

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Each(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The same each time.</summary>
    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}

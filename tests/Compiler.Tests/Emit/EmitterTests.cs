using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Emit;

public sealed partial class EmitterTests
{
    private const string Layout = """
        struct Node { Node *next; unsigned int size; char *name; };
        extern Node *first;
        """;

    /// <summary>A bit of everything: whoever reads the C# of a probe should find their script in it.</summary>
    private const string Script = """
        /// Sums up a list of nodes.
        _param int least = 16 "smallest size that counts";

        static long seen;

        /// Nodes from one on.
        _iter Node *nodes(Node *n) {
            for (; n; n = n->next)
                _yield(n);
        }

        long depth(Node *n) { return n ? 1 + depth(n->next) : 0; }

        _probe _oneshot {
            _map(_str, _agg) sizes;
            _foreach (Node *n : nodes(first)) {
                if (n->size < least)
                    continue;
                seen++;
                sizes[_cstr(n->name)] <<< n->size;
            }
            _foreach ((_str name, _agg sum) : sizes order by name)
                printf("%-10s %d\n", name, _sum(sum));
            if (seen > 0 && depth(first) > 3)
                puts("long");
        }
        """;

    [Fact]
    public void A_script_as_csharp() => Snapshot.Match(Unmarked(ScriptRunner.Stage(Script, "csharp", Layout)), "script");

    /// <summary>Roslyn compiles classes beside one another. Forward calls, recursion and shared variables work across them.</summary>
    [Fact]
    public void A_large_script_is_divided_among_classes_and_runs_as_one()
    {
        const int functions = 900;
        string script = "static long calls;\nbool is_odd(long n);\n"
            + "bool is_even(long n) { calls++; return n == 0 ? 1 : is_odd(n - 1); }\nbool is_odd(long n) { calls++; return n == 0 ? 0 : is_even(n - 1); }\n"
            + string.Concat(Enumerable.Range(0, functions).Select(i => $"long f{i}(long n) {{ calls++; if (n > {i}) return {(i == 0 ? "n" : $"f{i - 1}(n)")}; return is_even(n) ? {i} : -{i}; }}\n"))
            + $"_probe _oneshot {{ printf(\"%d %d %d\\n\", f{functions - 1}(1000), f{functions - 1}(5), calls); }}\n";
        Assert.Equal("1000 -899 907\n", ScriptRunner.Output(script));
        string[] heads = [.. Heads().Matches(ScriptRunner.Stage(script, "csharp")).Select(m => m.Value)];
        Assert.True(heads.Length > 2, string.Join('\n', heads));
        Assert.Equal("public sealed class Script : " + Name().Match(heads[^2]).Value, heads[^1]);
    }

    private static string Unmarked(string csharp) => string.Join('\n', csharp.Split('\n').Where(l => !l.StartsWith("#line", StringComparison.Ordinal)));

    [GeneratedRegex(@"^public (abstract|sealed) class .*$", RegexOptions.Multiline)]
    private static partial Regex Heads();

    [GeneratedRegex(@"(?<=class )\w+")]
    private static partial Regex Name();
}

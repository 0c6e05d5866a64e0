namespace YLang.Compiler.Syntax;

/// <summary>C's binary operators and ours, by how tightly they bind; all of them group from the left.</summary>
internal static class Operators
{
    private static readonly string[][] ByPrecedence =
    [
        ["||"],
        ["&&"],
        ["|"],
        ["^"],
        ["&"],
        ["==", "!=", "~~", "!~~"],
        ["<", ">", "<=", ">="],
        ["<<", ">>"],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    private static readonly Dictionary<string, int> Precedences =
        ByPrecedence.SelectMany((row, i) => row.Select(op => (op, i + 1))).ToDictionary(p => p.op, p => p.Item2);

    /// <summary>From 1 (loosest) up; 0 for what is no binary operator.</summary>
    public static int Precedence(string op) => Precedences.GetValueOrDefault(op);
}

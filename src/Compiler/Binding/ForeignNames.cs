namespace YLang.Compiler.Binding;

/// <summary>Values that people know from C, Python and other languages by another name.</summary>
internal static class ForeignNames
{
    private static readonly Dictionary<string, string> s_instead = new()
    {
        ["None"] = "a pointer to nothing is NULL", ["nullptr"] = "a pointer to nothing is NULL", ["nil"] = "a pointer to nothing is NULL", ["null"] = "a pointer to nothing is NULL",
        ["True"] = "write 'true'", ["TRUE"] = "write 'true'", ["False"] = "write 'false'", ["FALSE"] = "write 'false'",
        ["stdout"] = "printf prints there", ["stderr"] = "_warn(s) prints a line there", ["stdin"] = "a script reads nothing but its target",
        ["argc"] = Argument, ["argv"] = Argument, ["sys"] = Argument, ["os"] = Argument,
        ["errno"] = "a failed read is a fault: '_try { … } _else { … }', or ask _readable(p, n) before",
        ["pass"] = "an empty block is written '{ }'",
        ["self"] = "functions belong to no value: declare a parameter",
        ["INT_MAX"] = "write 0x7fffffff", ["INT_MIN"] = "write -0x7fffffff - 1", ["UINT_MAX"] = "write 0xffffffffu", ["LONG_MAX"] = "write 0x7fffffffffffffff",
        ["ULONG_MAX"] = Largest, ["SIZE_MAX"] = Largest, ["UINT64_MAX"] = Largest,
    };

    private const string Argument = "an argument of the run is declared: _param int top = 20 \"how many to show\";";
    private const string Largest = "write 0xffffffffffffffffu";

    /// <summary>What to do instead, or null.</summary>
    public static string? Instead(string name) => s_instead.GetValueOrDefault(name);
}

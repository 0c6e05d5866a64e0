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
    };

    private static readonly Dictionary<string, string> s_types = new()
    {
        ["string"] = AText, ["String"] = AText, ["str"] = AText, ["_string"] = AText, ["text"] = AText,
        ["var"] = NoGuess, ["auto"] = NoGuess, ["let"] = NoGuess, ["val"] = NoGuess, ["def"] = NoGuess, ["local"] = NoGuess,
        ["list"] = "write '_list(T)'", ["vector"] = "write '_list(T)'", ["array"] = "write '_list(T)'", ["_array"] = "write '_list(T)'",
        ["dict"] = "write '_map(K, V)'", ["map"] = "write '_map(K, V)'", ["_dict"] = "write '_map(K, V)'", ["_hash"] = "write '_map(K, V)'", ["set"] = "write '_set(T)'",
        ["byte"] = "write 'uint8_t'", ["u8"] = "write 'uint8_t'", ["u16"] = "write 'uint16_t'", ["u32"] = "write 'uint32_t'", ["u64"] = "write 'uint64_t'",
        ["i8"] = "write 'int8_t'", ["i16"] = "write 'int16_t'", ["i32"] = "write 'int32_t'", ["i64"] = "write 'int64_t'",
        ["uint"] = "write 'unsigned int'", ["ulong"] = "write 'unsigned long'", ["f32"] = "write 'float'", ["f64"] = "write 'double'",
        ["boolean"] = "write 'bool'", ["integer"] = "write 'int' or 'long'", ["FILE"] = "printf prints, _warn(s) prints a line on standard error",
    };

    private const string Argument = "an argument of the run is declared: _param int top = 20 \"how many to show\";";
    private const string AText = "texts are of type '_str'";
    private const string NoGuess = "a variable is declared with its type: 'int', 'double', '_str', a pointer…";

    /// <summary>What to do instead, or null.</summary>
    public static string? Instead(string name) => s_instead.GetValueOrDefault(name);

    /// <summary>The same, of a type.</summary>
    public static string? Type(string name) => s_types.GetValueOrDefault(name);

    /// <summary>A member of a handle by the name that it has elsewhere, or null.</summary>
    public static string? Member(string handle, string name) => (handle, name) switch
    {
        ("_node", "type" or "type_name" or "class" or "name" or "kindname") => "kind_name",
        ("_node", "addr" or "ptr" or "pointer" or "object" or "obj" or "id") => "address",
        ("_node" or "_frame", "length" or "len") => "size",
        ("_frame", "name") => "label",
        ("_frame", "size" or "total") => "bytes",
        ("_frame", "self") => "self_bytes",
        ("_graph", "nodes" or "length" or "len") => "count",
        ("_mapping", "address" or "begin") => "start",
        ("_mapping", "file" or "name") => "path",
        _ => null,
    };
}

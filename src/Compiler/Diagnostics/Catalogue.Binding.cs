using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>Names and types: Y03xx.</summary>
public static partial class Catalogue
{
    public static Diagnostic UnknownName(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("Y0301", at, $"there is no '{name}' here", DidYouMean(name, known) ?? "declare it before it is used, or include the file that does");

    public static Diagnostic UnknownFunction(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("Y0302", at, $"there is no function '{name}'", DidYouMean(name, known) ?? "declare it, or include the file that does");

    public static Diagnostic UnknownType(SourceSpan at, string name, string layout, IEnumerable<string> known) =>
        Error("Y0303", at, $"'{name}' is no type of {layout}", DidYouMean(name, known) ?? "a pointer to it may be declared with 'struct " + name + " *'");

    public static Diagnostic DeclaredTwice(SourceSpan at, string name, SourceSpan first) =>
        Error("Y0304", at, $"'{name}' is declared twice", "give one of them another name", new RelatedLocation(first, "first declared here"));

    public static Diagnostic UnknownField(SourceSpan at, string owner, string name, IEnumerable<string> fields) =>
        Error("Y0312", at, $"'{owner}' has no field '{name}'", DidYouMean(name, fields) ?? $"it has {Words.List(fields)}");

    public static Diagnostic OpaqueStruct(SourceSpan at, string owner, string layout) =>
        Error("Y0313", at, $"{layout} names 'struct {owner}' without saying what is in it", "state its members in a layout file");

    public static Diagnostic NoMembers(SourceSpan at, string type, string name) =>
        Error("Y0314", at, $"a value of type '{type}' has no member '{name}'", "only pointers to structs, structs and handles have members");

    public static Diagnostic ArrowOrDot(SourceSpan at, string type, string wanted) =>
        Error("Y0315", at, $"'{type}' takes '{wanted}' before a member's name", $"write '{wanted}'");

    public static Diagnostic UnknownMember(SourceSpan at, string handle, string name, IEnumerable<string> members) =>
        Error("Y0316", at, $"'{handle}' has no member '{name}'", DidYouMean(name, members) ?? $"it has {Words.List(members)}");

    public static Diagnostic CannotConvert(SourceSpan at, string from, string to, string? help) =>
        Error("Y0320", at, $"a value of type '{from}' is no '{to}'", help);

    public static Diagnostic NotACondition(SourceSpan at, string type, string? help) =>
        Error("Y0321", at, $"a value of type '{type}' is no condition", help ?? "compare it with something");

    public static Diagnostic OperatorNotFor(SourceSpan at, string op, string left, string right) =>
        Error("Y0322", at, $"'{op}' does not take '{left}' and '{right}'", null);

    public static Diagnostic UnaryNotFor(SourceSpan at, string op, string type) => Error("Y0323", at, $"'{op}' does not take '{type}'", null);

    public static Diagnostic MixesMemories(SourceSpan at, string target, string tracer) =>
        Error("Y0324", at, $"'{target}' is an address in the target, '{tracer}' a value of the tracer's: they never mix", "copy text from the target with _cstr(p) or _decode(p, n, \"utf-8\")");

    public static Diagnostic WritesTarget(SourceSpan at) =>
        Error("Y0325", at, "this would write to the target, whose memory is only read", "keep the value in a variable of the script");

    public static Diagnostic NotAssignable(SourceSpan at) => Error("Y0326", at, "this is no variable that can be assigned to", "assign to a variable, a list's element or a map's value");

    public static Diagnostic ConstantAssigned(SourceSpan at, string name) => Error("Y0327", at, $"'{name}' is a constant", "use a variable");

    public static Diagnostic AddressOfTracer(SourceSpan at) => Error("Y0328", at, "a value of the tracer's has no address", "'&' takes the address of memory in the target: &p->field");

    public static Diagnostic StructValue(SourceSpan at, string type) =>
        Error("Y0329", at, $"'{type}' has no value of its own", "take a member of it, or its address with '&'");

    public static Diagnostic ArgumentCount(SourceSpan at, string name, int given, string signature) =>
        Error("Y0330", at, $"'{name}' does not take {given} argument{(given == 1 ? "" : "s")}", $"it is {signature}");

    public static Diagnostic ArgumentTypes(SourceSpan at, string name, string given, string signature) => Error("Y0331", at, $"'{name}' does not take ({given})", $"it is {signature}");

    public static Diagnostic NotConstant(SourceSpan at, string what) => Error("Y0332", at, $"{what} must be a constant", "use numbers, constants of the layout, sizeof and offsetof");

    public static Diagnostic NotAFunction(SourceSpan at, string name, string what) => Error("Y0333", at, $"'{name}' is {what}, not a function", null);

    public static Diagnostic FunctionAsValue(SourceSpan at, string name) => Error("Y0334", at, $"'{name}' is a function", $"call it: {name}(…)");

    public static Diagnostic IteratorOutsideForeach(SourceSpan at, string name) =>
        Error("Y0335", at, $"'{name}' is a generator: it can only be the source of a _foreach", $"write _foreach (… : {name}(…))");

    public static Diagnostic MissingReturn(SourceSpan at, string name, string type) => Error("Y0336", at, $"'{name}' can end without returning its '{type}'", "return a value on every path");

    public static Diagnostic ReturnWithoutValue(SourceSpan at, string type) => Error("Y0337", at, $"this function returns '{type}'", "give the value to return");

    public static Diagnostic ReturnWithValue(SourceSpan at) => Error("Y0338", at, "nothing takes a value returned here", "write 'return;'");

    public static Diagnostic OutsideLoop(SourceSpan at, string word) => Error("Y0339", at, $"'{word}' stands outside of what it could leave", null);

    public static Diagnostic CaseTwice(SourceSpan at, string label) => Error("Y0340", at, $"this switch has {label} twice", "remove one");

    public static Diagnostic NotIterable(SourceSpan at, string type) =>
        Error("Y0341", at, $"_foreach can't go through '{type}'", "it takes a generator's call, a list, set, map, graph, a frame's children, _mappings() or _referrers(…)");

    public static Diagnostic ForeachVariables(SourceSpan at, string element, int given) => Error("Y0342", at, $"an element here is '{element}': it does not fill {given} variables", null);

    public static Diagnostic StringIsNoPointer(SourceSpan at) =>
        Error("Y0343", at, "a text belongs to the tracer: it has no address in the target", "declare it as '_str'; looking texts up in the target's read-only data is not available");

    public static Diagnostic ContainerArgument(SourceSpan at, string type, string container) =>
        Error("Y0344", at, $"'{type}' can't be {container}", "numbers, pointers, _str and tuples of these can");

    public static Diagnostic VoidValue(SourceSpan at) => Error("Y0345", at, "this gives no value", null);

    public static Diagnostic NoType(SourceSpan at, string type, string what) => Error("Y0346", at, $"'{type}' can't be the type of {what}", null);

    public static Diagnostic FormatConversion(SourceSpan at, string conversion, string type, string help) => Error("Y0350", at, $"'{conversion}' does not print a value of type '{type}'", help);

    public static Diagnostic FormatCount(SourceSpan at, int conversions, int arguments) =>
        Error("Y0351", at, $"the format takes {conversions} value{(conversions == 1 ? "" : "s")}, and {arguments} {(arguments == 1 ? "is" : "are")} given", null);

    public static Diagnostic FormatUnknown(SourceSpan at, string conversion) =>
        Error("Y0352", at, $"'{conversion}' is no conversion", "d i u x X o c s p f e g, and %% for a per cent sign; _hist_log(a) gives a histogram as text");

    public static Diagnostic FormatNotLiteral(SourceSpan at) => Error("Y0353", at, "a format must be a text written here", "print other texts with %s");

    public static Diagnostic BadRegex(SourceSpan at, string why) => Error("Y0354", at, $"this regular expression can't be used: {why}", "look-around and back-references take more than linear time: they are not available");

    public static Diagnostic CaptureWithoutMatch(SourceSpan at) => Error("Y0355", at, "no '~~' stands before this in the function", "match first: if (s ~~ rx/…/)");

    public static Diagnostic NoEffect(SourceSpan at) => Warning("Y0370", at, "this statement changes nothing", "remove it, or use its value");

    public static Diagnostic Unreachable(SourceSpan at) => Warning("Y0371", at, "this is never reached", "remove it");

    public static Diagnostic UnusedVariable(SourceSpan at, string name) => Warning("Y0372", at, $"'{name}' is never used", "remove it");

    public static Diagnostic ConstantTooLarge(SourceSpan at, string value, string type) => Warning("Y0373", at, $"{value} does not fit '{type}'", "the bits that do not fit are lost");

    public static Diagnostic ComparisonIsConstant(SourceSpan at, bool value) => Warning("Y0374", at, $"this comparison is always {(value ? "true" : "false")}", "an unsigned number is never below 0");
}

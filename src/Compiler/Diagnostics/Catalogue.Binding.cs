using System.Globalization;
using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>Names and types: Y03xx.</summary>
public static partial class Catalogue
{
    // Names

    /// <param name="foreign">What to write where the name is another language's.</param>
    /// <param name="elsewhere">The file that declares it.</param>
    public static Diagnostic UnknownName(SourceSpan at, string name, string? foreign, string? help, string? elsewhere, IEnumerable<string> known) =>
        Error("Y0301", at, $"there is no '{name}' here", foreign ?? elsewhere ?? DidYouMean(name, known) ?? help ?? "declare it, or include the file that does");

    public static Diagnostic UnknownFunction(SourceSpan at, string name, string? instead, string? elsewhere, IEnumerable<string> known) => Error(
        "Y0302", at, $"there is no function '{name}'", instead is null ? elsewhere ?? DidYouMean(name, known) ?? "declare it, or include the file that does" : $"write {instead}");

    /// <param name="foreign">What to write where the name is another language's.</param>
    public static Diagnostic UnknownType(SourceSpan at, string name, string layout, string? foreign, string? elsewhere, IEnumerable<string> known) => Error(
        "Y0303", at, $"the layout in use, {layout}, has no type '{name}'", foreign ?? elsewhere ?? DidYouMean(name, known) ?? $"where it need not be known, write 'struct {name} *'");

    public static Diagnostic DeclaredTwice(SourceSpan at, string name, SourceSpan first) =>
        Error("Y0304", at, $"'{name}' is declared twice", "give one of them another name", new RelatedLocation(first, "first declared here"));

    public static Diagnostic NameIsBuiltIn(SourceSpan at, string name) => Error("Y0305", at, $"'{name}' is a built-in function", "choose another name");

    public static Diagnostic NotAFunction(SourceSpan at, string name) => Error("Y0306", at, $"'{name}' is a variable, not a function", "functions are called by their own names: there are no pointers to them");

    public static Diagnostic FunctionAsValue(SourceSpan at, string name) => Error("Y0307", at, $"'{name}' is a function, and functions are no values", $"call it: {name}(…)");

    // Members

    /// <param name="path">Of a field of that name in a struct within, or null.</param>
    public static Diagnostic UnknownField(SourceSpan at, string owner, string name, string? path, IEnumerable<string> fields) =>
        Error("Y0312", at, $"'{owner}' has no field '{name}'", path is not null ? $"it lies further in: write '{path}'" : DidYouMean(name, fields) ?? $"it has {Words.List(fields)}");

    public static Diagnostic OpaqueStruct(SourceSpan at, string owner, string layout, string? near) =>
        Error("Y0313", at, $"the layout in use, {layout}, does not say what is in 'struct {owner}'", near is null ? "state its members in a layout file" : $"did you mean '{near}'?");

    public static Diagnostic NoMembers(SourceSpan at, string type, string name, string? instead = null) =>
        Error("Y0314", at, $"a value of type '{type}' has no member '{name}'", instead is null ? "structs, pointers to structs and handles have members" : $"write {instead}");

    public static Diagnostic ArrowOrDot(SourceSpan at, string type, string wanted) => Error("Y0315", at, $"members of '{type}' are written with '{wanted}'", $"write '{wanted}{at.Text}'");

    /// <param name="meant">The member that people call so.</param>
    public static Diagnostic UnknownMember(SourceSpan at, string handle, string name, string? meant, IEnumerable<string> members) => Error(
        "Y0316", at, $"'{handle}' has no member '{name}'", meant is null ? DidYouMean(name, members) ?? $"it has {Words.List(members)}" : $"did you mean '{meant}'?");

    public static Diagnostic NothingToRead(SourceSpan at, string type) =>
        Error("Y0317", at, $"'{type}' has no size, so nothing of it can be read", "cast the pointer first: *(long *)p");

    public static Diagnostic NoElements(SourceSpan at, string type) => Error("Y0318", at, $"a value of type '{type}' has no elements", "lists, maps, arrays and pointers have");

    public static Diagnostic StringElement(SourceSpan at) => Error("Y0319", at, "characters of a _str are not taken with '[]'", "write s[i:i + 1], a _str again");

    public static Diagnostic SliceOfOther(SourceSpan at, string type) =>
        Error("Y0339", at, $"a slice is taken of a _str; this is {Words.Quoted(type)}", "_foreach (… : list limit n) visits the first n elements");

    // Types

    public static Diagnostic CannotConvert(SourceSpan at, string from, string to, string? help) => Error("Y0320", at, $"a value of type '{from}' is no '{to}'", help);

    public static Diagnostic NotACondition(SourceSpan at, string type, string? help) => Error("Y0321", at, $"a value of type '{type}' is no condition", help ?? "compare it with something");

    public static Diagnostic OperatorNotFor(SourceSpan at, string op, string left, string right, string? instead = null) =>
        Error("Y0322", at, $"'{op}' does not take '{left}' and '{right}'", instead is null ? null : $"write {instead}");

    public static Diagnostic UnaryNotFor(SourceSpan at, string op, string type) => Error("Y0323", at, $"'{op}' does not take a value of type '{type}'");

    /// <param name="text">How the text at the address is read; null where it is not one of characters.</param>
    /// <param name="address">How the address is got of what lives in the tracer.</param>
    public static Diagnostic MixesMemories(SourceSpan at, string target, string tracer, string? text = null, string? address = null) => Error(
        "Y0324", at, $"'{target}' is an address in the target, '{tracer}' lives in the tracer: they never mix",
        address is not null ? $"write {address}, which is an address"
            : text is null ? "_cstr(p) copies a text out of the target, _tostr(x) gives the text of a value" : $"write {text}, which copies the text out of the target");

    public static Diagnostic WritesTarget(SourceSpan at) => Error("Y0325", at, "this would write to the target, which is only read", "keep the value in a variable of the script");

    public static Diagnostic NotAssignable(SourceSpan at) => Error("Y0326", at, "this is nothing that can be assigned to", "variables, elements of lists and values of maps can");

    public static Diagnostic ConstantAssigned(SourceSpan at, string name) => Error("Y0327", at, $"'{name}' is a constant", "use a variable");

    public static Diagnostic AddressOfTracer(SourceSpan at) => Error("Y0328", at, "what lives in the tracer has no address", "'&' is for the target's memory: &p->field; a function returns its result, and containers are passed by reference");

    public static Diagnostic StructValue(SourceSpan at, string type) => Error("Y0329", at, $"a struct such as '{type}' has no value of its own", "use a pointer to it, or take one of its members");

    public static Diagnostic PointerToTracer(SourceSpan at, string type) =>
        Error("Y0330", at, $"'{type}' lives in the tracer, and pointers lead into the target", $"write '{type}' without '*': containers are passed by reference");

    public static Diagnostic StringIsNoPointer(SourceSpan at) =>
        Error("Y0331", at, "a text of the script has no address in the target", "texts of the script are of type '_str': declare variables, parameters and results so");

    public static Diagnostic NoArrays(SourceSpan at, string element, bool isText) =>
        Error("Y0337", at, "a script has no arrays of its own", $"write {(isText ? "'_str' for a text" : $"'_list({element})'")}, which grows by itself");

    public static Diagnostic NoType(SourceSpan at, string type, string what) => Error("Y0332", at, $"'{type}' can't be the type of {what}");

    public static Diagnostic ContainerArgument(SourceSpan at, string type, string place) =>
        Error("Y0333", at, $"a value of type '{type}' can't be {place}", "numbers, pointers, _str and tuples of these can");

    public static Diagnostic VoidValue(SourceSpan at) => Error("Y0334", at, "this gives no value");

    public static Diagnostic SequenceAsValue(SourceSpan at) => Error("Y0335", at, "a sequence is no value", "go through it: _foreach (… : sequence)");

    public static Diagnostic StructOfLayout(SourceSpan at, string name, string layout) =>
        Error("Y0338", at, $"the layout {layout} says already what '{name}' is", "use that, or give this one another name");

    public static Diagnostic NotConstant(SourceSpan at, string what) => Error("Y0336", at, $"{what} must be a constant", "use numbers, texts, constants of the layout, sizeof and offsetof");


    // Calls

    public static Diagnostic ArgumentCount(SourceSpan at, string name, int given, string signature, SourceSpan? declaration = null) => Error(
        "Y0340", at, $"'{name}' does not take {Words.Count(given, "argument")}", $"it is {signature}", declaration is { } place ? [new RelatedLocation(place, "declared here")] : []);

    public static Diagnostic ArgumentTypes(SourceSpan at, string name, string given, string signature) =>
        Error("Y0341", at, given.Length == 0 ? $"'{name}' takes arguments" : $"'{name}' does not take ({given})", $"it is {signature}");

    public static Diagnostic NotOneOf(SourceSpan at, string? word, IReadOnlyList<string> words) => Error(
        "Y0342", at, word is null ? "this must be written in place" : $"{Words.Quoted(word)} is none of the words that stand here", word is null || DidYouMean(word, words) is not { } near ? $"write {Words.Either([.. words.Select(w => $"\"{w}\"")])}" : near);

    public static Diagnostic IteratorOutsideForeach(SourceSpan at, string name) =>
        Error("Y0343", at, $"'{name}' is a generator: it only stands as the source of a _foreach", $"write _foreach (… : {name}(…))");

    // Statements

    public static Diagnostic MissingReturn(SourceSpan at, string name, string type) => Error("Y0345", at, $"'{name}' can end without returning its '{type}'", "return a value on every path");

    public static Diagnostic ReturnWithoutValue(SourceSpan at, string type) => Error("Y0346", at, $"this function returns '{type}'", "give the value to return");

    public static Diagnostic ReturnWithValue(SourceSpan at) => Error("Y0347", at, "nobody takes a value that is returned here", "write 'return;'");

    public static Diagnostic ReturnInIterator(SourceSpan at) => Error("Y0348", at, "a generator gives its values by _yield", "write _yield(value);");

    public static Diagnostic OutsideLoop(SourceSpan at, string word) => Error("Y0349", at, $"'{word}' stands outside of what it could leave", word == "break" ? "a loop or switch can be left" : "a loop can be continued");

    public static Diagnostic SwitchValue(SourceSpan at, string type) => Error("Y0350", at, $"a switch takes a number, not '{type}'", "compare with if and else");

    public static Diagnostic CaseTwice(SourceSpan at, string label, SourceSpan first) =>
        Error("Y0351", at, $"this switch has '{label}' twice", "remove one", new RelatedLocation(first, "the first is here"));

    public static Diagnostic TooManyCases(SourceSpan at, int most) => Error("Y0383", at, $"this switch has more than {most} cases", "keep what they come to in a _map");

    public static Diagnostic NotIterable(SourceSpan at, string type) =>
        Error("Y0352", at, $"_foreach can't go through '{type}'", "it takes a generator's call, a list, set, map, graph, a frame's children, _mappings() or _referrers(…)");

    public static Diagnostic ForeachVariables(SourceSpan at, string element, int given) =>
        Error("Y0353", at, $"one element is '{element}': it does not fill {Words.Count(given, "variable")}", "declare one variable for each part, or one for the whole");

    /// <param name="parts">Of a tuple: variables that take it apart.</param>
    public static Diagnostic ForeachVariable(SourceSpan at, string name, string type, string element, string? parts) =>
        Error("Y0354", at, $"'{name}' is '{type}', and what it is given is '{element}'", parts is null ? $"declare it as '{element}'" : $"take it apart: _foreach ({parts} : …)");

    public static Diagnostic NoOrder(SourceSpan at, string type) => Error("Y0355", at, $"values of type '{type}' have no order", "order by a number, a _str or a tuple");

    public static Diagnostic OnlyInIterators(SourceSpan at) => Error("Y0356", at, "_yield stands only in a generator", "declare the function as '_iter T name(…)'");

    public static Diagnostic IteratorRecursion(SourceSpan at, string name) =>
        Error("Y0357", at, $"the generator '{name}' uses itself, directly or by way of others", "generators are inlined: keep what is still to be visited in a _list");

    // Formats and regular expressions

    public static Diagnostic FormatConversion(SourceSpan at, string conversion, string type, string help) => Error("Y0360", at, $"'{conversion}' does not print a value of type '{type}'", help);

    public static Diagnostic FormatCount(SourceSpan at, int conversions, int arguments) =>
        Error("Y0361", at, $"the format prints {Words.Count(conversions, "value")}, and {arguments} {(arguments == 1 ? "is" : "are")} given", arguments > conversions ? "remove what is too much, or add a conversion" : "add what is missing; a per cent sign is written '%%'");

    public static Diagnostic FormatByOperator(SourceSpan at) => Error("Y0368", at, "'%' does not put values into a text", "write sprintf(\"%d objects\", n)");

    public static Diagnostic FormatUnknown(SourceSpan at, string conversion, bool isStar) =>
        Error("Y0362", at, $"{Words.Quoted(conversion)} is no conversion", isStar ? "a width is written as a number" : "there are d i u x X o c s p f e g, and %% for a per cent sign");

    public static Diagnostic FormatNotConstant(SourceSpan at) => Error("Y0363", at, "a format must be a constant text", "print other texts with \"%s\"");

    public static Diagnostic BadRegex(SourceSpan at, string why, bool isSlow) => Error(
        "Y0364", at, $"this regular expression can't be used: {why}", isSlow ? "look-around, back-references and atomic groups are not available: they take more than linear time" : "write a simpler one");

    public static Diagnostic NotARegex(SourceSpan at) => Error("Y0365", at, "a regular expression stands behind '~~'", "write rx/…/");

    public static Diagnostic RegexAsValue(SourceSpan at) => Error("Y0366", at, "a regular expression is no value", "match a text with it: s ~~ rx/…/");

    public static Diagnostic CaptureWithoutMatch(SourceSpan at) => Error("Y0367", at, "no '~~' stands before this in the function", "match first: if (s ~~ rx/…/)");

    // Aggregates

    public static Diagnostic PercentileRange(SourceSpan at, double p) =>
        Error("Y0390", at, $"a percentile lies between 0 and 100, not at {p.ToString(CultureInfo.InvariantCulture)}", "the middle one is 50");

    /// <param name="mistake">The runtime's words, as it says them of numbers that are not known before.</param>
    public static Diagnostic HistogramScale(SourceSpan at, string mistake, string signature) => Error("Y0391", at, mistake, $"it is {signature}");

    // Warnings

    public static Diagnostic NoEffect(SourceSpan at) => Warning("Y0370", at, "this statement changes nothing", "remove it, or use its value");

    public static Diagnostic Unreachable(SourceSpan at) => Warning("Y0371", at, "this is never reached", "remove it");

    public static Diagnostic UnusedVariable(SourceSpan at, string name) => Warning("Y0372", at, $"'{name}' is never used", "remove it");

    public static Diagnostic UnusedParameter(SourceSpan at, string name) => Warning("Y0373", at, $"the parameter '{name}' is never used", $"remove it, or say that this is meant: (void){name};");

    public static Diagnostic ConstantTooLarge(SourceSpan at, string value, string type) => Warning("Y0374", at, $"{value} does not fit '{type}'", "a cast says that this is meant");

    public static Diagnostic ComparisonIsConstant(SourceSpan at, bool value, string type, string least, string most) =>
        Warning("Y0375", at, $"this comparison is always {(value ? "true" : "false")}", $"values of '{type}' here go from {least} to {most}");

    public static Diagnostic AssignmentAsCondition(SourceSpan at) =>
        Warning("Y0377", at, "this condition assigns", "compare by '=='; where an assignment is meant, a second pair of parentheses says so");

    public static Diagnostic EmptyBody(SourceSpan at, string word) => Warning("Y0378", at, $"the body of this '{word}' ends here: it is empty", "remove the semicolon; an empty body is written '{ }'");

    public static Diagnostic ChainedComparison(SourceSpan at) =>
        Warning("Y0379", at, "this compares the answer of a comparison, which is 0 or 1", "two comparisons are joined by '&&': a < b && b < c");

    public static Diagnostic EndlessLoop(SourceSpan at, IReadOnlyList<string> names) => Warning(
        "Y0380", at, names.Count == 0 ? "nothing ends this loop but the limits of the run" : $"once entered this loop does not end: nothing in it changes {Words.List(names)}",
        names.Count == 0 ? "leave it by break or return" : "change what the condition asks for");

    public static Diagnostic UnusedFunction(SourceSpan at, string name) => Warning("Y0381", at, $"the function '{name}' is never called", "remove it");

    public static Diagnostic DividesByZero(SourceSpan at) => Warning("Y0376", at, "this divides by zero, which is always a fault", "correct the divisor");
}

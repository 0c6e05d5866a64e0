using System.Collections.Immutable;
using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

public static partial class Catalogue
{
    // Words and literals

    public static Diagnostic UnknownCharacter(SourceSpan at) => Error("Y0101", at, $"{Words.Quoted(at.Text)} is no character of the language");

    public static Diagnostic StringNotClosed(SourceSpan at) => Error("Y0102", at, "this text does not end in its line", "write '\"' at its end; two texts side by side are joined");

    public static Diagnostic CharacterNotClosed(SourceSpan at) => Error("Y0103", at, "this character does not end in its line", "write ''' behind it");

    public static Diagnostic CommentNotClosed(SourceSpan at) => Error("Y0104", at, "this comment does not end", "write '*/' at its end");

    public static Diagnostic NotACharacter(SourceSpan at) => Error("Y0105", at, $"{Words.Quoted(at.Text)} is not one character", "texts are written in double quotes");

    public static Diagnostic UnknownEscape(SourceSpan at) =>
        Error("Y0106", at, $"{Words.Quoted(at.Text)} is none of C's escapes", "write '\\\\' for a backslash");

    public static Diagnostic NotANumber(SourceSpan at) => Error("Y0107", at, $"{Words.Quoted(at.Text)} is no number");

    public static Diagnostic NumberTooLarge(SourceSpan at) => Error("Y0108", at, $"{Words.Quoted(at.Text)} does not fit 64 bits");

    public static Diagnostic ForeignOperator(SourceSpan at, string written, string ours) => Error("Y0109", at, $"'{written}' is no operator here", $"did you mean '{ours}'?");

    public static Diagnostic MisspeltWord(SourceSpan at, string written, string word) => Error("Y0110", at, $"'{written}' is no word of the language", $"did you mean '{word}'?");

    // Brackets and limits

    public static Diagnostic BracketNotClosed(SourceSpan at, string bracket, SourceSpan open, bool isBeforeComment = false) =>
        Error("Y0111", at, $"'{bracket}' is missing here", isBeforeComment ? CommentIsNoDivision : null, new RelatedLocation(open, "opened here"));

    public static Diagnostic BraceNotClosed(SourceSpan open, string bracket) => Error("Y0112", open, $"'{bracket}' is missing for what is opened here");

    public static Diagnostic ClosesNothing(SourceSpan at, string bracket) => Error("Y0113", at, $"'{bracket}' closes nothing", "remove it, or open what it should close");

    public static Diagnostic NestedTooDeep(SourceSpan at, int limit) => Error("Y0114", at, $"more than {limit} levels are nested here", "move the inner ones into a function");

    public static Diagnostic ExpressionTooLong(SourceSpan at, int limit) => Error("Y0115", at, $"this expression has more than {limit} operators", "split it");

    // Directives

    public static Diagnostic UnknownDirective(SourceSpan at, string written, IEnumerable<string> known) =>
        Error("Y0120", at, $"there is no directive '{written}'", DidYouMean(written, known) ?? "layout conditions begin with '##', C's directives with '#'");

    public static Diagnostic ErrorDirective(SourceSpan at, string text) => Error("Y0121", at, text.Length > 0 ? text : "the script ends here");

    public static Diagnostic WarningDirective(SourceSpan at, string text) => Warning("Y0136", at, text.Length > 0 ? text : "this line warns");

    public static Diagnostic IncludeNeedsName(SourceSpan at) => Error("Y0122", at, "'#include' has no file name", "write #include \"file.y\" or #include <cpython/file.y>");

    public static Diagnostic DirectiveNeedsName(SourceSpan at, string directive) => Error("Y0123", at, $"'{directive}' takes one name");

    public static Diagnostic QuestionNeedsNames(SourceSpan at, string directive, string names) => Error("Y0124", at, $"'{directive}' takes {names}");

    public static Diagnostic ConditionNotSimple(SourceSpan at, string directive) =>
        Error("Y0125", at, $"this condition of '{directive}' is not made of integers, names, defined(NAME) and C's comparisons");

    public static Diagnostic ConditionNotClosed(SourceSpan at, string directive, string end) => Error("Y0126", at, $"'{end}' is missing for this '{directive}'");

    public static Diagnostic ConditionNotOpen(SourceSpan at, string directive) => Error("Y0127", at, $"'{directive}' belongs to no condition");

    public static Diagnostic ConditionAfterElse(SourceSpan at, string directive, SourceSpan @else) =>
        Error("Y0128", at, $"'{directive}' stands behind the last branch", null, new RelatedLocation(@else, "the last branch"));

    public static Diagnostic ConditionMixed(SourceSpan at, string directive, string opener, SourceSpan open) =>
        Error("Y0129", at, $"'{directive}' belongs to another condition than '{opener}'", $"write '{(opener.StartsWith("##", StringComparison.Ordinal) ? "##" : "#")}{directive.TrimStart('#')}'",
            new RelatedLocation(open, "the condition"));

    public static Diagnostic MacroArguments(SourceSpan at, string name, ImmutableArray<string> parameters, int given, SourceSpan defined) =>
        Error("Y0130", at, $"'{name}' takes {Words.Count(parameters.Length, "argument")}, not {given}", null, new RelatedLocation(defined, $"#define {name}({string.Join(", ", parameters)})"));

    public static Diagnostic MacroNameIsWord(SourceSpan at, string name) => Error("Y0131", at, $"{Words.Quoted(name)} cannot be defined: it is no free name");

    public static Diagnostic MacroRedefined(SourceSpan at, string name, SourceSpan old) =>
        Error("Y0132", at, $"'{name}' is defined already, as something else", "#undef it first", new RelatedLocation(old, "defined here"));

    public static Diagnostic DirectiveInLine(SourceSpan at, string written) => Error("Y0133", at, $"{Words.Quoted(written)} stands inside a line", "a directive begins its line");

    public static Diagnostic MacroParameters(SourceSpan at, string name) =>
        Error("Y0134", at, $"the parameters of '{name}' are no list of different names", $"write #define {name}(a, b) text");

    public static Diagnostic MacroPaste(SourceSpan at, string left, string right) =>
        Error("Y0135", at, $"'##' makes no word of {Words.Quoted(left)} and {Words.Quoted(right)}", "it joins two pieces of a name or a number");

    // The grammar

    public static Diagnostic SemicolonMissing(SourceSpan behind, bool isBeforeComment = false) => Error("Y0140", behind, "';' is missing here", isBeforeComment ? CommentIsNoDivision : null);

    private const string CommentIsNoDivision = "'//' begins a comment; whole numbers are divided by '/'";

    public static Diagnostic NotExpected(SourceSpan at, string written, string expected) => Error("Y0141", at, $"{expected} should stand here, not {Words.Quoted(written)}");

    public static Diagnostic IsAType(SourceSpan at, string name) =>
        Error("Y0142", at, $"an expression should stand here, and '{name}' is a type", $"a cast is written '({name})x', a size 'sizeof({name})'");

    public static Diagnostic WordIsNoName(SourceSpan at, string word) => Error("Y0143", at, $"'{word}' is a word of the language", "choose another name");

    public static Diagnostic StatementAtFileLevel(SourceSpan at) =>
        Error("Y0144", at, "this statement stands outside every function", "put it into a function or into '_probe _oneshot { … }'");

    public static Diagnostic BelongsToNothing(SourceSpan at, string word, string owner) => Error("Y0145", at, $"'{word}' belongs to no '{owner}'");

    public static Diagnostic ForeignWord(SourceSpan at, string word, string help) => Error("Y0146", at, $"'{word}' is no word of the language", help);

    public static Diagnostic NotADeclaration(SourceSpan at, string written) =>
        Error("Y0147", at, $"no declaration begins with {Words.Quoted(written)}",
            "a script holds functions, variables, and what begins with _probe, _param, _iter, _visit, _roots, _heap or _label");

    public static Diagnostic OnlyAtFileLevel(SourceSpan at, string word) => Error("Y0148", at, $"'{word}' stands inside a function", "it belongs to the file's outermost level");

    public static Diagnostic HeadMissing(SourceSpan behind, string word, string help) => Error("Y0149", behind, $"'(' is missing behind '{word}'", help);

    // What parses and yet cannot stand

    public static Diagnostic NoGoto(SourceSpan at) => Error("Y0150", at, "the language has no 'goto'", "use a loop with break and continue, or a function with return");

    public static Diagnostic ProbePointMissing(SourceSpan at) => Error("Y0151", at, "this probe does not say when it runs", "write '_probe _oneshot', '_probe _begin' or '_probe _end'");

    public static Diagnostic ParamNeedsDefault(SourceSpan at, string name) => Error("Y0152", at, $"'{name}' has no default", $"write '{name} = value \"help\"'");

    public static Diagnostic ParametersMissing(SourceSpan at, string name, string what) =>
        Error("Y0153", at, $"'{name}' has no parameter list", $"{what} is written 'T {name}(parameters) {{ … }}'");

    public static Diagnostic LabelTakesOne(SourceSpan at, string name) => Error("Y0154", at, $"the label '{name}' does not take exactly one parameter");

    public static Diagnostic VisitTakesTwo(SourceSpan at) => Error("Y0155", at, "a rule takes an object and at most its kind");

    public static Diagnostic VisitOf(SourceSpan at, string written) => Error("Y0156", at, $"'{written}' is no kind", "write 'of \"name\"' or 'of _unknown'");

    public static Diagnostic ExternMisplaced(SourceSpan at) =>
        Error("Y0157", at, "'extern' declares a variable of the target, at file level and without a value", "leave 'extern' away for a variable of the script's own");

    public static Diagnostic DeclaresNothing(SourceSpan at) => Error("Y0158", at, "this declares nothing", "a name is missing, or remove it");

    public static Diagnostic RemoveWhat(SourceSpan at) =>
        Error("Y0159", at, "this does not say what is removed", "write 'remove struct X;' (or union, enum, typedef, const, extern) or 'remove field X name;'");

    public static Diagnostic ContainerArguments(SourceSpan at, string name, int wanted) => Error("Y0160", at, $"'{name}' takes {Words.Count(wanted, "type")}");

    public static Diagnostic NoSuchBuiltInType(SourceSpan at) => Error("Y0161", at, $"{Words.Quoted(at.Text)} is no type of C's that the language has");

    public static Diagnostic NoVariableArguments(SourceSpan at) => Error("Y0162", at, "a function has a fixed number of parameters");

    public static Diagnostic NameMissing(SourceSpan behind) => Error("Y0163", behind, "a name is missing behind this type");

    public static Diagnostic DeclaratorTooLong(SourceSpan at) => Error("Y0164", at, "this type has too many stars and brackets");

    public static Diagnostic NoSuchFunction(SourceSpan at) => Error("Y0165", at, "no function returns an array or a function, and none stands in an array");

    public static Diagnostic FunctionInBlock(SourceSpan at, string name) => Error("Y0166", at, $"'{name}' would be a function inside a function", "declare it at file level");

    public static Diagnostic NoBraceInitializer(SourceSpan at) => Error("Y0167", at, "the language has no lists of values in braces", "declare '_list(T) l;' and add the elements one by one: _push(l, x);");

    public static Diagnostic ClauseOrder(SourceSpan at, string clause) =>
        Error("Y0168", at, $"'{clause}' stands too late or twice", "the clauses of _foreach are 'where', 'order by', 'limit', each at most once, in this order");

    public static Diagnostic NoCaseBefore(SourceSpan at) => Error("Y0169", at, "no 'case' stands before this statement");

    public static Diagnostic NameInType(SourceSpan at, string name) => Error("Y0170", at, $"only a type stands here, without the name '{name}'");

    public static Diagnostic CallsOnlyNames(SourceSpan at) =>
        Error("Y0171", at, "only functions of the script can be called, by their names", "a function of the target cannot be run");

    public static Diagnostic NoSuchCapture(SourceSpan at) => Error("Y0172", at, $"there is no group {Words.Quoted(at.Text)}", "groups are $0 to $99");
}

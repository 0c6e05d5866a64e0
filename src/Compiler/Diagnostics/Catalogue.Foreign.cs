using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>What people write who know another language better: Y018x and Y019x, each with our way of writing it.</summary>
public static partial class Catalogue
{
    public static Diagnostic CommentByHash(SourceSpan at) => Error("Y0180", at, "'#' begins no comment", "write '// …'");

    public static Diagnostic BlockByColon(SourceSpan at, string instead) => Error("Y0181", at, "a block stands in braces, it is not begun by ':'", $"write '{instead}'");

    public static Diagnostic ThreeQuotes(SourceSpan at) => Error("Y0182", at, "three quotes are no quotation mark", "a comment is written '// …' or '/* … */', one that documents '/// …'");

    public static Diagnostic TextPrefix(SourceSpan at, string prefix) => Error(
        "Y0183", at, $"a text has no prefix such as '{prefix}'", prefix == "f" ? "write sprintf(\"%d objects\", n), or printf to print it" : "remove it; '\\\\' is a backslash");

    public static Diagnostic ContainerAsValue(SourceSpan at) =>
        Error("Y0184", at, "a container is not written as a value", "declare it, it is empty: '_list(T) l;', '_map(K, V) m;' or '_set(T) s;'; then _push(l, x), m[k] = v, _add(s, x)");

    public static Diagnostic ChoiceByIf(SourceSpan at) => Error("Y0185", at, "'if' stands inside an expression", "a choice is written 'condition ? a : b'");

    public static Diagnostic NoPower(SourceSpan at) => Error("Y0186", at, "'**' is no operator here", "multiply; powers of two are written '1L << n'");

    public static Diagnostic NoMethods(SourceSpan at, string name, string? instead) =>
        Error("Y0187", at, $"values have no functions of their own such as '{name}'", instead is null ? "section 14 of docs/language.md lists the built-in functions" : $"write {instead}");

    public static Diagnostic TypeMissing(SourceSpan at, string name) => Error("Y0188", at, $"'{name}' is declared without a type", $"write 'int {name} = …;', or '_map(K, V) {name};' for a container");

    public static Diagnostic NoMembership(SourceSpan at) => Error("Y0189", at, "'in' is no operator here", "write _contains(container, x), or _contains(s, \"part\") of texts");

    public static Diagnostic CollectionLoop(SourceSpan at) =>
        Error("Y0190", at, "'for' does not go through a collection", "write '_foreach (T x : source) …', T the type of what it gives");
}

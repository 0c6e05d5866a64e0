using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>Walking: Y04xx. Probes, parameters and artifacts: Y05xx.</summary>
public static partial class Catalogue
{
    public static Diagnostic OnlyInRules(SourceSpan at, string name) => Error("Y0401", at, $"'{name}' speaks to a walk: it stands only in a _visit or _roots", null);

    public static Diagnostic OnlyInRoots(SourceSpan at, string name) => Error("Y0402", at, $"'{name}' stands only in _roots", null);

    public static Diagnostic OnlyInIterators(SourceSpan at) => Error("Y0403", at, "'_yield' stands only in an _iter", "declare the function as '_iter T name(…)'");

    public static Diagnostic IteratorRecursion(SourceSpan at, string name) =>
        Error("Y0404", at, $"the generator '{name}' uses itself", "generators are inlined: keep what is still to be visited in a _list");

    public static Diagnostic VisitTwice(SourceSpan at, string of, SourceSpan first) =>
        Error("Y0405", at, $"there are two rules for \"{of}\"", "remove one, or say by 'where' for which kinds each is", new RelatedLocation(first, "the other rule"));

    public static Diagnostic UnknownHeap(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("Y0406", at, $"there is no heap '{name}'", DidYouMean(name, known) ?? "declare it with _heap, or #include <cpython/heap.y>");

    public static Diagnostic HeapMemberMissing(SourceSpan at, string heap, IEnumerable<string> missing) =>
        Error("Y0407", at, $"the heap '{heap}' does not say {Words.List(missing)}", "docs/language.md, section 10, lists what a heap says");

    public static Diagnostic HeapMemberWrong(SourceSpan at, string name, string expected) => Error("Y0408", at, $"'{name}' of a heap is written otherwise", $"it is {expected}");

    public static Diagnostic RootsMissing(SourceSpan at, string heap) => Error("Y0409", at, $"no '_roots {heap}' says where a walk of it begins", null);

    public static Diagnostic NotALabel(SourceSpan at, string type) =>
        Error("Y0410", at, $"a value of type '{type}' is no label", "labels are \"text\", _index(i), _each(\"text\"), _inside, and what _label declares");

    public static Diagnostic LabelOutsideRef(SourceSpan at, string name) => Error("Y0411", at, $"'{name}' is a label: it stands only where a reference is told its label", null);

    public static Diagnostic LabelParameter(SourceSpan at) => Error("Y0412", at, "a label takes one number or pointer", null);

    public static Diagnostic RuleOfNoObject(SourceSpan at, string type) => Error("Y0413", at, $"a rule visits a pointer to a struct, not '{type}'", null);

    public static Diagnostic WhereSeesOnlyKind(SourceSpan at) => Error("Y0414", at, "'where' is asked once per kind: it sees only the kind", "name the kind as the rule's second parameter");

    public static Diagnostic OneHeap(SourceSpan at, SourceSpan first) =>
        Error("Y0415", at, "a script walks one heap", null, new RelatedLocation(first, "the other one is here"));

    public static Diagnostic ProbeNotAvailable(SourceSpan at, string point) =>
        Error("Y0501", at, $"probes of the kind '{point}' are not available: this edition has _begin, _oneshot and _end", point.StartsWith("_timer", StringComparison.Ordinal) ? "run the tool again for a fresh look" : "function probes need code in the target, which is only read");

    public static Diagnostic FeatureNotAvailable(SourceSpan at, string name, string what) => Error("Y0502", at, $"'{name}' is not available: {what}", null);

    public static Diagnostic ParamType(SourceSpan at, string type) => Error("Y0503", at, $"a _param can't be of type '{type}'", "int, long, double, bool and _str can");

    public static Diagnostic NoProbe(SourceSpan at) => Warning("Y0504", at, "this script has no probe: nothing runs", "write _probe _oneshot { … }");
}

using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>Walking: Y04xx.</summary>
public static partial class Catalogue
{
    public static Diagnostic OnlyInRules(SourceSpan at, string name) =>
        Error("Y0401", at, $"'{name}' speaks to a walk: it stands only in a _visit or _roots", "let a generator (_iter) give what a rule refers to, and call this in the rule");

    public static Diagnostic OnlyInRoots(SourceSpan at, string name) => Error("Y0402", at, $"'{name}' stands only in _roots", "a reference that is to be followed last is a _late_ref");

    public static Diagnostic RuleTwice(SourceSpan at, string of, SourceSpan first) =>
        Error("Y0405", at, $"there are two rules of {of}", "remove one, or say by 'where' which kinds each serves", new RelatedLocation(first, "the other rule"));

    public static Diagnostic UnknownHeap(SourceSpan at, string name, string? elsewhere, IEnumerable<string> known) =>
        Error("Y0406", at, $"there is no heap '{name}'", elsewhere ?? DidYouMean(name, known) ?? "declare it with _heap, or include the file that does");

    public static Diagnostic HeapMemberMissing(SourceSpan at, string heap, IEnumerable<string> missing) =>
        Error("Y0407", at, $"the heap '{heap}' lacks {Words.List(missing)}", "docs/language.md, section 10, lists what a heap says");

    public static Diagnostic HeapMemberWrong(SourceSpan at, string name, string expected) => Error("Y0408", at, $"this is not what a heap's '{name}' looks like", $"it is {expected}");

    public static Diagnostic UnknownHeapMember(SourceSpan at, string name, IEnumerable<string> members) =>
        Error("Y0409", at, $"a heap has no function '{name}'", DidYouMean(name, members) ?? "declare it outside of the heap");

    public static Diagnostic RootsMissing(SourceSpan at, string heap) =>
        Error("Y0410", at, $"no '_roots {heap}' says where a walk of it begins", $"write '_roots {heap} {{ … }}', or begin at an object: _walk({heap}, o)");

    public static Diagnostic NotALabel(SourceSpan at, string type) =>
        Error("Y0411", at, $"a value of type '{type}' is no label", "labels are \"text\", _index(i), _each(\"text\"), _inside, and what _label declares");

    public static Diagnostic LabelNotConstant(SourceSpan at) =>
        Error("Y0412", at, "the text of a label must be a constant", "declare '_label name(T x) { return …; }': it becomes text only where the report shows it");

    public static Diagnostic LabelOutsideRef(SourceSpan at, string name) => Error("Y0413", at, $"'{name}' is a label", "labels stand only in _ref and its sisters: _ref(p, label)");

    public static Diagnostic LabelParameter(SourceSpan at, string type) => Error("Y0414", at, $"a label takes a whole number or a pointer, not '{type}'", "give it what the text is made of");

    public static Diagnostic RuleOfNoObject(SourceSpan at, string type) => Error("Y0415", at, $"a rule speaks of pointers into the target, not of '{type}'", "write '_visit T *o, K *t of \"name\"'");

    public static Diagnostic WhereSeesOnlyKind(SourceSpan at) =>
        Error("Y0416", at, "'where' is asked once for each kind, so it sees only the kind", "name the kind as the rule's second parameter, or ask inside the rule");

    public static Diagnostic OneHeap(SourceSpan at, SourceSpan first) => Error("Y0417", at, "a script has one heap", "remove one", new RelatedLocation(first, "the other one is here"));

    public static Diagnostic RuleWithoutHeap(SourceSpan at) => Error("Y0418", at, "this rule belongs to no heap", "declare one with _heap, or include the file that does");

    public static Diagnostic HeapAsValue(SourceSpan at, string name) => Error("Y0419", at, $"'{name}' is a heap", $"walk it: _walk({name})");

    public static Diagnostic WalkInWalk(SourceSpan at, string name) => Error("Y0420", at, $"'{name}' can't be called while a walk goes on", "call it in a probe or a function");

    public static Diagnostic RoleRange(SourceSpan at, long role) => Error("Y0421", at, $"a role is a number from 0 to 15, not {role}");
}

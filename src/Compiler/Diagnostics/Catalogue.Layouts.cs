using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>Y02xx: layout and runtime files.</summary>
public static partial class Catalogue
{
    public static Diagnostic LayoutHeaderMissing(SourceSpan at, string keyword) =>
        Error("Y0201", at, $"the file does not begin with '{keyword}'", keyword == "layout" ? "begin it with a line such as 'layout cpython 3.11;'" : "begin it with a line such as 'runtime cpython;'");

    public static Diagnostic LayoutHeaderOfOther(SourceSpan at, string stated, string expected) =>
        Error("Y0202", at, $"the file says that it is '{stated}', its place says '{expected}'", "rename the file or correct its first line");

    public static Diagnostic NotInLayouts(SourceSpan at, string what) =>
        Error("Y0203", at, $"{what} does not belong in a layout file", "layout files hold structs, unions, enums, typedefs, constants and externs");

    public static Diagnostic ExtendsNotFound(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("Y0204", at, $"no layout '{name}' is on the search path", DidYouMean(name, known) ?? $"there is {Words.List(known)}");

    public static Diagnostic ExtendsCycle(SourceSpan at, string name) =>
        Error("Y0205", at, $"'{name}' extends itself, by way of other layouts or directly", "let the oldest layout of the chain extend none");

    public static Diagnostic ExtendsTwice(SourceSpan at, SourceSpan first) =>
        Error("Y0206", at, "a layout extends one other at most", "keep one 'extends'", new RelatedLocation(first, "the first is here"));

    public static Diagnostic DeclaredTwiceInLayout(SourceSpan at, string name, SourceSpan first) =>
        Error("Y0207", at, $"'{name}' is declared twice in one file", "keep one of them", new RelatedLocation(first, "the first is here"));

    public static Diagnostic NothingToRemove(SourceSpan at, string what, string name, IEnumerable<string> known) =>
        Error("Y0208", at, $"there is no {what} '{name}' to remove", DidYouMean(name, known));

    public static Diagnostic FieldTwice(SourceSpan at, string owner, string name, SourceSpan first) =>
        Error("Y0210", at, $"'{owner}' has two fields '{name}'", "name one of them otherwise", new RelatedLocation(first, "the first is here"));

    public static Diagnostic FieldsOverlap(SourceSpan at, string owner, string name, string range, string other, string otherRange, SourceSpan first) =>
        Error("Y0211", at, $"'{name}' ({range}) and '{other}' ({otherRange}) of '{owner}' overlap", "correct the offset, or put both into a union", new RelatedLocation(first, $"'{other}' is here"));

    public static Diagnostic StatedFieldsOverlap(SourceSpan at, string owner, string name, string range, string other, string otherRange, SourceSpan first) =>
        Warning("Y0212", at, $"'{name}' ({range}) and '{other}' ({otherRange}) of '{owner}' overlap", "put both into a union where that is meant", new RelatedLocation(first, $"'{other}' is here"));

    public static Diagnostic StructSizeTooSmall(SourceSpan at, string name, long stated, string field, long needed) =>
        Error("Y0213", at, $"'{name}' is stated to have {stated} bytes, its field '{field}' ends at {needed}", "correct the size or the field's offset");

    public static Diagnostic UnknownTypeByValue(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("Y0214", at, $"'{name}' is not declared, so a field of that type has no size", DidYouMean(name, known) ?? "declare it in this layout, or make the field a pointer");

    public static Diagnostic TypeWithoutSize(SourceSpan at, string name) =>
        Error("Y0215", at, $"'{name}' has no size", "make it a pointer");

    public static Diagnostic StructContainsItself(SourceSpan at, string name) =>
        Error("Y0216", at, $"'{name}' contains itself", "make the field a pointer");

    public static Diagnostic TypedefOfItself(SourceSpan at, string name) =>
        Error("Y0217", at, $"'{name}' is declared by itself", "name another type");

    public static Diagnostic TracerTypeInLayout(SourceSpan at, string name) =>
        Error("Y0218", at, $"'{name}' is a type of the tracer, layouts describe the target", "use a C type");

    public static Diagnostic FlexibleArrayNotLast(SourceSpan at, string owner, string name) =>
        Error("Y0219", at, $"the array '{name}' without a length is not the last field of '{owner}'", "state its length");

    public static Diagnostic BitFieldType(SourceSpan at, string name, string type) =>
        Error("Y0220", at, $"the bit field '{name}' is of type '{type}'", "bit fields are of integer types");

    public static Diagnostic BitFieldWidth(SourceSpan at, string name, long width, int bits) =>
        Error("Y0221", at, $"the bit field '{name}' has {width} bits, its type has {bits}", $"state 1 to {bits} bits");

    public static Diagnostic LayoutNumberRange(SourceSpan at, string what, long value, long most) =>
        Error("Y0222", at, $"{what} is {value}", $"state 0 to {most}");

    public static Diagnostic LayoutTooLarge(SourceSpan at, string name, long most) =>
        Error("Y0223", at, $"'{name}' is larger than {most} bytes", "correct its lengths and offsets");

    public static Diagnostic NotConstantInLayout(SourceSpan at) =>
        Error("Y0224", at, "this is not a constant expression", "use numbers, constants, enumerators, sizeof and C's operators");

    public static Diagnostic UnknownConstantInLayout(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("Y0225", at, $"no constant '{name}' is declared", DidYouMean(name, known) ?? "declare it: const NAME = value;");

    public static Diagnostic ConstantOfItself(SourceSpan at, string name) =>
        Error("Y0226", at, $"'{name}' is computed from itself", "give it a value");

    public static Diagnostic ConstantDividesByZero(SourceSpan at) =>
        Error("Y0227", at, "a constant is divided by zero", "correct the divisor");

    public static Diagnostic UnknownFieldInLayout(SourceSpan at, string owner, string name, IEnumerable<string> fields) =>
        Error("Y0228", at, $"'{owner}' has no field '{name}'", DidYouMean(name, fields) ?? $"it has {Words.List(fields)}");

    public static Diagnostic CheckWithoutField(SourceSpan at, string field) =>
        Error("Y0229", at, $"the check beside '{field}' speaks of no field of its struct", $"say what holds of '{field}'");

    public static Diagnostic OpaqueNameNearKnown(SourceSpan at, string name, string near) =>
        Warning("Y0230", at, $"'{name}' is declared nowhere: its pointers lead to something unknown", $"did you mean '{near}'?");

    public static Diagnostic LayoutUnknown(SourceSpan at, string name, IEnumerable<string> known) =>
        Error("Y0231", at, $"no layout '{name}' is on the search path", DidYouMean(name, known) ?? $"there is {Words.List(known)}");

    public static Diagnostic LayoutUnreadable(SourceSpan at, string path, string why) =>
        Error("Y0232", at, $"'{path}' can't be read: {why}");

    public static Diagnostic StatedOfStructs(SourceSpan at) =>
        Error("Y0233", at, "a target states offsets of fields and sizes of structs only", "write it as: stated offsetof(struct, field) = …; or stated sizeof(struct) = …;");

    public static Diagnostic NotAskedOfTargets(SourceSpan at, string what) =>
        Error("Y0234", at, $"{what} can't be asked of a target before its layout is known", "use constants, variables of the layout, their members and elements, pointers, casts and C's operators");

    public static Diagnostic NotInVariants(SourceSpan at, string what) =>
        Error("Y0235", at, $"{what} does not belong into a variant", "let it stand in the file itself");

    public static Diagnostic RecognitionWords(SourceSpan at, string keyword, string expected) =>
        Error("Y0240", at, $"'{keyword}' is not followed by what it needs", $"write it as: {expected}");

    public static Diagnostic RecognitionRegex(SourceSpan at, string pattern, string why) =>
        Error("Y0241", at, $"'{pattern}' is no regular expression that can be used here: {why}", "look-around and back references are not available");

    public static Diagnostic RuntimeWithoutMarker(SourceSpan at, string name) =>
        Error("Y0242", at, $"the runtime '{name}' has no marker, so no process could hold it", "add a line such as 'marker symbol NAME;'");

    public static Diagnostic RuntimeWithoutVersion(SourceSpan at, string name) =>
        Error("Y0243", at, $"the runtime '{name}' does not say how its version is told", "add a line such as 'version word SYMBOL 24 16 8;'");

    public static Diagnostic NotInRuntimes(SourceSpan at) =>
        Error("Y0244", at, "a runtime file holds lines with 'file', 'marker', 'version', 'build' and 'headers' only", "put structs into a layout file");
}

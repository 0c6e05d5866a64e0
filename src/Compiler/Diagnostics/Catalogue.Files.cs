using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

public static partial class Catalogue
{
    public static Diagnostic IncludeNotFound(SourceSpan at, string name, IEnumerable<string> folders) =>
        Error("Y0001", at, $"there is no file '{name}'", name.EndsWith(".h", StringComparison.Ordinal)
            ? "C's headers are not read: structs and constants come from the layout in use, functions from .y files"
            : $"looked in {Words.List(folders)}; --include adds a folder");

    public static Diagnostic IncludeUnreadable(SourceSpan at, string path, string reason) => Error("Y0002", at, $"'{path}' cannot be read: {reason}");

    public static Diagnostic IncludeClimbs(SourceSpan at, string name) =>
        Error("Y0003", at, $"'{name}' leaves the folder that is searched", "included files are named by a path without '..' and without a leading '/'");

    public static Diagnostic IncludeLeavesByLink(SourceSpan at, string name) =>
        Error("Y0007", at, $"'{name}' is a link that leads out of the folder that is searched", "name the folder that it leads to by --include");

    public static Diagnostic IncludesTooDeep(SourceSpan at, int limit) => Error("Y0004", at, $"more than {limit} files include one another here");

    public static Diagnostic IncludeIsBuiltIn(SourceSpan at, string name) => Warning("Y0005", at, $"the names of <{name}> are built in: this line has no effect", "remove it");

    public static Diagnostic TooManyTokens(SourceSpan at, int limit) => Error("Y0006", at, $"the script has more than {limit} words after preprocessing");
}

using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>
/// Y09xx: what the compiled walker may not contain. The compiler writes no such code: who reads one of these has found a mistake of ours, or a compiled walker that somebody changed.
/// They speak of places in the walker ("Script.Oneshot, heap.y:12"), since it may come without its source.
/// </summary>
public static partial class Catalogue
{
    private const string VerificationHelp = "the walker was not run; report this, with the output of 'ylang emit --stage il'";

    public static Diagnostic WalkerUnreadable(string why) =>
        Error("Y0901", SourceSpan.None, $"the compiled walker can't be read: {why}", VerificationHelp);

    public static Diagnostic MemberNotAllowed(string member, string place) =>
        Error("Y0902", SourceSpan.None, $"a walker may not use '{member}' ({place})", VerificationHelp);

    public static Diagnostic TypeNotAllowed(string type, string place) =>
        Error("Y0903", SourceSpan.None, $"a walker may not use the type '{type}' ({place})", VerificationHelp);

    public static Diagnostic InstructionNotAllowed(string instruction, string place) =>
        Error("Y0904", SourceSpan.None, $"a walker may not contain the instruction '{instruction}' ({place})", VerificationHelp);

    public static Diagnostic NativeCode(string method) =>
        Error("Y0905", SourceSpan.None, $"the walker's method '{method}' has no IL of its own", VerificationHelp);

    public static Diagnostic LoopNotMetered(string place) =>
        Error("Y0906", SourceSpan.None, $"a loop does not ask whether the run must stop ({place})", VerificationHelp);

    public static Diagnostic RecursionNotMetered(string methods) =>
        Error("Y0907", SourceSpan.None, $"methods call each other without counting their depth: {methods}", VerificationHelp);

    public static Diagnostic HandlerNotAllowed(string place) =>
        Error("Y0908", SourceSpan.None, $"a walker may not catch exceptions ({place})", VerificationHelp);

    public static Diagnostic NoWalkerClass() =>
        Error("Y0909", SourceSpan.None, "the compiled walker has no class that derives from Walker, or several", VerificationHelp);
}

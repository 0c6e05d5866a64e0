using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>Probes and parameters, and what is not available: Y05xx.</summary>
public static partial class Catalogue
{
    public static Diagnostic ProbeNotAvailable(SourceSpan at, string point) => Error(
        "Y0501", at, $"probes such as {Words.Quoted(point)} are not available: there are _begin, _oneshot, _timer and _end",
        "a function probe would have to change the target, which is only read");

    public static Diagnostic NotAvailable(SourceSpan at, string name, string reason) => Error("Y0502", at, $"{Words.Quoted(name)} is not available", reason);

    public static Diagnostic ParamType(SourceSpan at, string type) => Error("Y0503", at, $"an argument can't be of type '{type}'", "int, long, double, bool and _str can");

    public static Diagnostic ParamAssigned(SourceSpan at, string name) => Error("Y0504", at, $"'{name}' is an argument of the run, and stays what it is", "copy it into a variable");

    public static Diagnostic NoProbe(SourceSpan at) => Warning("Y0505", at, "this script has no probe: nothing would run", "write _probe _oneshot { … }");

    public static Diagnostic MainNotCalled(SourceSpan at, bool hasParameters) => Warning(
        "Y0520", at, "nothing calls 'main': a run begins at the script's probes",
        hasParameters ? "write '_probe _oneshot { … }' instead; an argument is declared: _param int top = 20 \"how many to show\";" : "write '_probe _oneshot { … }' instead");

    public static Diagnostic UnknownProbe(SourceSpan at, string point, string near) => Error("Y0506", at, $"there is no probe '{point}'", $"did you mean '{near}'?");

    public static Diagnostic TimerUnit(SourceSpan at, string unit) => Error("Y0510", at, $"a timer has no unit '{unit}'", "write _timer.s(5) for seconds, _timer.ms(500) for milliseconds");

    public static Diagnostic TimerPeriod(SourceSpan at) =>
        Error("Y0509", at, "a timer's period is a constant above 0, or a _param", "declare '_param int every = 5;' and write _timer.s(every)");

    public static Diagnostic MemberAssigned(SourceSpan at) => Error("Y0507", at, "members of handles are only read", "'==' compares; keep a new value in a variable of the script");
}

using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>What only walk rules and roots call, and what makes report artifacts.</summary>
public static partial class Builtins
{
    private static Builtin[] Walking =>
    [
        Row("_ref", "_ref(p, label[, role])", "a strong reference", Edge("Ref"), "", effect: true, place: BuiltinPlace.Rule, ignoresNull: true),
        Row("_hidden_ref", "_hidden_ref(p, label[, role])", "a strong reference that the runtime's collector does not report", Edge("HiddenRef"), "", effect: true, place: BuiltinPlace.Rule, ignoresNull: true),
        Row("_late_ref", "_late_ref(p, label[, role])", "a reference that is followed after all others", Edge("LateRef"), "", effect: true, place: BuiltinPlace.Rule, ignoresNull: true),
        Row("_maybe_ref", "_maybe_ref(word, label)", "a word that may be a reference",
            types => types is [PointerType or IntType, LabelType] ? new(_void, [types[0] is PointerType ? types[0] : _ulong, _label]) : null, "sink.MaybeRef({0}, {1})", effect: true,
            place: BuiltinPlace.Rule, ignoresNull: true),
        Row("_size", "_size(long bytes)", "the object's own size", Of(_void, _long), "sink.Size({0})", effect: true, place: BuiltinPlace.Rule),
        Row("_own", "_own(p, long bytes)", "a buffer that the runtime counts in the object's size", Buffer, "sink.Own({0}, {1})", effect: true, place: BuiltinPlace.Rule),
        Row("_hidden", "_hidden(p, long bytes)", "a buffer that the runtime does not count", Buffer, "sink.Hidden({0}, {1})", effect: true, place: BuiltinPlace.Rule),
        Row("_role", "_role()", "the role given by the first reference to this object", Of(_int), "sink.Role", place: BuiltinPlace.Rule),
        Row("_holder", "_holder()", "the object that held that reference", Of(_pointer), "sink.Holder", place: BuiltinPlace.Rule),
        Row("_exhaust", "_exhaust()", "follows everything found so far before going on", Of(_void), "Drain(ref sink)", effect: true, place: BuiltinPlace.Roots),
    ];

    private static Builtin[] Artifacts =>
    [
        Row("_artifact_table", "_artifact_table(_str name, _str column…)", "a table of the report",
            types => types.Count >= 2 ? new(_table, [.. types.Select(_ => _str)]) : null, "rt.Report.Table({*})", effect: true),
        Row("_title", "_title(_table | _chart | _findings, _str title)", "what stands over it",
            types => types is [HandleType { Name: "_table" or "_chart" or "_findings" } h, _] ? new(_void, [h, _str]) : null, "{0}.Title = {1}", effect: true),
        Row("_row", "_row(_table t, value…)", "a row of a table", types => types is [HandleType { Name: "_table" }, _, ..] && types.Skip(1).All(HasText) ? new(_void, types) : null,
            "{0}.Row({1*})", effect: true),
        Row("_artifact_chart", "_artifact_chart(_str name[, _str axis])", "a chart of the report; the axis \"bytes\" is of numbers of bytes",
            types => types.Count is 1 or 2 ? new(_chart, [.. types.Select(_ => _str)]) : null, "rt.Report.Chart({*})", effect: true),
        Row("_bar", "_bar(_chart c, _str label, value)", "a bar of a chart",
            types => types is [HandleType { Name: "_chart" }, _, IntType or BoolType or FloatType or QuantityType] ? new(_void, [types[0], _str, types[2]]) : null, "{0}.Add({1}, {2})", effect: true),
        Row("_bars_log", "_bars_log(_chart c, _agg a)", "a bar for each power of two", Of(_void, _chart, _agg), "{0}.AddLog({1})", effect: true),
        Row("_bars_linear", "_bars_linear(_chart c, _agg a, double low, double high, double step)", "a bar for each step from low to below high",
            Of(_void, _chart, _agg, _double, _double, _double), "rt.BarsLinear({*}, \"{span}\")", effect: true, fault: true),
        Row("_artifact_flamegraph", "_artifact_flamegraph(_str name, _str title[, _frame root, double least_share])", "a flame graph of the report; without a root one that is made piece by piece",
            types => types.Count is 2 ? new(_void, [_str, _str]) : types.Count is 4 ? new(_void, [_str, _str, _frame, _double]) : null, "rt.Report.Flamegraph({*})", effect: true),
        Row("_flame_stack", "_flame_stack(_str name, long bytes, _str label…)", "bytes under these labels of a flame graph that is made piece by piece",
            types => types.Count >= 3 ? new(_void, [_str, _long, .. types.Skip(2).Select(_ => _str)]) : null, "rt.Report.FlameStack({*})", effect: true),
        Row("_flame_tree", "_flame_tree(_str name, _frame tree, double least_share, _str label…)", "the frames of a walk under these labels of such a flame graph",
            types => types.Count >= 4 ? new(_void, [_str, _frame, _double, .. types.Skip(3).Select(_ => _str)]) : null, "rt.Report.FlameTree({*})", effect: true),
        Row("_artifact_findings", "_artifact_findings(_str name)", "a list of findings of the report", Of(_findings, _str), "rt.Report.Findings({0})", effect: true),
        Row("_finding", "_finding(_findings f, _str severity, _str title, _path path, long bytes, _str explanation, _str suggestion)", "a finding: info, warn or critical",
            Of(_void, _findings, _str, _str, _path, _long, _str, _str), "{0}.Add({1*})", effect: true),
        Row("_artifact_text", "_artifact_text(_str name, _str title, _str text)", "a text of the report", Of(_void, _str, _str, _str), "rt.Report.Text({*})", effect: true),
        Row("_summary", "_summary(_str sentence)", "a sentence for the first screen, up to three", Of(_void, _str), "rt.Report.Summary({0})", effect: true),
    ];

    private static Func<IReadOnlyList<YType>, BuiltinResolution?> Edge(string method) => types => types switch
    {
        [PointerType p, LabelType] => new BuiltinResolution(_void, [p, _label], $"sink.{method}({{0}}, {{1}})"),
        [PointerType p, LabelType, IntType] => new BuiltinResolution(_void, [p, _label, _int], $"sink.{method}({{0}}, {{1}}.WithRole({{2}}))"),
        _ => null,
    };

    private static BuiltinResolution? Buffer(IReadOnlyList<YType> types) => types is [PointerType p, _] ? new BuiltinResolution(_void, [p, _long]) : null;
}

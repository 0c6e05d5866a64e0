using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>
/// The table of built-in functions. <c>printf</c>, <c>sprintf</c>, <c>_walk</c>, <c>_walk_visible</c>, <c>_referrers</c>, <c>_references</c> and the labels <c>_index</c> and <c>_each</c> have nodes of their
/// own in the bound tree and stand here only as names.
/// </summary>
public static partial class Builtins
{
    private static readonly YType _void = CTypes.Void, _bool = CTypes.Bool, _int = CTypes.Int, _long = CTypes.Long, _double = CTypes.Double, _float = CTypes.Float, _str = new StrType(), _agg = new AggType();
    private static readonly YType _pointer = CTypes.VoidPointer, _label = new LabelType(), _ulong = CTypes.ULong;
    private static readonly YType _node = new HandleType("_node"), _graph = new HandleType("_graph"), _frame = new HandleType("_frame"), _path = new HandleType("_path");
    private static readonly YType _table = new HandleType("_table"), _findings = new HandleType("_findings"), _chart = new HandleType("_chart"), _mapping = new HandleType("_mapping");

    /// <summary>Bound to nodes of their own; known here for spelling and documents.</summary>
    public static IReadOnlyList<string> SpecialNames { get; } = ["printf", "sprintf", "_walk", "_walk_visible", "_referrers", "_references", "_index", "_each"];

    public static IReadOnlyList<Builtin> All { get; } =
    [
        // Output.
        Row("puts", "puts(_str s)", "prints a line", Of(_void, _str), "rt.Print({0} + \"\\n\")", effect: true),
        Row("_print", "_print(…)", "prints values one after another", Texts(_void), "rt.Print(string.Concat(new string[] { {*} }))", effect: true),
        Row("_warn", "_warn(_str s)", "prints a line on standard error", Of(_void, _str), "rt.Warn({0})", effect: true),
        Row("_error", "_error(_str s)", "ends the run as failed", Of(_void, _str), "rt.Error({0})", effect: true, fault: true),
        Row("_exit", "_exit()", "ends the run; the _end probes still run", Of(_void), "rt.Exit()", effect: true, fault: true),
        Row("assert", "assert(condition)", "fails the run where the condition does not hold", Of(_void, _bool), "rt.Assert({0}, \"{span}\")", effect: true, fault: true),

        // Text.
        Row("_tostr", "_tostr(value)", "the text of any value", types => types is [var t] && HasText(t) ? new(_str, types, t is ListType or MapType or SetType ? "Text.Made(Text.Of({0}), rt.Budget)" : null) : null, "Text.Of({0})"),
        Row("_tostr_quoted", "_tostr_quoted(_str s)", "the text in quotes, with escapes", Of(_str, _str), "Text.Quoted({0}, rt.Budget)"),
        Row("_len", "_len(_str | container)", "characters of a text, elements of a container",
            types => types switch
            {
                [StrType] => new(_long, types, "Text.Len({0})"),
                [ListType or MapType or SetType] => new(_long, types),
                _ => null,
            },
            "{0}.Count"),
        Row("_elems", "_elems(container)", "how many elements: as _len", types => types is [ListType or MapType or SetType] ? new(_long, types) : null, "{0}.Count"),
        Row("_substr", "_substr(_str s, long start, long n)", "n characters from start", Of(_str, _str, _long, _long), "Text.Substr({0}, {1}, {2}, rt.Budget)"),
        Row("_contains", "_contains(_str s, _str part), _contains(container, x), _contains(_graph g, p)", "is the part, element, key or object there?",
            types => types switch
            {
                [StrType, StrType] => new(_bool, types, "Text.Contains({0}, {1})"),
                [ListType l, _] => new(_bool, [l, l.Element]),
                [SetType s, _] => new(_bool, [s, s.Element]),
                [MapType m, _] => new(_bool, [m, m.Key]),
                [HandleType { Name: "_graph" }, PointerType] => new(_bool, types),
                _ => null,
            },
            "{0}.Contains({1})"),
        Row("_isprefix", "_isprefix(_str s, _str p)", "does s begin with p?", Of(_bool, _str, _str), "Text.IsPrefix({0}, {1})"),
        Row("_issuffix", "_issuffix(_str s, _str p)", "does s end with p?", Of(_bool, _str, _str), "Text.IsSuffix({0}, {1})"),
        Row("_find", "_find(_str s, _str part)", "where the part begins, -1 if it is absent", Of(_long, _str, _str), "Text.Find({0}, {1})"),
        Row("_replace", "_replace(_str s, _str a, _str b)", "s with every a made b", Of(_str, _str, _str, _str), "Text.Replace({0}, {1}, {2}, rt.Budget)"),
        Row("_split", "_split(_str s, _str separator)", "the pieces as a list", Of(new ListType(_str), _str, _str), "Text.Split({0}, {1}, rt.Budget)"),
        Row("_join", "_join(_list(T) l, _str separator)", "the elements' texts, joined", types => types is [ListType, StrType] ? new(_str, types) : null, "Text.Join({0}, {1}, rt.Budget)"),
        Row("_lower", "_lower(_str s)", "in lower case", Of(_str, _str), "Text.Lower({0}, rt.Budget)"),
        Row("_strtol", "_strtol(_str s, int base)", "the number that s begins with", Of(_long, _str, _long), "Text.Strtol({0}, {1})"),

        // The target's memory.
        Row("_cstr", "_cstr(p), _cstr(p, long max)", "the text at a target address up to NUL",
            types => types switch
            {
                [PointerType] => new(_str, types),
                [PointerType p, _] => new(_str, [p, _long], "m.CString({0}, {1})"),
                _ => null,
            },
            "m.CString({0})", fault: true),
        Row("_decode", "_decode(p, long bytes, \"encoding\")", "the text of so many bytes", types => types is [PointerType p, _, StrType] ? new(_str, [p, _long, _str]) : null,
            "m.Decode({0}, {1}, {2})", fault: true),
        Row("_hash", "_hash(p, long n)", "a 64-bit hash of n bytes at p, to tell contents apart without keeping them",
            types => types is [PointerType p, _] ? new(CTypes.ULong, [p, _long]) : null, "m.Hash({0}, {1})", fault: true),
        Row("_readable", "_readable(p, long n)", "can n bytes at p be read?", types => types is [PointerType p, _] ? new(_bool, [p, _long]) : null, "m.Readable({0}, {1})"),
        Row("_torn", "_torn()", "counts a structure that contradicts itself", Of(_void), "m.CountTorn()", effect: true),
        Row("_symbol", "_symbol(_str name)", "the address of a symbol of the target, 0 if none", Of(_pointer, _str), "rt.Symbol({0})"),
        Row("_rules", "_rules(p)", "what the walk rules say of the object at p: (to, how, bytes)",
            types => types is [PointerType p] ? new(new ListType(new TupleType([_pointer, _int, _long])), [p]) : null, "rt.EdgesOf(Heap, {0})", fault: true),
        Row("_address", "_address(p)", "an integer or pointer as uint64_t", types => types is [PointerType or IntType] ? new(_ulong, [_ulong]) : null, "{0}"),

        // Containers.
        Row("_push", "_push(_list(T) l, T x)", "adds at the end", InList(_void), "{0}.Push({1})", effect: true),
        Row("_unshift", "_unshift(_list(T) l, T x)", "adds at the beginning", InList(_void), "{0}.Unshift({1})", effect: true),
        Row("_pop", "_pop(_list(T) l)", "takes the last element; a fault if there is none", FromList, "{0}.Pop(m)", effect: true, fault: true),
        Row("_shift", "_shift(_list(T) l)", "takes the first element; a fault if there is none", FromList, "{0}.Shift(m)", effect: true, fault: true),
        Row("_add", "_add(_set(T) s, T x)", "adds to a set; 1 if x is new", types => types is [SetType s, _] ? new(_bool, [s, s.Element]) : null, "{0}.Add({1})", effect: true),
        Row("_delete", "_delete(_map(K, V) m, K key), _delete(_set(T) s, T x)", "takes out; 1 if it was there",
            types => types switch
            {
                [MapType m, _] => new(_bool, [m, m.Key]),
                [SetType s, _] => new(_bool, [s, s.Element]),
                _ => null,
            },
            "{0}.Delete({1})", effect: true),
        Row("_clear", "_clear(container)", "empties a container, an aggregate or a chart", types => types is [ListType or MapType or SetType or AggType or HandleType { Name: "_chart" }] ? new(_void, types) : null, "{0}.Clear()", effect: true),

        // Aggregates.
        Row("_count", "_count(_agg a)", "how many numbers", Of(_long, _agg), "{0}.Count"),
        Row("_sum", "_sum(_agg a)", "their sum", Of(_long, _agg), "{0}.Sum"),
        Row("_min", "_min(_agg a)", "the least; absent where there is none", Of(_double, _agg), "{0}.Min"),
        Row("_max", "_max(_agg a)", "the greatest; absent where there is none", Of(_double, _agg), "{0}.Max"),
        Row("_avg", "_avg(_agg a)", "the mean; absent where there is none", Of(_double, _agg), "{0}.Avg"),
        Row("_variance", "_variance(_agg a)", "the variance; absent where there is none", Of(_double, _agg), "{0}.Variance"),
        Row("_percentile", "_percentile(_agg a, double p)", "the number that p per cent of all are not above; absent where there is none", Of(_double, _agg, _double), "{0}.Percentile({1})"),
        Row("_hist_log", "_hist_log(_agg a)", "a log2 histogram as text", Of(_str, _agg), "{0}.HistLog()"),
        Row("_hist_linear", "_hist_linear(_agg a, double low, double high, double step)", "a histogram as text: a row for each step from low to below high",
            Of(_str, _agg, _double, _double, _double), "rt.HistLinear({*}, \"{span}\")", fault: true),

        // Numbers.
        Row("_bytes", "_bytes(n)", "a number that prints as bytes",
            types => types switch
            {
                [FloatType] => new(new QuantityType("bytes"), [_double]),
                [IntType or BoolType] => new(new QuantityType("bytes"), [_long]),
                _ => null,
            },
            "Quantity.Bytes({0})"),
        Row("_ratio", "_ratio(x)", "a number that prints as per cent", types => types is [FloatType or IntType] ? new(new QuantityType("ratio"), [_double]) : null, "Quantity.Ratio({0})"),
        Row("fabs", "fabs(double x)", "without its sign", Of(_double, _double), "Math.Abs({0})"),
        Row("sqrt", "sqrt(double x)", "square root", Of(_double, _double), "Math.Sqrt({0})"),
        Row("fmod", "fmod(double x, double y)", "remainder, with the sign of x", Of(_double, _double, _double), "({0} % {1})"),
        Row("remainder", "remainder(double x, double y)", "x less the nearest multiple of y", Of(_double, _double, _double), "Math.IEEERemainder({0}, {1})"),
        Row("fabsf", "fabsf(float x)", "as fabs, of a float", Of(_float, _float), "Math.Abs({0})"),
        Row("sqrtf", "sqrtf(float x)", "as sqrt, of a float", Of(_float, _float), "MathF.Sqrt({0})"),
        Row("fmodf", "fmodf(float x, float y)", "as fmod, of floats", Of(_float, _float, _float), "({0} % {1})"),
        Row("remainderf", "remainderf(float x, float y)", "as remainder, of floats", Of(_float, _float, _float), "MathF.IEEERemainder({0}, {1})"),

        // The target.
        Row("_pid", "_pid()", "the target's process id, 0 where it has none", Of(_int), "rt.Target.Pid"),
        Row("_rss", "_rss()", "the target's resident bytes", Of(_long), "rt.Target.RssBytes"),
        Row("_exe", "_exe()", "the target's executable", Of(_str), "rt.Target.Exe"),
        Row("__builtin_expect", "__builtin_expect(long x, long usual)", "x", Of(_long, _long, _long), "{0}"),
        Row("_tid", "_tid()", "the id of the target's main thread", Of(_int), "rt.Tid"),
        Row("_now_s", "_now_s()", "seconds since 1970", Of(_long), "(rt.NowMs / 1000)"),
        Row("_now_us", "_now_us()", "microseconds since 1970", Of(_long), "(rt.NowNs / 1000)"),
        Row("_now_ns", "_now_ns()", "nanoseconds since 1970", Of(_long), "rt.NowNs"),
        Row("_ktime_ns", "_ktime_ns()", "nanoseconds of a clock that only goes on, to measure with", Of(_long), "rt.MonotonicNs"),
        Row("_now_ms", "_now_ms()", "milliseconds since 1970", Of(_long), "rt.NowMs"),
        Row("_resident", "_resident(p, long n)", "how many of n bytes at p are the process' own: in its memory or swapped out",
            types => types is [PointerType p, _] ? new(_long, [p, _long]) : null, "rt.Target.Resident({0}, {1})"),
        Row("_mappings", "_mappings()", "the target's mappings, for _foreach", Of(new SequenceType(_mapping)), "rt.Target.Mappings"),
        Row("_unavailable", "_unavailable(_str line)", "adds to the report's list of what could not be computed", Of(_void, _str), "rt.Report.Unavailable({0})", effect: true),

        // Graphs.
        Row("_node_of", "_node_of(_graph g, p)", "the node at an address; may be absent", types => types is [HandleType { Name: "_graph" } g, PointerType p] ? new(_node, [g, p]) : null, "{0}.Find({1})"),
        Row("_owner_of", "_owner_of(_graph g, p, long n)", "the object that begins, or a buffer of which begins, first within n bytes at p; may be absent",
            types => types is [HandleType { Name: "_graph" } g, PointerType p, _] ? new(_node, [g, p, _long]) : null, "{0}.OwnerOf({1}, {2})"),
        Row("_held", "_held(_graph g, p, long n)", "bytes of the objects and buffers that begin in the pages of these n bytes",
            types => types is [HandleType { Name: "_graph" } g, PointerType p, _] ? new(_long, [g, p, _long]) : null, "{0}.Held({1}, {2})"),
        Row("_child", "_child(_frame f, _str label)", "the child frame of this label; may be absent", Of(_frame, _frame, _str), "{0}.Child({1})"),

        .. Walking,
        .. Artifacts,
    ];

    /// <summary>Marks a pointer as an address, for what takes values of any type; scripts can't name it.</summary>
    internal static Builtin AddressCell { get; } = Row("(address)", "", "", _ => null, "new Address({0})");

    /// <summary><c>s[from:to]</c>.</summary>
    internal static Builtin Slice { get; } = Row("(slice)", "", "", _ => null, "Text.Slice({0}, {1}, {2}, rt.Budget)");

    /// <summary>What is absent (the least of an empty aggregate) as the number 0; scripts can't name it.</summary>
    internal static Builtin ZeroIfAbsent { get; } = Row("(present)", "", "", _ => null, "Arithmetic.OrZero({0})");

    /// <summary>The built-in of this name, or null.</summary>
    public static Builtin? Find(string name) => _byName.GetValueOrDefault(name);

    private static readonly Dictionary<string, Builtin> _byName = All.ToDictionary(b => b.Name);

    internal static bool HasText(YType type) => type is not (VoidType or LabelType or RegexType or SequenceType or StructType or ArrayType or CodeType);

    private static Builtin Row(
        string name, string signature, string help, Func<IReadOnlyList<YType>, BuiltinResolution?> resolve, string csharp, bool effect = false, bool fault = false,
        BuiltinPlace place = BuiltinPlace.Anywhere, bool ignoresNull = false) => new(name, signature, help, resolve, csharp, effect, fault, place, ignoresNull);

    /// <summary>Exactly these parameters, to which the arguments are converted.</summary>
    private static Func<IReadOnlyList<YType>, BuiltinResolution?> Of(YType result, params YType[] parameters) =>
        types => types.Count == parameters.Length ? new BuiltinResolution(result, parameters) : null;

    /// <summary>Any number of values that have a text; each is made text by the binder.</summary>
    private static Func<IReadOnlyList<YType>, BuiltinResolution?> Texts(YType result) =>
        types => types.All(HasText) ? new BuiltinResolution(result, [.. types.Select(_ => _str)]) : null;

    private static Func<IReadOnlyList<YType>, BuiltinResolution?> InList(YType result) =>
        types => types is [ListType l, _] ? new BuiltinResolution(result, [l, l.Element]) : null;

    private static BuiltinResolution? FromList(IReadOnlyList<YType> types) => types is [ListType l] ? new BuiltinResolution(l.Element, types) : null;
}

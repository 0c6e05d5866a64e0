/// How large strings are: percentiles, a histogram as a chart, and the kinds of objects that hold the most of them.
#include <cpython/heap.y>

_param int top = 10 "how many holders to show";

_probe _oneshot {
    _agg sizes;
    _map((_str, _str), _agg) holders;
    _foreach (_node n : _walk(cpython) where py_is_str(n.address)) {
        sizes <<< n.bytes;
        holders[(n.parent.kind_name, n.label)] <<< n.bytes;
    }
    printf("%d strings; half of them take up to %s, 99 %% up to %s\n", _count(sizes), _bytes(_percentile(sizes, 50)), _bytes(_percentile(sizes, 99)));
    _chart c = _artifact_chart("sizes", "bytes"), h = _artifact_chart("holders", "holder");
    _title(c, "Sizes of strings");
    _bars_log(c, sizes);
    _foreach (((_str kind, _str label), _agg a) : holders order by _sum(a) desc limit top)
        _bar(h, kind + " " + label, _bytes(_sum(a)));
}

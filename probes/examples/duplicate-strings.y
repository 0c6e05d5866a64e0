/// Texts that are held many times over: interning them once would free the rest.
#include <cpython/heap.y>

_param int top = 10 "how many texts to show";

_probe _oneshot {
    _map(_str, _agg) texts;
    _foreach (_node n : _walk(cpython) where py_is_str(n.address))
        texts[py_str(n.address)] <<< n.bytes;
    _foreach ((_str text, _agg a) : texts where _count(a) > 1 order by _sum(a) - _max(a) desc limit top)
        printf("%8d times %10s  %s\n", _count(a), _bytes(_sum(a)), _tostr_quoted(text[: 60]));
}

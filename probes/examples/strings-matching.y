/// Strings that match a pattern, by what matched: which addresses, tokens or queries fill the memory?
#include <cpython/heap.y>

_param int top = 20 "how many";

_probe _oneshot {
    _map(_str, _agg) hosts;
    _foreach (_node n : _walk(cpython) where py_is_str(n.address)) {
        if (py_str(n.address) ~~ rx/^https?:\/\/([^\/:]+)/)
            hosts[$1] <<< n.bytes;
    }
    _foreach ((_str host, _agg sizes) : hosts order by _count(sizes) desc limit top)
        printf("%8d strings %10s  %s\n", _count(sizes), _bytes(_sum(sizes)), host);
}

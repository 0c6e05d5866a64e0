/// The dicts with the most keys, and where they hang.
#include <cpython/heap.y>

_param int top = 10 "how many";

_probe _oneshot {
    _graph g = _walk(cpython);
    _foreach (_node n : g where py_is_dict(n.address) order by ((PyDictObject *) n.address)->ma_used desc limit top)
        printf("%8ld keys %10s  %s\n", ((PyDictObject *) n.address)->ma_used, _bytes(n.bytes), n.path);
}

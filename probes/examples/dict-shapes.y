/// Dicts by their keys: many with the same few are records, and smaller as instances with __slots__.
#include <cpython/heap.y>

_param int top = 10 "how many kinds to show";

_probe _oneshot {
    _map(_str, _agg) shapes;
    _foreach (_node n : _walk(cpython) where n.kind_name == "dict") {
        _list(_str) keys;
        _foreach (PyObject *key : py_elements(n.address) limit 8)
            _push(keys, py_repr(key));
        shapes[_join(keys, ", ")] <<< n.bytes;
    }
    _foreach ((_str keys, _agg a) : shapes order by _sum(a) desc limit top)
        printf("%8d dicts %10s  {%s}\n", _count(a), _bytes(_sum(a)), keys);
}

/// How many instances each class of a package has, and their bytes.
#include <cpython/heap.y>

_param _str package = "" "such as myapp; all packages without it";

_probe _oneshot {
    _map(void *, _agg) classes;
    _foreach (_node n : _walk(cpython)) {
        if (py_type_has((PyTypeObject *) n.kind, Py_TPFLAGS_HEAPTYPE))
            classes[n.kind] <<< n.bytes;
    }
    _foreach ((PyTypeObject *c, _agg sizes) : classes where _isprefix(py_type_module(c), package) order by _count(sizes) desc limit 30)
        printf("%8d %10s  %s\n", _count(sizes), _bytes(_sum(sizes)), py_type_name(c));
}

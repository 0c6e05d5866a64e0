#include <cpython/heap.y>

/// numpy's arrays, a line each: address, bytes as sys.getsizeof says, what the array is a part of, its dtype, the objects in it.
_probe _oneshot {
    _graph g = _walk(cpython);
    _foreach (_node n : g) {
        if (!py_has_base(Py_TYPE(n.address), "numpy.ndarray"))
            continue;
        PyArrayObject *a = (PyArrayObject *) n.address;
        _list(void *) items;
        _foreach ((void *to, _str label, bool seen) : _references(g, n.address)) {
            if (_isprefix(label, "[array items"))
                _push(items, to);
        }
        _list(_str) texts;
        _foreach (void *item : items order by _address(item))
            _push(texts, sprintf("%lu", _address(item)));
        printf("%lu %ld %lu %lu %s\n", _address(a), n.size, _address(a->base), _address(a->descr), _len(texts) ? _join(texts, ",") : "-");
    }
}

#include <cpython/heap.y>

_visit PyObject *o of "mine.Thing" {
    if (_walk(cpython).count > 1)
        _ref(o, "self");
}

_probe _oneshot { printf("%d\n", _walk(cpython).count); }

#include <cpython/heap.y>

_visit PyObject *o of "mine.Thing" {
    _exhaust();
    _ref(o, "self");
}

_probe _oneshot { printf("%d\n", _walk(cpython).count); }

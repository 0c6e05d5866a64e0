#include <cpython/heap.y>

_visit PyObject *o of "mine.Thing" { _ref(o, 5); }

_probe _oneshot { printf("%d\n", _walk(cpython).count); }

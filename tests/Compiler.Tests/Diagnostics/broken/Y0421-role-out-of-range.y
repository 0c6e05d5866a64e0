#include <cpython/heap.y>

_visit PyObject *o of "mine.Thing" { _ref(o, "self", 16); }

_probe _oneshot { printf("%d\n", _walk(cpython).count); }

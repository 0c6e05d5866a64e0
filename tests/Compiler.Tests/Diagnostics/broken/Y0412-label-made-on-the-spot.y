#include <cpython/heap.y>

_visit PyObject *o of "mine.Thing" { _ref(o, "of " + py_type_name(o->ob_type)); }

_probe _oneshot { printf("%d\n", _walk(cpython).count); }

_heap mine of PyObject {
    PyTypeObject *_kind(PyObject *o) { return o->ob_type; }
}

_probe _oneshot { printf("hello\n"); }

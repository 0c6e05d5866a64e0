#include <cpython/heap.y>

_probe _oneshot {
    PyObject *o = (PyObject *) 0x1000;
    _ref(o, "here");
}

_heap toys of PyObject {
}

_probe _oneshot { printf("%d\n", _walk(toys).count); }

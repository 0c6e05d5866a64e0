_probe _oneshot {
    PyObject *o = 0;
    puts(py_repr(o));
}

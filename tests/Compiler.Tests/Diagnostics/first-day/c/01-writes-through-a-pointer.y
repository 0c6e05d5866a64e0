void rename(PyTypeObject *t) {
    t->tp_basicsize = 0;
}
_probe _oneshot { rename(_symbol("PyType_Type")); }

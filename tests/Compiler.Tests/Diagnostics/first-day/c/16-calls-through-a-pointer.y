_probe _oneshot {
    PyTypeObject *t = _symbol("PyType_Type");
    t->tp_dealloc(t);
}

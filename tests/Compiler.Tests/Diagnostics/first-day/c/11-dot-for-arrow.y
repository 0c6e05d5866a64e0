_probe _oneshot {
    PyTypeObject *t = _symbol("PyType_Type");
    printf("%ld\n", t.tp_basicsize);
}

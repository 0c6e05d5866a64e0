_probe _oneshot {
    PyTypeObject *t = _symbol("PyType_Type");
    printf("%s\n", t.tp_name);
    printf("%s\n", type(t).__name__);
}

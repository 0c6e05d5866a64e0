_probe _oneshot {
    PyTypeObject *t = _symbol("PyType_Type");
    printf("the type is %s\n", t->tp_name);
}

_probe _oneshot {
    PyTypeObject *t = _symbol("PyType_Type");
    if (t->tp_name == "type")
        printf("yes\n");
}

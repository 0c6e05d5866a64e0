_probe _oneshot {
    PyTypeObject *t = _symbol("PyType_Type");
    try:
        printf("%ld\n", t->tp_basicsize);
    except:
        pass
    with open("x") as f:
        pass
}

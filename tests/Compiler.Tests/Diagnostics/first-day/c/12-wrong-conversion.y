_probe _oneshot {
    PyTypeObject *t = _symbol("PyType_Type");
    double share = 0.5;
    printf("%d\n", t);
    printf("%d\n", share);
    printf("%d %d\n", 1);
    printf("%d\n", 1, 2);
}

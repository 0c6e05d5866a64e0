_probe _oneshot {
    PyTypeObject type = *(PyTypeObject *)_symbol("PyType_Type");
    printf("%ld\n", type.tp_basicsize);
}

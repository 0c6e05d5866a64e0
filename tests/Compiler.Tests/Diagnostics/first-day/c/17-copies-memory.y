_probe _oneshot {
    PyTypeObject copy;
    memcpy(&copy, _symbol("PyType_Type"), sizeof(copy));
    printf("%ld\n", copy.tp_basicsize);
}

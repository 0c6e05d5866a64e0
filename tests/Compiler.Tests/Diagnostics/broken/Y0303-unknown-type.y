_probe _oneshot {
    PyLstObject *l = 0;
    printf("%p\n", l);
}

_probe _oneshot {
    PyObject *o = (PyObject *) 0x1000;
    PyObject copy = *o;
    printf("%ld\n", copy.ob_refcnt);
}

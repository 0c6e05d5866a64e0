_probe _oneshot {
    PyObject *o = (PyObject *) 0x1000;
    printf("%ld\n", o.ob_refcnt);
}

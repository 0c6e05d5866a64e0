_probe _oneshot {
    PyObject *o = (PyObject *) 0x1000;
    o->ob_refcnt = 0;
}

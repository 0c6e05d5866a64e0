_probe _oneshot {
    PyTypeObject *t = nullptr;
    PyObject *o = NULL;
    if (t != NULL && o != 0 && t == nil)
        puts(NULL);
    int n = NULL;
}

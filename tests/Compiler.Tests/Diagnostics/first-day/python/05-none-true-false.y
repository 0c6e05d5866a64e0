_probe _oneshot {
    PyObject *o = None;
    bool seen = True;
    if (o is None)
        seen = False;
    printf("%d\n", seen);
}

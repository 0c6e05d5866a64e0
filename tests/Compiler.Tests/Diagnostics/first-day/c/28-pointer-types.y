PyObject *item(PyListObject *l, int i) { return l->ob_item[i]; }
_probe _oneshot {
    PyListObject *l = _symbol("no");
    PyDictObject *d = item(l, 0);
    PyObject o = *item(l, 1);
    long address = l;
    printf("%p %p %ld\n", d, item(d, 1), address);
}

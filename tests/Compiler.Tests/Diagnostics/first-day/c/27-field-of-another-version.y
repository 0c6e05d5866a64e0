_probe _oneshot {
    PyDictObject *d = _symbol("no");
    printf("%ld\n", d->ma_fill);
    printf("%ld\n", d->ma_usd);
    PyDictKeyObject *k = d->ma_keys;
    printf("%ld\n", ((PyListObject *)d)->ob_size);
}

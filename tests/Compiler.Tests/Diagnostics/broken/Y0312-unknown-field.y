_probe _oneshot {
    PyDictObject *d = (PyDictObject *) 0x1000;
    printf("%ld\n", d->ma_usd);
}

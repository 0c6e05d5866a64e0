_probe _oneshot {
    for (;;) {
        _list(long) l;
        for (int i = 0; i < 100000; i++)
            _push(l, i);
    }
}

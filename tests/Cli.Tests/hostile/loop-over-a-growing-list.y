_probe _oneshot {
    _list(long) l;
    _push(l, 1);
    _foreach (long x : l)
        _push(l, x + 1);
}

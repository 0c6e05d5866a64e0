_probe _oneshot {
    _list(long) l;
    while (1)
        _unshift(l, 1);
}

_probe _oneshot {
    _list(_list(long)) l;
    while (1) {
        _list(long) inner;
        _push(inner, 1);
        _push(l, inner);
    }
}

_probe _oneshot {
    _list(_str) l;
    while (1)
        _push(l, _tostr(l));
}

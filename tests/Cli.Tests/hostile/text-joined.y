_probe _oneshot {
    _list(_str) l;
    _str s = "0123456789";
    while (1) {
        _push(l, s);
        s = _join(l, s);
    }
}

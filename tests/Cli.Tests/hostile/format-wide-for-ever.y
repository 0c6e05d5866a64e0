_probe _oneshot {
    _list(_str) l;
    while (1)
        _push(l, sprintf("%1000000d", 1));
}

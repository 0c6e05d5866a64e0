_probe _oneshot {
    _str s = "A";
    for (int i = 0; i < 24; i++)
        s = s + s;
    _list(_str) l;
    while (1)
        _push(l, _lower(s));
}

_probe _oneshot {
    _str s = "0 ";
    for (int i = 0; i < 24; i++)
        s = s + s;
    _list(_str) l = _split(s, " ");
    printf("%d\n", _len(l));
}
